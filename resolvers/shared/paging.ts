import { util } from '@aws-appsync/utils';
import { invalid } from './errors.ts';
import type { ExpenseItem } from './expense.ts';

/**
 * Pages of a list. Each is read with one item more than it may hold: a witness that more follows, which the
 * next page reads again. `nextToken` is a mark of the list, then a position in it: without the mark, a token
 * of another list would silently continue in the wrong place.
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

/** The result of a Query for a page and its witness; it has a token when DynamoDB stopped before the end. */
export interface PageRead {
  items: ExpenseItem[];
  nextToken?: string | null;
}

/** The page that a client gets. */
export interface Page {
  items: ExpenseItem[];
  /** True exactly when more follows. */
  hasMore: boolean;
}

/**
 * The page in the result of a Query. DynamoDB stops when it has read the witness, or at 1 MB. Then it is
 * unknown whether more follows the last item, because its token may lead to nothing. But the last item
 * follows the others, so it is the witness and is not returned. An expense has at most some 25 KB, so a page
 * that ends at 1 MB is never empty.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
 */
export function pageOf(read: PageRead, size: number): Page {
  const { items, nextToken } = read;
  if (items.length > size) {
    return { items: items.slice(0, size), hasMore: true };
  }
  return nextToken ? { items: items.slice(0, items.length - 1), hasMore: true } : { items, hasMore: false };
}

/** The mark of a list: the same for all of its pages, and different for every other list. */
export function listMark(parts: string[]): string {
  return util.base64Encode(JSON.stringify(parts));
}

/** The position in a client's token, after the mark; undefined for the first page. */
export function tokenPosition(nextToken: string | null | undefined, mark: string): string | undefined {
  if (nextToken === null || nextToken === undefined) {
    return undefined;
  }
  if (!nextToken.startsWith(`${mark}.`)) {
    invalidToken();
  }
  return nextToken.slice(mark.length + 1);
}

/** The token for the page after a position. */
export function tokenBehind(position: string, mark: string): string {
  return `${mark}.${position}`;
}

/** Ends the request: the token does not belong to this list. */
export function invalidToken(): never {
  invalid('nextToken', 'must be one that this list returned for the same filters and order');
}
