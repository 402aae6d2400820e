import { refuse } from '../api/api-request.ts';
import type { ApiRequest } from '../api/api-request.ts';
import { CognitoError, notImplemented } from '../api/cognito-error.ts';
import { pageOf } from '../api/list-pages.ts';
import { requireUser } from '../pool/user-pool.ts';
import type { UserPool } from '../pool/user-pool.ts';
import type { Group } from '../pool/user.ts';
import { orderOfUser } from './list-users.ts';
import type { ApiAnswer, Environment, Operation } from './operation.ts';
import { userOfList } from './user-answers.ts';

/**
 * The bounds of a group.
 *
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html
 */
const LONGEST_NAME = 128;
const NAME = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u;

const GREATEST_PRECEDENCE = 2 ** 31 - 1;

export const createGroup: Operation = async (request, { pools }) => {
  const pool = pools.pool(request.text('UserPoolId'));
  const name = request.text('GroupName');
  if (name.length > LONGEST_NAME || !NAME.test(name)) {
    refuse(
      `1 validation error detected: Value '${name}' at 'groupName' failed to satisfy constraint: ` +
        (name.length > LONGEST_NAME
          ? `Member must have length less than or equal to ${LONGEST_NAME}`
          : 'Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+'),
    );
  }
  if (pool.users.findGroup(name) !== undefined) {
    throw new CognitoError('GroupExistsException', 'A group with the name already exists.');
  }
  const now = new Date();
  const group = { GroupName: name, ...settings(request), CreationDate: now, LastModifiedDate: now };
  await pool.users.saveGroup(group);
  return { Group: describe(pool, group) };
};

/** `UpdateGroup`: members of the request that are absent change nothing; the group's users stay. */
export const updateGroup: Operation = async (request, { pools }) => {
  const { pool, group } = requireGroup(request, pools);
  const changed = { ...group, ...settings(request), LastModifiedDate: new Date() };
  await pool.users.saveGroup(changed);
  return { Group: describe(pool, changed) };
};

export const getGroup: Operation = (request, { pools }) => {
  const { pool, group } = requireGroup(request, pools);
  return { Group: describe(pool, group) };
};

export const deleteGroup: Operation = async (request, { pools }) => {
  const { pool, group } = requireGroup(request, pools);
  await pool.users.deleteGroup(group);
  return {};
};

export const listGroups: Operation = (request, { pools, secret }) => {
  const pool = pools.pool(request.text('UserPoolId'));
  return groupPage(request, secret, pool, 'ListGroups', pool.users.listGroups());
};

export const adminListGroupsForUser: Operation = (request, { pools, secret }) => {
  const pool = pools.pool(request.text('UserPoolId'));
  const { Username } = requireUser(pool, request.text('Username'));
  const groups = pool.users.listGroups();
  const theirs = groups.filter(({ members }) => members?.includes(Username) === true);
  return groupPage(request, secret, pool, `AdminListGroupsForUser ${Username}`, theirs);
};

export const adminAddUserToGroup: Operation = async (request, { pools }) => {
  const { pool, group } = requireGroup(request, pools);
  await pool.users.addToGroup(group, requireUser(pool, request.text('Username')));
  return {};
};

export const adminRemoveUserFromGroup: Operation = async (request, { pools }) => {
  const { pool, group } = requireGroup(request, pools);
  await pool.users.removeFromGroup(group, requireUser(pool, request.text('Username')));
  return {};
};

export const listUsersInGroup: Operation = (request, { pools, secret }) => {
  const { pool, group } = requireGroup(request, pools);
  const all = pool.users.listUsers();
  const { items, token } = pageOf(
    all.filter(({ Username }) => group.members?.includes(Username) === true),
    {
      request,
      secret,
      list: ['ListUsersInGroup', pool.settings.userPoolId, group.GroupName],
      limit: { member: 'Limit', least: 0 },
      tokenMember: 'NextToken',
      keyOf: orderOfUser,
    },
  );
  return { Users: items.map((user) => userOfList(user)), ...token };
};

function requireGroup(
  request: ApiRequest,
  pools: Environment['pools'],
): { readonly pool: UserPool; readonly group: Group } {
  const pool = pools.pool(request.text('UserPoolId'));
  const group = pool.users.findGroup(request.text('GroupName'));
  if (group === undefined) {
    throw new CognitoError('ResourceNotFoundException', 'Group not found.');
  }
  return { pool, group };
}

/** The members of a request that describe a group. */
function settings(request: ApiRequest): { Description?: string; Precedence?: number } {
  if (request.optionalText('RoleArn') !== undefined) {
    throw notImplemented('RoleArn of a group');
  }
  const description = request.possiblyEmptyText('Description');
  const precedence = request.integer('Precedence', [0, GREATEST_PRECEDENCE]);
  return {
    ...(description === undefined ? {} : { Description: description }),
    ...(precedence === undefined ? {} : { Precedence: precedence }),
  };
}

function groupPage(
  request: ApiRequest,
  secret: Buffer,
  pool: UserPool,
  list: string,
  groups: readonly Group[],
): ApiAnswer {
  const { items, token } = pageOf(groups, {
    request,
    secret,
    list: [list, pool.settings.userPoolId],
    limit: { member: 'Limit', least: 0 },
    tokenMember: 'NextToken',
    keyOf: ({ GroupName }) => GroupName,
  });
  return { Groups: items.map((group) => describe(pool, group)), ...token };
}

function describe({ settings: { userPoolId } }: UserPool, group: Group): ApiAnswer {
  const { GroupName, Description, Precedence, CreationDate, LastModifiedDate } = group;
  return { GroupName, UserPoolId: userPoolId, Description, Precedence, CreationDate, LastModifiedDate };
}
