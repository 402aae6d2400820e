import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Json } from '../runtime/model.ts';
import { toAttributes } from './attribute-value.ts';
import { DataSourceFailure } from './data-source-failure.ts';
import type { Attributes } from './dynamodb-api.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** The scope of a token: it is valid only for this caller, resolver and query. */
export interface TokenScope {
  readonly resolverArn: string;
  readonly identitySub: string | null;
  /** A string that is the same only for the same query: table, index, key condition, filter, direction. */
  readonly query: string;
}

/**
 * Makes and reads `nextToken`: DynamoDB's last evaluated key, encrypted and authenticated with AES-256-GCM,
 * as a base64url string.
 *
 * AppSync's token is encrypted too, and valid only in the resolver that issued it. The scope is additional
 * authenticated data, so that a token of another query, resolver or caller fails like a forged one.
 */
export class NextTokenSealer {
  readonly #key: Uint8Array;

  /** @param key 32 bytes; tokens are valid as long as the same key is used */
  constructor(key: Uint8Array) {
    if (key.length !== KEY_BYTES) {
      throw new Error(`nextTokenKey has ${key.length} bytes, but AES-256 needs ${KEY_BYTES}.`);
    }
    this.#key = key;
  }

  seal(lastKey: Attributes, scope: TokenScope): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv).setAAD(scopeBytes(scope));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(lastKey), 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** @throws {DataSourceFailure} when the token is damaged, forged or another query's, as on AppSync */
  open(token: string, scope: TokenScope): Attributes {
    try {
      const bytes = Buffer.from(token, 'base64url');
      // Node.js decodes what it can and drops the rest, so an altered string could pass for the original.
      if (bytes.toString('base64url') !== token || bytes.length <= IV_BYTES + TAG_BYTES) {
        throw new Error('malformed');
      }
      const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, IV_BYTES))
        .setAAD(scopeBytes(scope))
        .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const opened = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
      // It was encrypted here, as the authentication has just shown, so it is JSON.
      return toAttributes(JSON.parse(opened.toString('utf8')) as Json, '$');
    } catch {
      throw invalidToken();
    }
  }
}

/**
 * The error that the service gives.
 *
 * Sources: https://github.com/aws-amplify/amplify-cli/issues/3411,
 * https://github.com/aws-amplify/amplify-hosting/issues/433
 */
function invalidToken(): DataSourceFailure {
  return new DataSourceFailure({
    type: 'DynamoDB:UserIllegalArgumentException',
    message:
      'com.amazonaws.deepdish.common.pagination.InvalidPaginationTokenException: Invalid pagination token given.',
  });
}

function scopeBytes({ resolverArn, identitySub, query }: TokenScope): Buffer {
  return Buffer.from(JSON.stringify([resolverArn, identitySub, query]), 'utf8');
}
