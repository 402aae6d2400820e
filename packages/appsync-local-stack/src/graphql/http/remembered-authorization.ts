import { LRUCache } from 'lru-cache';
import type { Authorization, Authorize } from './authorization.ts';

/** As many callers as one machine's load test has; each header takes a few kilobytes. */
const MAX_REMEMBERED_HEADERS = 1_000;

/**
 * Makes a check of `Authorization` headers that remembers whom a token let in, until the token expires: apps
 * send the same token with every request, and checking its signature costs more than anything else that is
 * done for a small one.
 *
 * Nothing is lost by it. What a token says never changes, and AppSync asks the user pool about no token
 * either: revoked ones are good until they expire. Refusals are not remembered.
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

/** Whether it lets a caller in and has not expired; RFC 7519 counts `exp` in seconds. */
function isGood(authorization: Authorization, nowMs: number): boolean {
  if ('message' in authorization) {
    return false;
  }
  const { exp } = authorization.claims;
  return typeof exp === 'number' && exp > Math.floor(nowMs / 1000);
}
