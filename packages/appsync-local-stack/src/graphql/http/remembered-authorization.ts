import { LRUCache } from 'lru-cache';
import type { Authorization, Authorize } from './authorization.ts';

/** As many callers as a load test on one machine has; each header takes a few kilobytes. */
const MAX_REMEMBERED_HEADERS = 1_000;

/**
 * Makes a check of `Authorization` headers that caches accepted tokens until they expire: apps send the same
 * token with every request, and checking its signature costs more than the rest of a small request.
 *
 * This is safe: the claims of a token never change, and AppSync does not ask the user pool either, so a
 * revoked token is valid until it expires. Refusals are not cached.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html
 *
 * @param now the time in epoch milliseconds
 */
export function rememberAuthorization(authorize: Authorize, now: () => number = Date.now): Authorize {
  const remembered = new LRUCache<string, Authorization>({ max: MAX_REMEMBERED_HEADERS });
  return async (header) => {
    const known = header === undefined ? undefined : remembered.get(header);
    if (known !== undefined && isGood(known, now())) {
      return known;
    }
    const authorization = await authorize(header);
    if (header !== undefined && isGood(authorization, now())) {
      remembered.set(header, authorization);
    }
    return authorization;
  };
}

/** Whether it is accepted and has not expired; RFC 7519 counts `exp` in seconds. */
function isGood(authorization: Authorization, nowMs: number): boolean {
  if ('message' in authorization) {
    return false;
  }
  const { exp } = authorization.claims;
  return typeof exp === 'number' && exp > Math.floor(nowMs / 1000);
}
