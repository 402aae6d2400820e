import { util } from '@aws-appsync/utils';
import { invalid } from './errors.ts';

/**
 * `nextToken` is AppSync's own token behind a mark of the list that it belongs to. AppSync ties its token to the function
 * that issued it, but not to the function's arguments: a token of another list would quietly go on in the wrong place.
 */

/** How many items a page may hold: `limit`, or 50 when none is given. */
export function pageSize(limit: number | null | undefined): number {
  if (limit === null || limit === undefined) {
    return 50;
  }
  if (limit < 1 || limit > 200) {
    invalid('limit', 'must be from 1 to 200');
  }
  return limit;
}

/** The mark of a list: the same for each of its pages, another one for every other list. */
export function listMark(parts: string[]): string {
  return util.base64Encode(JSON.stringify(parts));
}

/** AppSync's own token out of a client's; undefined for the first page. */
export function startToken(nextToken: string | null | undefined, mark: string): string | undefined {
  if (nextToken === null || nextToken === undefined) {
    return undefined;
  }
  if (!nextToken.startsWith(`${mark}.`) || nextToken.length === mark.length + 1) {
    invalidToken();
  }
  return nextToken.slice(mark.length + 1);
}

/** The token for a client; null after the last page. */
export function clientToken(token: string | null | undefined, mark: string): string | null {
  return token ? `${mark}.${token}` : null;
}

/** Ends the request: the token does not belong to this list. */
export function invalidToken(): never {
  invalid('nextToken', 'must be one that this list returned, given with the same filters and order');
}
