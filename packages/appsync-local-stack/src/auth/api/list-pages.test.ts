import {
  AdminAddUserToGroupCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminListGroupsForUserCommand,
  CreateGroupCommand,
  ListGroupsCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POOL_ID, startServer } from '../support/user-pool-server.ts';
import type { UserPoolServer } from '../support/user-pool-server.ts';

const POOL = { UserPoolId: POOL_ID };
const groups = Array.from({ length: 61 }, (_none, index) => `group-${String(index).padStart(2, '0')}`);

let server: UserPoolServer;

beforeAll(async () => {
  server = await startServer();
  for (let number = 1; number <= 104; number += 1) {
    await server.pools.ensureUser({
      userPoolId: POOL_ID,
      username: `user${String(number).padStart(3, '0')}@example.com`,
      password: 'Correct-Horse-1',
      attributes: number === 7 ? { name: 'Ann "Bee"', given_name: 'Ann' } : {},
    });
  }
  for (const GroupName of groups) {
    await server.cognito.send(new CreateGroupCommand({ ...POOL, GroupName }));
  }
  for (const GroupName of groups) {
    await server.cognito.send(
      new AdminAddUserToGroupCommand({ ...POOL, GroupName, Username: 'user001@example.com' }),
    );
  }
}, 60_000);

afterAll(() => server.close());

const listUsers = (input: Partial<ListUsersCommand['input']> = {}) =>
  server.cognito.send(new ListUsersCommand({ ...POOL, ...input }));

const emailsOf = ({ Users = [] }: Awaited<ReturnType<typeof listUsers>>) =>
  Users.map(({ Attributes = [] }) => Attributes.find(({ Name }) => Name === 'email')?.Value);

