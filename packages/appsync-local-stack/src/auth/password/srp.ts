import {
  constants,
  createHash,
  createHmac,
  createPublicKey,
  getDiffieHellman,
  hkdfSync,
  publicEncrypt,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** The group: the 3072-bit prime of RFC 3526, which RFC 5054 took over, with Cognito's generator. */
const prime = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`);
const PRIME_BYTES = 384;
const GENERATOR = 2n;
const multiplier = hashNumber(signedBytes(prime), signedBytes(GENERATOR));
/** The prime has 768; clients may put zeros before a number. */
const LONGEST_HEX_DIGITS = 776;

/** The account whose password is to be proved. */
export interface SrpAccount {
  /** The part of the user pool's id after the underscore. */
  readonly poolName: string;
  /** `USER_ID_FOR_SRP`: part of what is hashed. */
  readonly userId: string;
  /** From `accountVerifier`. */
  readonly verifier: bigint;
}

/** What the verifier of an account is computed from. */
export interface SrpCredentials {
  readonly poolName: string;
  readonly userId: string;
  readonly password: string;
  /** `SALT`. */
  readonly salt: Buffer;
}

/** An exchange between its two messages: what the server keeps until the client answers. */
export interface SrpExchange extends SrpAccount {
  readonly clientPublic: bigint;
  readonly serverPublic: bigint;
  readonly serverPrivate: bigint;
}

/** What a client answers to `PASSWORD_VERIFIER`. */
export interface SrpClaim {
  /** Base64, as the challenge had it. */
  readonly secretBlock: string;
  /** E.g. `Sat Sep 5 14:03:09 UTC 2026`. */
  readonly timestamp: string;
  /** Base64. */
  readonly signature: string;
}

/**
 * Reads a client's `SRP_A`, in hexadecimal digits.
 *
 * @returns undefined for what is not a number of the group, and for a multiple of the prime, which would give
 * away the key
 *   (RFC 5054, 2.5.4)
 */
export function readClientPublic(hex: string): bigint | undefined {
  if (hex.length > LONGEST_HEX_DIGITS || !/^[0-9a-f]+$/i.test(hex)) {
    return undefined;
  }
  const clientPublic = BigInt(`0x${hex}`);
  return clientPublic % prime === 0n ? undefined : clientPublic;
}

/** What SRP hashes as the pool's name: the part of the id after the underscore. */
export function poolNameOf(userPoolId: string): string {
  return userPoolId.replace(/^[^_]*_/, '');
}

/**
 * What the server keeps of a password, as Cognito and its clients compute it: hashes by SHA-256 over numbers
 * in the form of Java's `BigInteger.toByteArray`, and the pool's name before the user's.
 */
export function accountVerifier({ poolName, userId, password, salt }: SrpCredentials): bigint {
  const identity = createHash('sha256').update(`${poolName}${userId}:${password}`).digest();
  return power(GENERATOR, hashNumber(signedBytes(toNumber(salt)), identity));
}

/**
 * A verifier without a known password, from random bytes: at least 16 more than the prime has, otherwise it
 * could be told apart.
 */
export function verifierWithoutPassword(bytes: Buffer): bigint {
  return toNumber(bytes) % prime;
}

/** Begins an exchange of SRP-6a; hashes are those of `accountVerifier`. */
export function startExchange(account: SrpAccount, clientPublic: bigint): SrpExchange {
  const { poolName, userId, verifier } = account;
  const serverPrivate = toNumber(randomBytes(32));
  const serverPublic = (multiplier * verifier + power(GENERATOR, serverPrivate)) % prime;
  return { poolName, userId, verifier, clientPublic, serverPublic, serverPrivate };
}

/** Whether a claim was signed with the key that only a client with the password can compute. */
export function isClaimProved(exchange: SrpExchange, claim: SrpClaim): boolean {
  if (!isTimestamp(claim.timestamp)) {
    return false;
  }
  const { poolName, userId, verifier, clientPublic, serverPublic, serverPrivate } = exchange;
  const scrambler = hashNumber(signedBytes(clientPublic), signedBytes(serverPublic));
  const secret = power(clientPublic * power(verifier, scrambler), serverPrivate);
  const key = hkdfSync('sha256', signedBytes(secret), signedBytes(scrambler), 'Caldera Derived Key', 16);
  const expected = createHmac('sha256', Buffer.from(key))
    .update(poolName)
    .update(userId)
    .update(Buffer.from(claim.secretBlock, 'base64'))
    .update(claim.timestamp)
    .digest();
  const signature = Buffer.from(claim.signature, 'base64');
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}

/** `SRP_B`, in hexadecimal digits. */
export function serverPublicHex(exchange: SrpExchange): string {
  return exchange.serverPublic.toString(16);
}

/** Cognito accepts one form only: UTC, with the day of the month without a leading zero. */
function isTimestamp(text: string): boolean {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) {
    return false;
  }
  const [weekday = '', day, month, year, time] = date.toUTCString().split(' ');
  return text === `${weekday.replace(',', '')} ${month} ${Number(day)} ${time} UTC ${year}`;
}

/**
 * A power in the group: what RSA computes when nothing is padded, with the prime as its modulus. OpenSSL
 * takes a sixth of the time that `bigint` takes, and every sign-up and sign-in needs one.
 */
function power(base: bigint, exponent: bigint): bigint {
  const key = createPublicKey({
    key: { kty: 'RSA', n: toBytes(prime).toString('base64url'), e: toBytes(exponent).toString('base64url') },
    format: 'jwk',
  });
  return toNumber(publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, toBytes(base % prime)));
}

function hashNumber(...parts: readonly Buffer[]): bigint {
  const hash = createHash('sha256');
  parts.forEach((part) => hash.update(part));
  return toNumber(hash.digest());
}

function toNumber(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`);
}

/** As many bytes as the prime has. */
function toBytes(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(2 * PRIME_BYTES, '0'), 'hex');
}

/**
 * As few bytes as hold a positive number and its sign: a zero byte comes before a highest bit that is set.
 */
function signedBytes(value: bigint): Buffer {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
}
