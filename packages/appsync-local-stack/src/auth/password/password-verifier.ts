import { randomBytes, timingSafeEqual } from 'node:crypto';
import { accountVerifier, poolNameOf } from './srp.ts';

/**
 * What is kept of a password: enough to check it, by SRP or typed, but not enough to know it (RFC 5054, 2.4).
 */
export interface PasswordVerifier {
  /** 16 random bytes in hexadecimal digits, new for each password. */
  readonly Salt: string;
  /** A number of the SRP group, in hexadecimal digits. */
  readonly Verifier: string;
}

/** Whose password it is: as much of a user's record as it is checked by. */
interface PasswordOwner {
  readonly Username: string;
  readonly PasswordVerifier: PasswordVerifier;
}

const SALT_BYTES = 16;
const VERIFIER_BYTES = 384;

/** What is kept of a new password; it is valid for this user of this pool only. */
export function makePasswordVerifier(
  userPoolId: string,
  username: string,
  password: string,
): PasswordVerifier {
  return verifierOf(userPoolId, username, password, randomBytes(SALT_BYTES));
}

/** Whether a password is the user's. The time that it takes does not depend on how much of it is right. */
export function isPasswordOf(
  userPoolId: string,
  { Username, PasswordVerifier: kept }: PasswordOwner,
  password: string,
): boolean {
  const claimed = verifierOf(userPoolId, Username, password, Buffer.from(kept.Salt, 'hex'));
  return timingSafeEqual(Buffer.from(claimed.Verifier, 'hex'), Buffer.from(kept.Verifier, 'hex'));
}

/** A salt and a verifier as they are stored. */
export function passwordVerifier(salt: Buffer, verifier: bigint): PasswordVerifier {
  return { Salt: salt.toString('hex'), Verifier: verifier.toString(16).padStart(2 * VERIFIER_BYTES, '0') };
}

/** Whether a value that was read from a file is a verifier. */
export function isPasswordVerifier(value: unknown): value is PasswordVerifier {
  return (
    typeof value === 'object' &&
    value !== null &&
    'Salt' in value &&
    'Verifier' in value &&
    isHex(value.Salt, SALT_BYTES) &&
    isHex(value.Verifier, VERIFIER_BYTES)
  );
}

function verifierOf(userPoolId: string, userId: string, password: string, salt: Buffer): PasswordVerifier {
  const poolName = poolNameOf(userPoolId);
  return passwordVerifier(salt, accountVerifier({ poolName, userId, password, salt }));
}

function isHex(value: unknown, bytes: number): boolean {
  return typeof value === 'string' && value.length === 2 * bytes && /^[0-9a-f]+$/.test(value);
}