describe('ListUsers', () => {
  it.each([undefined, 0, 60])('gives 60 users a page with Limit %s', async (Limit) => {
    const first = await listUsers({ Limit });
    const second = await listUsers({ Limit, PaginationToken: first.PaginationToken });

    expect(first.Users).toHaveLength(60);
    expect(second.Users).toHaveLength(44);
    expect(second.PaginationToken).toBeUndefined();
    expect(new Set([...emailsOf(first), ...emailsOf(second)]).size).toBe(104);
  });

  it('has no token when the last page is just full', async () => {
    await expect(listUsers({ Filter: 'email ^= "user01"', Limit: 10 })).resolves.not.toHaveProperty(
      'PaginationToken',
    );
  });

  it.each([
    [61, 'less than or equal to 60'],
    [100, 'less than or equal to 60'],
    [-1, 'greater than or equal to 0'],
  ])('refuses Limit %d', async (Limit, bound) => {
    await expect(listUsers({ Limit })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message:
        `1 validation error detected: Value '${Limit}' at 'limit' failed to satisfy constraint: ` +
        `Member must have value ${bound}`,
    });
  });

  it('skips nobody when a user goes between two pages', async () => {
    const filter = { Filter: 'email ^= "user10"', Limit: 2 };
    const first = await listUsers(filter);
    expect(emailsOf(first)).toEqual(['user100@example.com', 'user101@example.com']);
    await server.cognito.send(new AdminDeleteUserCommand({ ...POOL, Username: 'user101@example.com' }));

    const second = await listUsers({ ...filter, PaginationToken: first.PaginationToken });

    expect(emailsOf(second)).toEqual(['user102@example.com', 'user103@example.com']);
    await server.pools.ensureUser({
      ...{ userPoolId: POOL_ID },
      username: 'user101@example.com',
      password: 'Correct-Horse-1',
    });
  });

  it('refuses a token that is made up, or of another list', async () => {
    const { PaginationToken = '' } = await listUsers({ Limit: 1 });

    for (const token of ['x', `${PaginationToken}x`, `x${PaginationToken}`]) {
      await expect(listUsers({ PaginationToken: token })).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: 'Invalid pagination token provided.',
      });
    }
    await expect(listUsers({ PaginationToken, Filter: 'email ^= "user"' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  it.each([
    ['email = "user007@example.com"', 1],
    ['email="user007@example.com"', 1],
    ['email = "user007"', 0],
    ['email ^= "user00"', 9],
    ['name = "Ann \\"Bee\\""', 1],
    ['given_name ^= "A"', 1],
    ['given_name = "ann"', 0],
    ['cognito:user_status = "confirmed"', 104],
    ['cognito:user_status = "UNCONFIRMED"', 0],
    ['', 104],
  ])('filters by %s', async (Filter, count) => {
    const first = await listUsers({ Filter });
    const second =
      first.PaginationToken && (await listUsers({ Filter, PaginationToken: first.PaginationToken }));

    expect((first.Users?.length ?? 0) + (second ? (second.Users?.length ?? 0) : 0)).toBe(count);
  });

  it('filters by who may sign in', async () => {
    await server.cognito.send(new AdminDisableUserCommand({ ...POOL, Username: 'user050@example.com' }));

    expect(emailsOf(await listUsers({ Filter: 'status = "Disabled"' }))).toEqual(['user050@example.com']);
  });

  it.each([
    'foo',
    'email',
    'email = user007',
    'custom:plan = "x"',
    'nickname = "x"',
    'email = "a" b',
    'toString = "x"',
  ])('refuses the filter %s', async (Filter) => {
    await expect(listUsers({ Filter })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Error while parsing filter.',
    });
  });

  it('gives the attributes that are asked for, which all of them must have', async () => {
    const { Users } = await listUsers({ AttributesToGet: ['email'], Limit: 1 });
    expect(Users?.[0]?.Attributes).toEqual([{ Name: 'email', Value: 'user001@example.com' }]);

    await expect(listUsers({ AttributesToGet: ['name'] })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });
});

describe('every other list', () => {
  it.each([
    ['ListGroups', new ListGroupsCommand({ ...POOL, Limit: 61 }), 'limit'],
    ['ListUsersInGroup', new ListUsersInGroupCommand({ ...POOL, GroupName: 'group-00', Limit: 61 }), 'limit'],
    [
      'AdminListGroupsForUser',
      new AdminListGroupsForUserCommand({ ...POOL, Username: 'user001@example.com', Limit: 61 }),
      'limit',
    ],
    ['ListUserPools', new ListUserPoolsCommand({ MaxResults: 61 }), 'maxResults'],
    ['ListUserPoolClients', new ListUserPoolClientsCommand({ ...POOL, MaxResults: 61 }), 'maxResults'],
  ])('refuses more than 60: %s', async (_name, command, member) => {
    // Which of the five it is does not matter to the client.
    await expect(server.cognito.send(command as ListGroupsCommand)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message:
        `1 validation error detected: Value '61' at '${member}' failed to satisfy constraint: ` +
        'Member must have value less than or equal to 60',
    });
  });

  it('pages groups', async () => {
    const first = await server.cognito.send(new ListGroupsCommand(POOL));
    const second = await server.cognito.send(new ListGroupsCommand({ ...POOL, NextToken: first.NextToken }));

    expect([...(first.Groups ?? []), ...(second.Groups ?? [])].map(({ GroupName }) => GroupName)).toEqual(
      groups,
    );
    expect(first.Groups).toHaveLength(60);
    expect(second).not.toHaveProperty('NextToken');
  });

  it('pages the groups of a user', async () => {
    const user = { ...POOL, Username: 'user001@example.com', Limit: 60 };
    const first = await server.cognito.send(new AdminListGroupsForUserCommand(user));

    await expect(
      server.cognito.send(new AdminListGroupsForUserCommand({ ...user, NextToken: first.NextToken })),
    ).resolves.toMatchObject({ Groups: [{ GroupName: 'group-60' }] });
  });

  it('lists the users of a group', async () => {
    await expect(
      server.cognito.send(new ListUsersInGroupCommand({ ...POOL, GroupName: 'group-00', Limit: 1 })),
    ).resolves.toMatchObject({ Users: [{ UserStatus: 'CONFIRMED' }] });
    await expect(
      server.cognito.send(new ListUsersInGroupCommand({ ...POOL, GroupName: 'nobody' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException', message: 'Group not found.' });
  });

  it('lists the pools and their clients', async () => {
    await expect(server.cognito.send(new ListUserPoolsCommand({ MaxResults: 1 }))).resolves.toMatchObject({
      UserPools: [{ Id: POOL_ID }],
    });
    await expect(server.cognito.send(new ListUserPoolClientsCommand(POOL))).resolves.toMatchObject({
      UserPoolClients: [{ UserPoolId: POOL_ID }],
    });
    await expect(server.cognito.send(new ListUserPoolsCommand({ MaxResults: 0 }))).rejects.toMatchObject({
      message:
        "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: " +
        'Member must have value greater than or equal to 1',
    });
  });
});
