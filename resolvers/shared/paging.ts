import { util } from '@aws-appsync/utils';
import { invalid } from './errors.ts';
import type { ExpenseItem } from './expense.ts';

/**
 * Pages of a list. Each is read with one item more than it may hold: a witness that something follows, which
 * the next page reads again. `nextToken` is a position in the list behind a mark of the list; a token of
 * another list would otherwise quietly go on in the wrong place.
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

/** What a Query for a page and its witness has read; it has a token when DynamoDB stopped before the end. */
export interface PageRead {
  items: ExpenseItem[];
  nextToken?: string | null;
}

/** What a client gets of it. */
export interface Page {
  items: ExpenseItem[];
  /** True exactly when something follows. */
  hasMore: boolean;
}

/**
 * The page in what was read. DynamoDB stops when it has read the witness, or at 1 MB. Whether something
 * follows the last item that it read is not told then, its token may lead to nothing; that this last one
 * follows the others is certain. So it is the witness and is not given. An expense has at most some 25 KB, so
 * a page that ends at 1 MB is never empty.
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

/** The mark of a list: the same for each of its pages, another one for every other list. */
export function listMark(parts: string[]): string {
  return util.base64Encode(JSON.stringify(parts));
}

/** What a client's token holds behind the mark; undefined for the first page. */
export function tokenPosition(nextToken: string | null | undefined, mark: string): string | undefined {
  if (nextToken === null || nextToken === undefined) {
    return undefined;
  }
  if (!nextToken.startsWith(`${mark}.`)) {
    invalidToken();
  }
  return nextToken.slice(mark.length + 1);
}

/** The token that leads behind a position. */
export function tokenBehind(position: string, mark: string): string {
  return `${mark}.${position}`;
}

/** Ends the request: the token does not belong to this list. */
export function invalidToken(): never {
  invalid('nextToken', 'must be one that this list returned for the same filters and order');
}
