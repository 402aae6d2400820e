import { refuse } from '../api/api-request.ts';
import { pageOf } from '../api/list-pages.ts';
import { attributeOf } from '../pool/user-attributes.ts';
import type { User } from '../pool/user.ts';
import type { Operation } from './operation.ts';
import { userOfList } from './user-answers.ts';
import { readUserFilter } from './user-filter.ts';

/** `ListUsers`: the users that match the filter, oldest first, a page at a time. */
export const listUsers: Operation = (request, { pools, secret }) => {
  const pool = pools.pool(request.text('UserPoolId'));
  const filter = request.possiblyEmptyText('Filter') ?? '';
  const wanted = request.optionalTexts('AttributesToGet');
  const matches = readUserFilter(filter);
  const all = pool.users.listUsers();
  const { items, token } = pageOf(all.filter(matches), {
    request,
    secret,
    list: ['ListUsers', pool.settings.userPoolId, filter],
    limit: { member: 'Limit', least: 0 },
    tokenMember: 'PaginationToken',
    keyOf: orderOfUser,
  });
  // As the API reference says: an error if a user has no value.
  if (wanted?.some((name) => items.some((user) => attributeOf(user, name) === undefined)) === true) {
    refuse('Input fails to satisfy the constraints.');
  }
  return { Users: items.map((user) => userOfList(user, wanted)), ...token };
};

/** Earlier users first. */
export function orderOfUser({ UserCreateDate, Username }: User): string {
  return `${UserCreateDate.toISOString()} ${Username}`;
}
