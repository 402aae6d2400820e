import {
  DeleteUserAttributesCommand,
  DeleteUserCommand,
  GetUserCommand,
  InitiateAuthCommand,
  UpdateUserAttributesCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLIENT_ID, POOL_ID, poolModel, startServer } from './user-pool-server.ts';
import type { UserPoolServer } from './user-pool-server.ts';

let server: UserPoolServer;
let AccessToken: string;

beforeEach(() => start());

afterEach(() => server.close());

async function start(properties: Readonly<Record<string, unknown>> = {}): Promise<void> {
  server = await startServer([poolModel(properties)]);
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
}

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

describe('UpdateUserAttributes in a pool that keeps the address until the new one is verified', () => {
  const settings = {
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
  };
  const verify = (Code: string) =>
    server.cognito.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName: 'email', Code }));

  beforeEach(async () => {
    await server.close();
    await start(settings);
  });

  it('sends the code to the new address, and changes nothing yet', async () => {
    const { CodeDeliveryDetailsList } = await update('email', 'ann@example.org');

    expect(CodeDeliveryDetailsList).toEqual([
      { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'a***@e***' },
    ]);
    expect(server.messages).toMatchObject([{ destination: 'ann@example.org', kind: 'UpdateUserAttribute' }]);
    expect(await attributes()).toMatchObject({ email: 'ann@example.com', email_verified: 'true' });
  });

  it('changes it, once, when the code comes back', async () => {
    await update('email', 'ann@example.org');
    const code = server.lastCode();

    await verify(code);

    expect(await attributes()).toMatchObject({ email: 'ann@example.org', email_verified: 'true' });
    await expect(verify(code)).rejects.toMatchObject({ name: 'ExpiredCodeException' });
  });

  it('keeps the old one when the code is wrong', async () => {
    await update('email', 'ann@example.org');
    const wrong = server.lastCode() === '000000' ? '000001' : '000000';

    await expect(verify(wrong)).rejects.toMatchObject({ name: 'CodeMismatchException' });
    expect(await attributes()).toMatchObject({ email: 'ann@example.com' });
  });

  it('changes other attributes at once', async () => {
    await server.cognito.send(
      new UpdateUserAttributesCommand({
        AccessToken,
        UserAttributes: [
          { Name: 'name', Value: 'Ann' },
          { Name: 'email', Value: 'ann@example.org' },
        ],
      }),
    );

    expect(await attributes()).toMatchObject({ name: 'Ann', email: 'ann@example.com' });
  });

  it('refuses an address that somebody else has taken meanwhile', async () => {
    await update('email', 'cyd@example.com');
    const code = server.lastCode();
    await server.pools.ensureUser({
      userPoolId: POOL_ID,
      username: 'cyd@example.com',
      password: 'Correct-Horse-1',
    });

    await expect(verify(code)).rejects.toMatchObject({ name: 'AliasExistsException' });
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
