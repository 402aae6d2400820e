import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** What the challenge `PASSWORD_VERIFIER` asks with. */
export interface PasswordVerifier {
  readonly USER_ID_FOR_SRP: string;
  /** Hexadecimal digits. */
  readonly SALT: string;
  /** The server's public number, in hexadecimal digits. */
  readonly SRP_B: string;
  /** Base64. */
  readonly SECRET_BLOCK: string;
}

/** A client's half of one exchange. */
export interface SrpExchange {
  /** `SRP_A`, in hexadecimal digits. */
  readonly publicHex: string;
  /**
   * The `ChallengeResponses` to `PASSWORD_VERIFIER`; undefined when the server's numbers are not those of an
   * honest server.
   */
  answer(verifier: PasswordVerifier, proof: SrpProof): Readonly<Record<string, string>> | undefined;
}

/** What a password is proved with. */
interface SrpProof {
  /** E.g. `eu-west-1_EXAMPLE`. */
  readonly userPoolId: string;
  readonly password: string;
  /** The time of the answer. */
  readonly now: Date;
}

/** The 3072-bit prime of RFC 3526, section 4, which RFC 5054 took over. */
const PRIME_HEX =
  'ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404ddef9519b3' +
  'cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7edee386bfb5a899fa5' +
  'ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f83655d23dca3ad961c62f356' +
  '208552bb9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3be39e772c180e86039b2783a2ec07a28f' +
  'b5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa051015728e5a8aaac42dad33170d04507a33a85521ab' +
  'df1cba64ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7abf5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6b' +
  'f12ffa06d98a0864d87602733ec86a64521f2b18177b200cbbe117577a615d6c770988c0bad946e208e24fa074e5ab3143db5bfc' +
  'e0fd108e4b82d120a93ad2caffffffffffffffff';

const GENERATOR = BigInt(2);
const ZERO = BigInt(0);
const ONE = BigInt(1);

/**
 * Begins an exchange of SRP-6a as Cognito computes it: the password never leaves this machine. Hashes are
 * over numbers in the form of Java's `BigInteger.toByteArray`, and the pool's name comes before the user's.
 *
 * Source: https://datatracker.ietf.org/doc/html/rfc5054
 */
export function startSrp(): SrpExchange {
  const prime = toNumber(hexToBytes(PRIME_HEX));
  const secret = toNumber(randomBytes(32));
  const publicNumber = power(GENERATOR, secret, prime);
  const answer: SrpExchange['answer'] = (verifier, { userPoolId, password, now }) => {
    const { USER_ID_FOR_SRP: userId, SALT: salt, SRP_B: serverHex, SECRET_BLOCK: secretBlock } = verifier;
    const serverNumber = BigInt(`0x${serverHex}`);
    const scrambler = hashNumber(signedBytes(publicNumber), signedBytes(serverNumber));
    // Either would let a server that does not know the password pass for one that does (RFC 5054, 2.5.3 and
    // 2.6).
    if (serverNumber % prime === ZERO || scrambler === ZERO) {
      return undefined;
    }
    const poolName = userPoolId.slice(userPoolId.indexOf('_') + 1);
    const multiplier = hashNumber(signedBytes(prime), signedBytes(GENERATOR));
    const identity = sha256(utf8ToBytes(`${poolName}${userId}:${password}`));
    const x = hashNumber(signedBytes(BigInt(`0x${salt}`)), identity);
    const difference = (serverNumber - multiplier * power(GENERATOR, x, prime)) % prime;
    const shared = power(difference < ZERO ? difference + prime : difference, secret + scrambler * x, prime);
    const info = utf8ToBytes('Caldera Derived Key');
    const key = hkdf(sha256, signedBytes(shared), signedBytes(scrambler), info, 16);
    const timestamp = timestampOf(now);
    const message = [poolName, userId].map(utf8ToBytes);
    const claim = concatBytes(...message, fromBase64(secretBlock), utf8ToBytes(timestamp));
    return {
      USERNAME: userId,
      PASSWORD_CLAIM_SECRET_BLOCK: secretBlock,
      PASSWORD_CLAIM_SIGNATURE: toBase64(hmac(sha256, key, claim)),
      TIMESTAMP: timestamp,
    };
  };
  return { publicHex: publicNumber.toString(16), answer };
}

/**
 * Cognito takes one form only, e.g. `Sat Sep 5 14:03:09 UTC 2026`: the day of the month without a zero before
 * it.
 */
function timestampOf(now: Date): string {
  const [weekday = '', day, month, year, time] = now.toUTCString().split(' ');
  return `${weekday.slice(0, 3)} ${month} ${Number(day)} ${time} UTC ${year}`;
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = ONE;
  let square = base % modulus;
  for (let rest = exponent; rest > ZERO; rest >>= ONE) {
    if ((rest & ONE) === ONE) {
      result = (result * square) % modulus;
    }
    square = (square * square) % modulus;
  }
  return result;
}

function hashNumber(...parts: readonly Uint8Array[]): bigint {
  return toNumber(sha256(concatBytes(...parts)));
}

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${bytesToHex(bytes)}`);
}

/**
 * As few bytes as hold a positive number and its sign: a zero byte comes before a highest bit that is set.
 */
function signedBytes(value: bigint): Uint8Array {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return hexToBytes(/^[89a-f]/.test(even) ? `00${even}` : even);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
