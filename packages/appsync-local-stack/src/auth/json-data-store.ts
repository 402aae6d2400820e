import { join } from 'node:path';
import type { DataStore } from 'cognito-local/lib/services/dataStore/dataStore.js';
import type { DataStoreFactory } from 'cognito-local/lib/services/dataStore/factory.js';
import { readKeptFile } from '../server/kept-file.ts';
import { StartError } from '../server/start-error.ts';
import { writeWholeFile } from '../server/whole-file.ts';

type Node = Record<string, unknown>;

/**
 * Makes cognito-local's data stores: one JSON file a store in `directory`, or in memory when that is undefined.
 *
 * A change is on the disk before the promise of `set` or `delete` is fulfilled. Users' passwords are in these files as
 * cognito-local keeps them, in plain text, and so are the keys of authenticator apps: fit for made-up users on one machine,
 * which is why the files are readable by their owner only.
 */
export function createDataStoreFactory(directory: string | undefined): DataStoreFactory {
  return {
    async create(_context, id, defaults) {
      if (directory === undefined) {
        return new JsonDataStore(copyOf(defaults), undefined);
      }
      const path = join(directory, `${id}.json`);
      return new JsonDataStore({ ...copyOf(defaults), ...(await readStore(path)) }, path);
    },
  };
}

/** What was kept; nothing at the first start. */
async function readStore(path: string): Promise<Node> {
  const text = (await readKeptFile(path))?.toString('utf8');
  if (text === undefined) {
    return {};
  }
  try {
    const content: unknown = JSON.parse(text, reviveDates);
    // Both are there from the first write on: a file without them holds no users, and would lose those that it should hold.
    if (isNode(content) && isNode(content['Options']) && areUsers(content['Users'])) {
      return content;
    }
  } catch {
    // Answered below, like any other content that is not a store.
  }
  throw new StartError(
    'DAMAGED_FILE',
    `${path} is not a user pool's data: restore it, or delete it to start with no users`,
  );
}

function areUsers(value: unknown): boolean {
  return (
    isNode(value) &&
    Object.values(value).every(
      (user) => isNode(user) && USER_MEMBERS.every(([name, isOne]) => isOne(user[name])),
    )
  );
}

const isText = (value: unknown) => typeof value === 'string';
const isDate = (value: unknown) => value instanceof Date && !Number.isNaN(value.getTime());

/** What every operation takes for granted of a user. */
const USER_MEMBERS: readonly (readonly [name: string, isOne: (value: unknown) => boolean])[] = [
  ['Username', isText],
  ['Password', isText],
  ['UserStatus', isText],
  ['Enabled', (value) => typeof value === 'boolean'],
  ['UserCreateDate', isDate],
  ['UserLastModifiedDate', isDate],
  ['RefreshTokens', (value) => Array.isArray(value) && value.every(isText)],
  [
    'Attributes',
    (value) =>
      Array.isArray(value) &&
      value.every((item) => isNode(item) && isText(item['Name']) && isText(item['Value'])),
  ],
];

/** cognito-local's rule: a date is kept in a property whose name ends in `Date`. Only text is one: a user may be named so. */
function reviveDates(key: string, value: unknown): unknown {
  return key.endsWith('Date') && typeof value === 'string' ? new Date(value) : value;
}

class JsonDataStore implements DataStore {
  readonly #root: Node;
  readonly #path: string | undefined;
  #lastSave: Promise<void> = Promise.resolve();

  constructor(root: Node, path: string | undefined) {
    this.#root = root;
    this.#path = path;
  }

  get<T>(context: unknown, key: string | string[]): Promise<T | null>;
  get<T>(context: unknown, key: string | string[], defaultValue: T): Promise<T>;
  get<T>(_context: unknown, key: string | string[], defaultValue?: T): Promise<T | null> {
    let value: unknown = this.#root;
    for (const name of pathOf(key)) {
      value = isNode(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    }
    // The caller knows what it stored under this key. It gets a copy because cognito-local changes what it was given.
    return Promise.resolve((structuredClone(value) as T | undefined) ?? defaultValue ?? null);
  }

  getRoot<T>(): Promise<T | null> {
    // As in `get`.
    return Promise.resolve(copyOf(this.#root) as T);
  }

  set<T>(_context: unknown, key: string | string[], value: T): Promise<void> {
    const names = pathOf(key);
    let node = this.#root;
    for (const name of names.slice(0, -1)) {
      const next = Object.hasOwn(node, name) ? node[name] : undefined;
      node = isNode(next) ? next : define(node, name, {});
    }
    define(node, names.at(-1) ?? '', structuredClone(value));
    return this.#save();
  }

  delete(_context: unknown, key: string | string[]): Promise<void> {
    const names = pathOf(key);
    let node: unknown = this.#root;
    for (const name of names.slice(0, -1)) {
      node = isNode(node) && Object.hasOwn(node, name) ? node[name] : undefined;
    }
    if (isNode(node)) {
      delete node[names.at(-1) ?? ''];
    }
    return this.#save();
  }

  /** One save at a time: each writes the same temporary file. */
  #save(): Promise<void> {
    const path = this.#path;
    if (path === undefined) {
      return Promise.resolve();
    }
    this.#lastSave = this.#lastSave
      .catch(() => undefined)
      .then(() => writeWholeFile(path, JSON.stringify(this.#root, null, 2)));
    return this.#lastSave;
  }
}

/** Assigning would not do: a user may be named `__proto__`. */
function define<T>(node: Node, name: string, value: T): T {
  Object.defineProperty(node, name, { value, writable: true, enumerable: true, configurable: true });
  return value;
}

function pathOf(key: string | string[]): string[] {
  return Array.isArray(key) ? key : [key];
}

function copyOf(value: object): Node {
  return { ...structuredClone(value) };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
