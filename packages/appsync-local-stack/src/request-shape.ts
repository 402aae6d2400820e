import { isObject } from './is-object.ts';
import type { JsonObject } from './is-object.ts';
import type { Json } from './json.ts';
import { UserError } from './user-error.ts';

/**
 * A handler returned a request that the data source cannot read.
 *
 * This is not `ctx.error`: AppSync ends the field at once with `errorType` `MappingTemplate` and this
 * message, and does not run the response handler. `Value for field '$[operation]' not found.` is the guide's
 * message and `Unsupported element '$[condition][x]'.` was seen at the service (aws-appsync-community issues
 * 110 and 217); the others have the same form.
 *
 * Sources: https://github.com/aws/aws-appsync-community/issues/110,
 * https://github.com/aws/aws-appsync-community/issues/217,
 * https://docs.aws.amazon.com/appsync/latest/devguide/troubleshooting-and-common-mistakes.html
 */
export class InvalidDataSourceRequest extends UserError {
  override readonly name = 'InvalidDataSourceRequest';

  constructor(message: string) {
    super('MappingTemplate', message);
  }
}

/** The path of a value in the request, as AppSync writes it: `$[transactItems][0][key]`. */
export type Path = string;

/** The path of a member or list entry. */
export function at(path: Path, member: string | number): Path {
  return `${path}[${member}]`;
}

/**
 * One object of a request with the members that it may have, read one by one.
 *
 * An optional member that is null counts as absent: AppSync's own samples write `filter: filter ? … : null`.
 */
export class RequestShape {
  readonly path: Path;
  readonly #members: JsonObject<Json>;

  /**
   * @throws {InvalidDataSourceRequest} when the value is not an object or has a member that is not allowed
   */
  constructor(value: Json | undefined, path: Path, allowed: readonly string[]) {
    if (value === undefined || value === null) {
      throw notFound(path);
    }
    if (!isObject(value)) {
      throw expected('JSON object', path, value);
    }
    const foreign = Object.keys(value).find((name) => !allowed.includes(name));
    if (foreign !== undefined) {
      throw new InvalidDataSourceRequest(`Unsupported element '${at(path, foreign)}'.`);
    }
    this.path = path;
    this.#members = value;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  /** The raw member; undefined when it is absent or null. */
  get(name: string): Json | undefined {
    return (Object.hasOwn(this.#members, name) ? this.#members[name] : undefined) ?? undefined;
  }

  string(name: string): string | undefined {
    const value = this.get(name);
    if (value !== undefined && typeof value !== 'string') {
      throw expected('string', at(this.path, name), value);
    }
    return value;
  }

  requiredString(name: string): string {
    return this.string(name) ?? missing(at(this.path, name));
  }

  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const value = this.string(name);
    if (value === undefined) {
      return undefined;
    }
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) {
      throw new InvalidDataSourceRequest(
        `Unsupported value '${value}' for field '${at(this.path, name)}'. Use one of ${words.join(', ')}.`,
      );
    }
    return word;
  }

  boolean(name: string): boolean | undefined {
    const value = this.get(name);
    if (value !== undefined && typeof value !== 'boolean') {
      throw expected('boolean', at(this.path, name), value);
    }
    return value;
  }

  integer(name: string): number | undefined {
    const value = this.get(name);
    if (value === undefined) {
      return undefined;
    }
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      throw expected('integer', at(this.path, name), value);
    }
    return value;
  }

  /** A required list, its entries with their paths. */
  entries(name: string): { value: Json; path: Path }[] {
    return listEntries(this.get(name), at(this.path, name));
  }
}

/** The entries of a list, with their paths. */
export function listEntries(list: Json | undefined, path: Path): { value: Json; path: Path }[] {
  if (list === undefined || list === null) {
    throw notFound(path);
  }
  if (!Array.isArray(list)) {
    throw expected('JSON array', path, list);
  }
  return list.map((value: Json, index) => ({ value, path: at(path, index) }));
}

/** The members of a map with free names, with their paths. */
export function mapEntries(map: Json | undefined, path: Path): { name: string; value: Json; path: Path }[] {
  if (map === undefined || map === null) {
    throw notFound(path);
  }
  if (!isObject(map)) {
    throw expected('JSON object', path, map);
  }
  return Object.entries(map).map(([name, value]) => ({ name, value, path: at(path, name) }));
}

export function expected(what: string, path: Path, value: Json): InvalidDataSourceRequest {
  return new InvalidDataSourceRequest(
    `Expected ${what} for field '${path}' but got '${kindOf(value)}' instead.`,
  );
}

export function notFound(path: Path): InvalidDataSourceRequest {
  return new InvalidDataSourceRequest(`Value for field '${path}' not found.`);
}

function missing(path: Path): never {
  throw notFound(path);
}

/** The JSON kind of a value, as in AppSync's messages: OBJECT, ARRAY, STRING, NUMBER, BOOLEAN or NULL. */
function kindOf(value: Json): string {
  if (value === null) {
    return 'NULL';
  }
  if (Array.isArray(value)) {
    return 'ARRAY';
  }
  return (typeof value).toUpperCase();
}
