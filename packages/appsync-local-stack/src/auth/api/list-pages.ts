import { createHmac } from 'node:crypto';
import { refuse } from './api-request.ts';
import type { ApiRequest } from './api-request.ts';

/** A request for a page of a list, with the member names of its operation. */
export interface PageRequest<Item> {
  readonly request: ApiRequest;
  /** The key of the tokens, so that clients cannot make them up. */
  readonly secret: Buffer;
  /** What the list depends on: a token of another list is refused. */
  readonly list: readonly (string | undefined)[];
  readonly limit: { readonly member: 'Limit' | 'MaxResults'; readonly least: 0 | 1 };
  readonly tokenMember: 'NextToken' | 'PaginationToken';
  /** The sort key, which is unique; a page begins after one. */
  readonly keyOf: (item: Item) => string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** The token of the next page under its member's name; empty on the last page. */
  readonly token: Readonly<Record<string, string>>;
}

/** The largest page of users, groups, pools and clients, which is also the default. */
const MOST_ITEMS = 60;

/**
 * Gives the page of a list that a request asks for. Removals between two pages do not shift the second.
 *
 * @throws {CognitoError} `InvalidParameterException` for a limit out of bounds, or a token that is not of
 *   this list
 */
export function pageOf<Item>(all: readonly Item[], page: PageRequest<Item>): Page<Item> {
  const { request, limit, tokenMember, keyOf } = page;
  const asked = request.integer(limit.member, [limit.least, MOST_ITEMS]);
  // 0 is in bounds and counts as absent.
  const size = asked === undefined || asked === 0 ? MOST_ITEMS : asked;
  const after = readToken(request.optionalText(tokenMember), page);
  const sorted = all
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => after === undefined || key > after)
    .sort((one, other) => (one.key < other.key ? -1 : 1));
  const taken = sorted.slice(0, size);
  const last = taken.at(-1)?.key;
  return {
    items: taken.map(({ item }) => item),
    token: last === undefined || sorted.length <= size ? {} : { [tokenMember]: writeToken(last, page) },
  };
}

function writeToken<Item>(key: string, { secret, list }: PageRequest<Item>): string {
  const text = Buffer.from(key).toString('base64url');
  const seal = createHmac('sha256', secret)
    .update(JSON.stringify(['page', list, key]))
    .digest('base64url');
  return `${text}.${seal}`;
}

function readToken<Item>(token: string | undefined, page: PageRequest<Item>): string | undefined {
  if (token === undefined) {
    return undefined;
  }
  const key = Buffer.from(token.split('.', 1)[0] ?? '', 'base64url').toString();
  return writeToken(key, page) === token ? key : refuse('Invalid pagination token provided.');
}
