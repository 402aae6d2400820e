import { createHash, createHmac } from 'node:crypto';

/** The parameters of the challenge `PASSWORD_VERIFIER`. */
export interface PasswordVerifier {
  readonly USER_ID_FOR_SRP: string;
  readonly SALT: string;
  readonly SRP_B: string;
  readonly SECRET_BLOCK: string;
}

/**
 * A client's half of the exchange, written from RFC 5054 and the source of Cognito's clients, in strings of
 * hexadecimal digits.
 */
export interface SrpClient {
  /** `SRP_A` */
  readonly publicHex: string;
  /** The answer to the challenge, for `RespondToAuthChallenge`. */
  answer(verifier: PasswordVerifier, password: string, timestamp?: string): Record<string, string>;
}

/** RFC 3526, 4: the 3072-bit group. */
export const srpPrime = BigInt(
  `0x${[
    'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74',
    '020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437',
    '4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED',
    'EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05',
    '98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB',
    '9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B',
    'E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718',
    '3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33',
    'A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7',
    'ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864',
    'D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E2',
    '08E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF',
  ].join('')}`,
);

const n = srpPrime;

/** @param secret the client's private number; any will do in a test */
export function createSrpClient(poolName: string, secret = 0x5eed_5eed_5eed_5eedn): SrpClient {
  const publicHex = modPow(2n, secret, n).toString(16);
  return {
    publicHex,
    answer(verifier, password, timestamp = 'Sat Sep 5 14:03:09 UTC 2026') {
      const { USER_ID_FOR_SRP: user, SALT: salt, SRP_B: serverHex, SECRET_BLOCK: secretBlock } = verifier;
      const k = BigInt(`0x${sha256(pad(n.toString(16)) + pad('2'))}`);
      const u = sha256(pad(publicHex) + pad(serverHex));
      const identity = createHash('sha256').update(`${poolName}${user}:${password}`).digest('hex');
      const x = BigInt(`0x${sha256(pad(trim(salt)) + identity)}`);
      const base = (((BigInt(`0x${serverHex}`) - k * modPow(2n, x, n)) % n) + n) % n;
      const s = modPow(base, secret + BigInt(`0x${u}`) * x, n).toString(16);
      const extracted = createHmac('sha256', bytes(pad(trim(u))))
        .update(bytes(pad(s)))
        .digest();
      const key = createHmac('sha256', extracted)
        .update('Caldera Derived Key\u0001')
        .digest()
        .subarray(0, 16);
      const signature = createHmac('sha256', key)
        .update(Buffer.concat([Buffer.from(poolName + user), Buffer.from(secretBlock, 'base64')]))
        .update(timestamp)
        .digest('base64');
      return {
        USERNAME: user,
        PASSWORD_CLAIM_SECRET_BLOCK: secretBlock,
        PASSWORD_CLAIM_SIGNATURE: signature,
        TIMESTAMP: timestamp,
      };
    },
  };
}

function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (exponent === 0n) {
    return 1n;
  }
  const half = modPow((base * base) % modulus, exponent / 2n, modulus);
  return exponent % 2n === 0n ? half : (half * base) % modulus;
}

function trim(hex: string): string {
  return hex.replace(/^0+(?=.)/, '');
}

function pad(hex: string): string {
  const even = hex.length % 2 === 1 ? `0${hex}` : hex;
  return parseInt(even.slice(0, 2), 16) > 0x7f ? `00${even}` : even;
}

function bytes(hex: string): Buffer {
  return Buffer.from(hex, 'hex');
}

function sha256(hex: string): string {
  return createHash('sha256').update(bytes(hex)).digest('hex');
}
