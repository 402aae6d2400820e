import {
  DeleteUserAttributesCommand,
  DeleteUserCommand,
  GetUserCommand,
  InitiateAuthCommand,
  UpdateUserAttributesCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLIENT_ID, POOL_ID, startServer } from './user-pool-server.ts';
import type { UserPoolServer } from './user-pool-server.ts';

let server: UserPoolServer;
let AccessToken: string;

beforeEach(async () => {
  server = await startServer();
  for (const username of ['ann@example.com', 'bob@example.com']) {
    await server.pools.ensureUser({ userPoolId: POOL_ID, username, password: 'Correct-Horse-1' });
  }
  const { AuthenticationResult } = await server.cognito.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ann@example.com', PASSWORD: 'Correct-Horse-1' },
    }),
  );
  AccessToken = AuthenticationResult?.AccessToken ?? '';
});

afterEach(() => server.close());

const update = (Name: string, Value: string) =>
  server.cognito.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name, Value }] }));

const attributes = async () => {
  const { UserAttributes = [] } = await server.cognito.send(new GetUserCommand({ AccessToken }));
  return Object.fromEntries(UserAttributes.map(({ Name = '', Value }) => [Name, Value]));
};

describe('UpdateUserAttributes', () => {
  it('changes an attribute', async () => {
    await update('name', 'Ann');

    expect(await attributes()).toMatchObject({ name: 'Ann' });
  });

  it('sends a code to a new address, which VerifyUserAttribute takes', async () => {
    await update('email', 'ann@example.org');
    expect(server.messages).toMatchObject([{ destination: 'ann@example.org', kind: 'UpdateUserAttribute' }]);
    expect(await attributes()).toMatchObject({ email_verified: 'false' });

    await server.cognito.send(
      new VerifyUserAttributeCommand({ AccessToken, AttributeName: 'email', Code: server.lastCode() }),
    );

    expect(await attributes()).toMatchObject({ email: 'ann@example.org', email_verified: 'true' });
  });

  it("refuses somebody else's address", async () => {
    await expect(update('email', 'Bob@example.com')).rejects.toMatchObject({ name: 'AliasExistsException' });
  });

  it.each(['sub', 'email_verified'])('refuses to change %s', async (name) => {
    await expect(update(name, 'true')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('refuses an attribute that the pool does not have', async () => {
    await expect(update('custom:plan', 'gold')).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('VerifyUserAttribute', () => {
  it('refuses when no code was sent', async () => {
    await expect(
      server.cognito.send(
        new VerifyUserAttributeCommand({ AccessToken, AttributeName: 'email', Code: '123456' }),
      ),
    ).rejects.toMatchObject({ name: 'ExpiredCodeException' });
  });
});

describe('DeleteUserAttributes', () => {
  it('removes an attribute', async () => {
    await update('name', 'Ann');

    await server.cognito.send(new DeleteUserAttributesCommand({ AccessToken, UserAttributeNames: ['name'] }));

    expect(await attributes()).not.toHaveProperty('name');
  });

  it('refuses to remove the address that the user signs in with', async () => {
    await expect(
      server.cognito.send(new DeleteUserAttributesCommand({ AccessToken, UserAttributeNames: ['email'] })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('DeleteUser', () => {
  it('leaves a token that is no longer good', async () => {
    await server.cognito.send(new DeleteUserCommand({ AccessToken }));

    await expect(attributes()).rejects.toMatchObject({
      name: 'UserNotFoundException',
      message: 'User does not exist.',
    });
  });
});
