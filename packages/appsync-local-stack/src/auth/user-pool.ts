import type { Context } from 'cognito-local/lib/services/context.js';
import type { User as EmulatorUser, UserPoolService } from 'cognito-local/lib/services/userPoolService.js';
import type { ClientSettings } from './client-settings.ts';
import { CognitoError, userDoesNotExist } from './cognito-error.ts';
import type { PoolSettings } from './pool-settings.ts';
import type { RotatedRefreshToken } from './refresh-tokens.ts';
import type { SoftwareToken } from './software-token.ts';
import { attributeOf } from './user-attributes.ts';
import type { CodePurpose, SentCode } from './verification-codes.ts';

/** A user as the store keeps them: cognito-local's record, which it hands on whole, and what it has no place for. */
export interface User extends Omit<EmulatorUser, 'SoftwareTokenMfaConfiguration'> {
  SoftwareTokenMfaConfiguration?: SoftwareToken;
  /** Refresh tokens that may still be shown again; absent: none. */
  RotatedRefreshTokens?: readonly RotatedRefreshToken[];
  /** When an administrator gave the password that is to be changed; absent: as the user was made. */
  TemporaryPasswordDate?: Date;
  /** Codes that were sent and have not come back; absent: none. */
  SentCodes?: Partial<Record<CodePurpose, SentCode>>;
}

/** One user pool at work: what the template says, and its users. */
export interface UserPool {
  readonly settings: PoolSettings;
  readonly users: UserPoolService;
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

const ignore = () => undefined;

/** What cognito-local's services want of a caller: a logger. Nothing that it logs is for the user. */
export const silentContext: Context = {
  logger: { child: () => silentContext.logger, debug: ignore, error: ignore, info: ignore, warn: ignore },
};

/** Finds a user by user name, `sub` or, where the pool says so, e-mail address. */
export async function findUser(pool: UserPool, username: string): Promise<User | null> {
  const found = await pool.users.getUserByUsername(silentContext, username);
  if (found !== null || pool.settings.isCaseSensitive) {
    return found;
  }
  const wanted = username.toLowerCase();
  const users = await pool.users.listUsers(silentContext);
  return (
    users.find((user) =>
      [user.Username, signInName(pool, user)].some((name) => name.toLowerCase() === wanted),
    ) ?? null
  );
}

/**
 * Finds a user as `findUser` does.
 *
 * @throws {CognitoError} `UserNotFoundException`: only where the caller may know who is there
 */
export async function requireUser(pool: UserPool, username: string): Promise<User> {
  const user = await findUser(pool, username);
  if (user === null) {
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

/** What a user signs in with: the e-mail address in pools that take it for the user name. */
export function signInName({ settings }: UserPool, user: User): string {
  const email = settings.hasEmailAsUsername ? attributeOf(user, 'email') : undefined;
  return email ?? user.Username;
}

/** Replaces a user's record, stamped with the time of the change. */
export async function saveUser(pool: UserPool, user: User): Promise<void> {
  await pool.users.saveUser(silentContext, { ...user, UserLastModifiedDate: new Date() });
}
