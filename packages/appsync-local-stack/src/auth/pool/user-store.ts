import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeWholeFile } from '../../server/whole-file.ts';
import { readStoredPool, storedPoolText } from './stored-pool.ts';
import { attributeOf } from './user-attributes.ts';
import type { Group, User } from './user.ts';

/**
 * Opens the users and groups of a pool: stored in the file at `path`, or in memory when that is undefined.
 *
 * A file of an earlier version is replaced by one of this version, in one step.
 *
 * @throws {StartError} when the file cannot be read, or has other content
 */
export async function openUserStore(userPoolId: string, path: string | undefined): Promise<UserStore> {
  const store = new UserStore(path);
  const stored = path === undefined ? undefined : await readStoredPool(path, userPoolId);
  if (stored !== undefined) {
    await store.fill(stored.users, stored.groups, stored.isOfEarlierVersion);
  }
  if (path !== undefined) {
    await removeTornWrites(path);
  }
  return store;
}

/** The temporary files of killed writes. Those of earlier releases contain plain passwords. */
async function removeTornWrites(path: string): Promise<void> {
  const names = await readdir(dirname(path));
  const torn = names.filter((name) => name.startsWith(`${basename(path)}.`) && name.endsWith('.tmp'));
  await Promise.all(torn.map((name) => rm(join(dirname(path), name), { force: true })));
}

/**
 * The users and groups of a pool.
 *
 * A change is on the disk before its promise is fulfilled. A record is never changed in place: a new one
 * replaces it.
 */
export class UserStore {
  readonly #path: string | undefined;
  readonly #users = new Map<string, User>();
  readonly #groups = new Map<string, Group>();
  #lastSave: Promise<void> = Promise.resolve();

  constructor(path: string | undefined) {
    this.#path = path;
  }

  /** Takes over the stored data. */
  async fill(users: readonly User[], groups: readonly Group[], isToBeSaved: boolean): Promise<void> {
    users.forEach((user) => this.#users.set(user.Username, user));
    groups.forEach((group) => this.#groups.set(group.GroupName, group));
    if (isToBeSaved) {
      await this.#save();
    }
  }

  listUsers(): readonly User[] {
    return [...this.#users.values()];
  }

  /** Finds a user by user name or else by `sub`, case-sensitive. */
  findUser(name: string): User | undefined {
    return this.#users.get(name) ?? this.listUsers().find((user) => attributeOf(user, 'sub') === name);
  }

  /** Adds a user, or replaces the one of that name. */
  saveUser(user: User): Promise<void> {
    this.#users.set(user.Username, user);
    return this.#save();
  }

  /** Removes a user, also from groups. */
  deleteUser({ Username }: User): Promise<void> {
    this.#users.delete(Username);
    this.listGroups()
      .filter(({ members }) => members?.includes(Username) === true)
      .forEach((group) => this.#groups.set(group.GroupName, withoutMember(group, Username)));
    return this.#save();
  }

  listGroups(): readonly Group[] {
    return [...this.#groups.values()];
  }

  findGroup(name: string): Group | undefined {
    return this.#groups.get(name);
  }

  /** The names of a user's groups, sorted. */
  groupNamesOf({ Username }: User): readonly string[] {
    return this.listGroups()
      .filter(({ members }) => members?.includes(Username) === true)
      .map(({ GroupName }) => GroupName)
      .sort((one, other) => one.localeCompare(other));
  }

  /** Adds a group, or replaces the one of that name. */
  saveGroup(group: Group): Promise<void> {
    this.#groups.set(group.GroupName, group);
    return this.#save();
  }

  deleteGroup({ GroupName }: Group): Promise<void> {
    this.#groups.delete(GroupName);
    return this.#save();
  }

  async addToGroup(group: Group, { Username }: User): Promise<void> {
    const members = group.members ?? [];
    if (!members.includes(Username)) {
      await this.saveGroup({ ...group, LastModifiedDate: new Date(), members: [...members, Username] });
    }
  }

  async removeFromGroup(group: Group, { Username }: User): Promise<void> {
    if (group.members?.includes(Username) === true) {
      await this.saveGroup(withoutMember(group, Username));
    }
  }

  /** One save at a time: each writes the same temporary file. */
  #save(): Promise<void> {
    const path = this.#path;
    if (path === undefined) {
      return Promise.resolve();
    }
    this.#lastSave = this.#lastSave
      .catch(() => undefined)
      .then(() => writeWholeFile(path, storedPoolText(this.listUsers(), this.listGroups())));
    return this.#lastSave;
  }
}

function withoutMember(group: Group, username: string): Group {
  const members = (group.members ?? []).filter((member) => member !== username);
  return { ...group, LastModifiedDate: new Date(), members };
}
