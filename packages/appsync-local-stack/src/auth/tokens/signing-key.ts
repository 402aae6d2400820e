import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { readKeptFile } from '../../server/kept-file.ts';
import { StartError } from '../../server/start-error.ts';
import { writeWholeFile } from '../../server/whole-file.ts';

/** The RSA key that the local user pools sign their tokens with. */
export interface SigningKey {
  /** RFC 7638 thumbprint of the public key. */
  readonly keyId: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  /** What a pool's `jwks.json` lists, with `kid`, `alg` and `use`. */
  readonly publicJwk: JWK;
  /** 32 bytes that follow from the private key: for secrets that must survive a restart. */
  readonly derivedSecret: Buffer;
}

/**
 * Reads the signing key of a data directory, or makes and stores one at the first start; without a directory
 * it lasts as long as the process.
 *
 * It is generated, not shipped: tokens of a published key could be forged by anyone who can reach the port.
 *
 * @throws {Error} in one line, when the key file is damaged
 */
export async function loadSigningKey(directory: string | undefined): Promise<SigningKey> {
  if (directory === undefined) {
    memoryKey ??= makeKey().then(signingKey);
    return memoryKey;
  }
  const path = join(directory, 'signing-key.json');
  const stored = await readKeyFile(path);
  if (stored !== undefined) {
    return stored;
  }
  const jwk = await makeKey();
  await writeWholeFile(path, JSON.stringify(jwk, null, 2));
  return signingKey(jwk);
}

/** The key of all stacks in memory of this process, made once: it protects against other processes only. */
let memoryKey: Promise<SigningKey> | undefined;

async function makeKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  return exportJWK(privateKey);
}

async function readKeyFile(path: string): Promise<SigningKey | undefined> {
  const text = (await readKeptFile(path))?.toString('utf8');
  if (text === undefined) {
    return undefined;
  }
  try {
    // Not checked here: the import below refuses whatever is not an RSA private key.
    return await signingKey(JSON.parse(text) as JWK);
  } catch {
    throw new StartError(
      'DAMAGED_FILE',
      `${path} is not an RSA private key (JWK): delete it to make a new one; all users must then sign in again`,
    );
  }
}

async function signingKey(jwk: JWK): Promise<SigningKey> {
  if (jwk.kty !== 'RSA' || jwk.n === undefined || jwk.e === undefined || jwk.d === undefined) {
    throw new Error('not an RSA key');
  }
  const publicPart: JWK = { kty: jwk.kty, n: jwk.n, e: jwk.e };
  const privateKey = await importJWK(jwk, 'RS256');
  const publicKey = await importJWK(publicPart, 'RS256');
  if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array || privateKey.type !== 'private') {
    throw new Error('not a private key');
  }
  const keyId = await calculateJwkThumbprint(publicPart);
  const secret = hkdfSync('sha256', Buffer.from(jwk.d, 'base64url'), keyId, 'user pool secret', 32);
  return {
    keyId,
    privateKey,
    publicKey,
    publicJwk: { ...publicPart, kid: keyId, alg: 'RS256', use: 'sig' },
    derivedSecret: Buffer.from(secret),
  };
}
