import { createHmac } from 'node:crypto';
import { refuse } from './api-request.ts';
import type { ApiRequest } from './api-request.ts';

/** A request for a part of a list, in the words of its operation. */
export interface PageRequest<Item> {
  readonly request: ApiRequest;
  /** Keeps clients from making tokens up. */
  readonly secret: Buffer;
  /** What the list depends on: a token of another list is refused. */
  readonly list: readonly (string | undefined)[];
  readonly limit: { readonly member: 'Limit' | 'MaxResults'; readonly least: 0 | 1 };
  readonly tokenMember: 'NextToken' | 'PaginationToken';
  /** The order, and where a page begins; no two items have the same. */
  readonly keyOf: (item: Item) => string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Empty on the last page; else the token of the next one under its member's name. */
  readonly token: Readonly<Record<string, string>>;
}

/** The most items of a page of users, groups, pools and clients, and how many come without a wish. */
const MOST_ITEMS = 60;

/**
 * Takes the page of a list that a request asks for. What is removed between two pages does not move the second.
 *
 * @throws {CognitoError} `InvalidParameterException` for a limit out of bounds, or a token that is not of this list
 */
export function pageOf<Item>(all: readonly Item[], page: PageRequest<Item>): Page<Item> {
  const { request, limit, tokenMember, keyOf } = page;
  const asked = request.integer(limit.member, [limit.least, MOST_ITEMS]);
  // 0 is in bounds and asks for nothing: as if it were not there.
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
