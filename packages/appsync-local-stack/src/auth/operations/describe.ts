import { CognitoError } from '../api/cognito-error.ts';
import { pageOf } from '../api/list-pages.ts';
import type { Operation } from './operation.ts';

/** `DescribeUserPool`: the pool's settings in the template, and how many users it has. */
export const describeUserPool: Operation = (request, { pools }) => {
  const pool = pools.pool(request.text('UserPoolId'));
  const EstimatedNumberOfUsers = pool.users.listUsers().length;
  return { UserPool: { ...pool.settings.description, EstimatedNumberOfUsers } };
};

/** `GetUserPoolMfaConfig`: authenticator apps are the only second factor. */
export const getUserPoolMfaConfig: Operation = (request, { pools }) => {
  const { mfa } = pools.pool(request.text('UserPoolId')).settings;
  return {
    MfaConfiguration: mfa,
    ...(mfa === 'OFF' ? {} : { SoftwareTokenMfaConfiguration: { Enabled: true } }),
  };
};

/** `DescribeUserPoolClient`: the client's settings in the template. */
export const describeUserPoolClient: Operation = (request, { pools }) => {
  const { clients } = pools.pool(request.text('UserPoolId'));
  const clientId = request.text('ClientId');
  const client = clients.find((candidate) => candidate.clientId === clientId);
  if (client === undefined) {
    throw new CognitoError('ResourceNotFoundException', `User pool client ${clientId} does not exist.`);
  }
  return { UserPoolClient: client.description };
};

export const listUserPools: Operation = (request, { pools, secret }) => {
  request.requireMember('MaxResults');
  const { items, token } = pageOf(pools.all, {
    request,
    secret,
    list: ['ListUserPools'],
    limit: { member: 'MaxResults', least: 1 },
    tokenMember: 'NextToken',
    keyOf: ({ settings }) => settings.userPoolId,
  });
  const UserPools = items.map(({ settings: { description } }) => ({
    Id: description.Id,
    Name: description.Name,
  }));
  return { UserPools, ...token };
};

export const listUserPoolClients: Operation = (request, { pools, secret }) => {
  const { settings, clients } = pools.pool(request.text('UserPoolId'));
  const { items, token } = pageOf(clients, {
    request,
    secret,
    list: ['ListUserPoolClients', settings.userPoolId],
    limit: { member: 'MaxResults', least: 1 },
    tokenMember: 'NextToken',
    keyOf: ({ clientId }) => clientId,
  });
  const UserPoolClients = items.map(({ description: { ClientId, ClientName } }) => ({
    ClientId,
    ClientName,
    UserPoolId: settings.userPoolId,
  }));
  return { UserPoolClients, ...token };
};
