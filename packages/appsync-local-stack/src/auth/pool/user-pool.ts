import { CognitoError, userDoesNotExist } from '../api/cognito-error.ts';
import type { ClientSettings } from './client-settings.ts';
import type { PoolSettings } from './pool-settings.ts';
import { attributeOf } from './user-attributes.ts';
import type { UserStore } from './user-store.ts';
import type { User } from './user.ts';

/** A running user pool: its settings in the template, and its users. */
export interface UserPool {
  readonly settings: PoolSettings;
  readonly users: UserStore;
  readonly clients: readonly ClientSettings[];
}

/** The user pools of the template, and no others. */
export class UserPoolDirectory {
  readonly all: readonly UserPool[];

  constructor(pools: readonly UserPool[]) {
    this.all = pools;
  }

  /** @throws {CognitoError} `ResourceNotFoundException` */
  pool(userPoolId: string): UserPool {
    const found = this.all.find(({ settings }) => settings.userPoolId === userPoolId);
    if (found === undefined) {
      throw new CognitoError('ResourceNotFoundException', `User pool ${userPoolId} does not exist.`);
    }
    return found;
  }

  /** @throws {CognitoError} `ResourceNotFoundException` */
  client(clientId: string): { readonly pool: UserPool; readonly client: ClientSettings } {
    for (const pool of this.all) {
      const client = pool.clients.find((candidate) => candidate.clientId === clientId);
      if (client !== undefined) {
        return { pool, client };
      }
    }
    throw new CognitoError('ResourceNotFoundException', `User pool client ${clientId} does not exist.`);
  }
}

/** Finds a user by user name, `sub` or, where the pool says so, e-mail address. */
export function findUser(pool: UserPool, username: string): User | undefined {
  const found = pool.users.findUser(username);
  if (found !== undefined) {
    return found;
  }
  const folded = (name: string) => foldedName(pool, name);
  const wanted = folded(username);
  const users = pool.users.listUsers();
  return (
    users.find((user) => signInName(pool, user) === username) ??
    users.find((user) => [user.Username, signInName(pool, user)].some((name) => folded(name) === wanted))
  );
}

/**
 * Finds a user as `findUser` does.
 *
 * @throws {CognitoError} `UserNotFoundException`: only where the caller may know which users exist
 */
export function requireUser(pool: UserPool, username: string): User {
  const user = findUser(pool, username);
  if (user === undefined) {
    throw userDoesNotExist();
  }
  return user;
}

/** @throws {CognitoError} `NotAuthorizedException` */
export function requireEnabled(user: User): void {
  if (!user.Enabled) {
    throw new CognitoError('NotAuthorizedException', 'User is disabled.');
  }
}

/** What a user signs in with: the e-mail address in pools where it is the user name. */
export function signInName({ settings }: UserPool, user: User): string {
  const email = settings.hasEmailAsUsername ? attributeOf(user, 'email') : undefined;
  return email ?? user.Username;
}

/** Replaces a user's record, stamped with the time of the change. */
export function saveUser(pool: UserPool, user: User): Promise<void> {
  return pool.users.saveUser({ ...user, UserLastModifiedDate: new Date() });
}

/** A name as the pool compares names: in small letters, unless their case counts. */
export function foldedName({ settings }: UserPool, username: string): string {
  return settings.isCaseSensitive ? username : username.toLowerCase();
}

/** One text for all ways to write a name of a pool. */
export function nameKey(pool: UserPool, username: string): string {
  return JSON.stringify([pool.settings.userPoolId, foldedName(pool, username)]);
}
