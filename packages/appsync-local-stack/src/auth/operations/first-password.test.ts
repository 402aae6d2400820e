import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLIENT_ID, POOL_ID, poolModel, startServer } from '../support/user-pool-server.ts';
import type { UserPoolServer } from '../support/user-pool-server.ts';

const ANN = { UserPoolId: POOL_ID, Username: 'ann@example.com' };

let server: UserPoolServer;

beforeEach(async () => {
  const Schema = [
    { Name: 'email', Mutable: true, Required: true },
    { Name: 'name', Mutable: true, Required: true },
  ];
  server = await startServer([poolModel({ Schema })]);
  await server.cognito.send(new AdminCreateUserCommand(ANN));
});

afterEach(() => server.close());

const begin = () =>
  server.cognito.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: ANN.Username, PASSWORD: server.lastCode() },
    }),
  );

async function choose(attributes: Readonly<Record<string, string>>) {
  const { Session } = await begin();
  return server.cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: CLIENT_ID,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: ANN.Username, NEW_PASSWORD: 'Correct-Horse-1', ...attributes },
    }),
  );
}

describe('the first password of a user whom an administrator made', () => {
  it('asks for what is required and missing', async () => {
    await expect(begin()).resolves.toMatchObject({
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      ChallengeParameters: { requiredAttributes: '["userAttributes.name"]' },
    });
    await expect(choose({})).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Invalid attributes given, name is missing',
    });

    await expect(choose({ 'userAttributes.name': 'Ann' })).resolves.toHaveProperty('AuthenticationResult');
    await expect(server.cognito.send(new AdminGetUserCommand(ANN))).resolves.toMatchObject({
      UserStatus: 'CONFIRMED',
      UserAttributes: expect.arrayContaining([{ Name: 'name', Value: 'Ann' }]) as unknown[],
    });
  });

  it.each(['bob@example.com', 'ann@example.org'])(
    'takes no other address than the user has: %s',
    async (email) => {
      await server.pools.ensureUser({
        userPoolId: POOL_ID,
        username: 'bob@example.com',
        password: 'Correct-Horse-1',
      });

      await expect(
        choose({ 'userAttributes.name': 'Ann', 'userAttributes.email': email }),
      ).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: 'Cannot modify an already provided email',
      });
    },
  );

  it('takes no attribute that is wrong', async () => {
    await expect(
      choose({ 'userAttributes.name': 'Ann', 'userAttributes.phone_number': '555' }),
    ).rejects.toMatchObject({ message: 'Invalid phone number format.' });
  });
});
