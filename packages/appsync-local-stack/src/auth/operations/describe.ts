import { CognitoError } from '../cognito-error.ts';
import { pageOf } from '../page.ts';
import { silentContext } from '../user-pool.ts';
import type { Operation } from './operation.ts';

/** `DescribeUserPool`: what the template says of it, and how many users it has. */
export const describeUserPool: Operation = async (request, { pools }) => {
  const pool = pools.pool(request.text('UserPoolId'));
  const users = await pool.users.listUsers(silentContext);
  return { UserPool: { ...pool.settings.options, EstimatedNumberOfUsers: users.length } };
};

/** `GetUserPoolMfaConfig`: authenticator apps are the only second factor. */
export const getUserPoolMfaConfig: Operation = (request, { pools }) => {
  const { mfa } = pools.pool(request.text('UserPoolId')).settings;
  return Promise.resolve({
    MfaConfiguration: mfa,
    ...(mfa === 'OFF' ? {} : { SoftwareTokenMfaConfiguration: { Enabled: true } }),
  });
};

/** `DescribeUserPoolClient`: what the template says of it. */
export const describeUserPoolClient: Operation = (request, { pools }) => {
  const { settings, clients } = pools.pool(request.text('UserPoolId'));
  const clientId = request.text('ClientId');
  const client = clients.find((candidate) => candidate.clientId === clientId);
  if (client === undefined) {
    throw new CognitoError('ResourceNotFoundException', `User pool client ${clientId} does not exist.`);
  }
  return Promise.resolve({ UserPoolClient: { ...client.appClient, UserPoolId: settings.userPoolId } });
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
  const UserPools = items.map(({ settings: { options } }) => ({ Id: options.Id, Name: options.Name }));
  return Promise.resolve({ UserPools, ...token });
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
  const UserPoolClients = items.map(({ appClient: { ClientId, ClientName } }) => ({
    ClientId,
    ClientName,
    UserPoolId: settings.userPoolId,
  }));
  return Promise.resolve({ UserPoolClients, ...token });
};
