import { createHmac, hkdfSync } from 'node:crypto';
import { passwordVerifier } from '../password/password-verifier.ts';
import { verifierWithoutPassword } from '../password/srp.ts';
import { foldedName } from '../pool/user-pool.ts';
import type { UserPool } from '../pool/user-pool.ts';
import type { User } from '../pool/user.ts';

/**
 * A simulated account for an unknown name, always the same for that name, with a password that nobody knows.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
 */
export function simulatedUser(
  secret: Buffer,
  pool: UserPool,
  username: string,
): Pick<User, 'Username' | 'PasswordVerifier'> {
  const userId = simulatedUserId(secret, pool, username);
  const salt = derived(secret, pool, 'salt', userId).subarray(0, 16);
  const seed = derived(secret, pool, 'password', foldedName(pool, username));
  const verifier = verifierWithoutPassword(Buffer.from(hkdfSync('sha256', seed, '', 'verifier', 400)));
  return { Username: userId, PasswordVerifier: passwordVerifier(salt, verifier) };
}

/** The user id of a simulated account. */
function simulatedUserId(secret: Buffer, pool: UserPool, username: string): string {
  return pool.settings.hasEmailAsUsername
    ? uuidOf(derived(secret, pool, 'user id', foldedName(pool, username)))
    : username;
}

function derived(secret: Buffer, pool: UserPool, purpose: string, name: string): Buffer {
  return createHmac('sha256', secret)
    .update(JSON.stringify([pool.settings.userPoolId, purpose, name]))
    .digest();
}

/** Bytes in the form of a random UUID, version 4, as user ids have it. */
function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  const variant = '89ab'.charAt((bytes[8] ?? 0) % 4);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
