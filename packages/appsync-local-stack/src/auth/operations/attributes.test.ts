import {
  AdminDeleteUserAttributesCommand,
  AdminUpdateUserAttributesCommand,
  DeleteUserAttributesCommand,
  DeleteUserCommand,
  GetUserAttributeVerificationCodeCommand,
  GetUserCommand,
  InitiateAuthCommand,
  UpdateUserAttributesCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { AttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLIENT_ID, POOL_ID, poolModel, startServer } from '../support/user-pool-server.ts';
import type { UserPoolServer } from '../support/user-pool-server.ts';

let server: UserPoolServer;
let AccessToken: string;

beforeEach(() => start());

afterEach(() => server.close());

async function start(
  properties: Readonly<Record<string, unknown>> = {},
  clientProperties: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  server = await startServer([poolModel(properties, clientProperties)]);
  for (const username of ['ann@example.com', 'bob@example.com']) {
    await server.pools.ensureUser({ userPoolId: POOL_ID, username, password: 'Correct-Horse-1' });
  }
  AccessToken = await signIn('ann@example.com');
}

async function signIn(USERNAME: string): Promise<string> {
  const { AuthenticationResult } = await server.cognito.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD: 'Correct-Horse-1' },
    }),
  );
  return AuthenticationResult?.AccessToken ?? '';
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

  it('refuses what is no address, and leaves the old one to sign in with', async () => {
    await expect(update('email', 'nonsense')).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Invalid email address format.',
    });

    expect(await attributes()).toMatchObject({ email: 'ann@example.com', email_verified: 'true' });
    await expect(signIn('ann@example.com')).resolves.toBeDefined();
  });

  it('takes an attribute away with an empty value, and none that is required', async () => {
    await update('name', 'Ann');
    await update('name', '');

    expect(await attributes()).not.toHaveProperty('name');
    await expect(update('email', '')).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'user.email: Required attribute cannot be deleted.',
    });
  });

  it('sends no code to an address that did not change', async () => {
    await expect(update('email', 'ann@example.com')).resolves.toMatchObject({ CodeDeliveryDetailsList: [] });
    expect(await attributes()).toMatchObject({ email_verified: 'true' });
  });

  it('keeps to what the app client may write', async () => {
    await server.close();
    await start({}, { WriteAttributes: ['email', 'name'] });

    await expect(update('nickname', 'Annie')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'A client attempted to write unauthorized attribute',
    });
    await expect(update('name', 'Ann')).resolves.toBeDefined();
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

  it('sends a code that is asked for to the current address, which it verifies and no other', async () => {
    await update('email', 'ann@example.org');
    const codeOfNewAddress = server.lastCode();

    await expect(
      server.cognito.send(
        new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName: 'email' }),
      ),
    ).resolves.toMatchObject({
      CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'a***@e***' },
    });
    expect(server.messages.at(-1)).toMatchObject({
      destination: 'ann@example.com',
      kind: 'VerifyUserAttribute',
    });

    await verify(server.lastCode());
    expect(await attributes()).toMatchObject({ email: 'ann@example.com', email_verified: 'true' });
    await verify(codeOfNewAddress);
    expect(await attributes()).toMatchObject({ email: 'ann@example.org', email_verified: 'true' });
  });

  it('leaves sign-in to the current address until then', async () => {
    await update('email', 'ann@example.org');

    await expect(signIn('ann@example.com')).resolves.toBeDefined();
    await expect(signIn('ann@example.org')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('changes it at once where an administrator says that it is verified', async () => {
    const change = (...UserAttributes: AttributeType[]) =>
      server.cognito.send(
        new AdminUpdateUserAttributesCommand({
          UserPoolId: POOL_ID,
          Username: 'bob@example.com',
          UserAttributes,
        }),
      );
    await change({ Name: 'email', Value: 'bob@example.org' });
    expect(server.messages).toMatchObject([{ destination: 'bob@example.org' }]);
    await expect(signIn('bob@example.com')).resolves.toBeDefined();

    await change({ Name: 'email', Value: 'bob@example.net' }, { Name: 'email_verified', Value: 'true' });

    expect(server.messages).toHaveLength(1);
    await expect(signIn('bob@example.net')).resolves.toBeDefined();
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

  it.each([
    [
      'the user',
      (UserAttributeNames: string[]) => new DeleteUserAttributesCommand({ AccessToken, UserAttributeNames }),
    ],
    [
      'an administrator',
      (UserAttributeNames: string[]) =>
        new AdminDeleteUserAttributesCommand({
          UserPoolId: POOL_ID,
          Username: 'ann@example.com',
          UserAttributeNames,
        }),
    ],
  ])('refuses to remove the address that the user signs in with, by %s', async (_case, command) => {
    // Both commands answer with nothing.
    await expect(
      server.cognito.send(command(['email']) as DeleteUserAttributesCommand),
    ).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'user.email: Required attribute cannot be deleted.',
    });
  });

  it('removes what is known of an attribute with it', async () => {
    await update('phone_number', '+15551234567');
    expect(await attributes()).toMatchObject({ phone_number_verified: 'false' });

    await server.cognito.send(
      new DeleteUserAttributesCommand({ AccessToken, UserAttributeNames: ['phone_number'] }),
    );

    expect(Object.keys(await attributes())).toEqual(['sub', 'email', 'email_verified']);
  });
});

describe('an attribute whose name is that of another with _verified', () => {
  it('stays when the other goes', async () => {
    await server.close();
    const Schema = ['plan', 'plan_verified'].map((Name) => ({
      Name,
      AttributeDataType: 'String',
      Mutable: true,
    }));
    await start({ Schema });
    await update('custom:plan', 'gold');
    await update('custom:plan_verified', 'by Bob');

    await update('custom:plan', '');

    expect(await attributes()).toMatchObject({ 'custom:plan_verified': 'by Bob' });
  });
});

describe('a telephone number, in a pool that verifies e-mail addresses only', () => {
  it('is taken without a code', async () => {
    await expect(update('phone_number', '+15551234567')).resolves.toMatchObject({
      CodeDeliveryDetailsList: [],
    });

    expect(server.messages).toEqual([]);
    expect(await attributes()).toMatchObject({
      phone_number: '+15551234567',
      phone_number_verified: 'false',
    });
  });

  it('cannot be sent a code', async () => {
    await update('phone_number', '+15551234567');

    await expect(
      server.cognito.send(
        new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName: 'phone_number' }),
      ),
    ).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'User pool does not have SMS configuration to send messages.',
    });
  });

  it('is not verified by a code that was e-mailed', async () => {
    await update('phone_number', '+15551234567');
    await update('email', 'ann@example.org');

    await expect(
      server.cognito.send(
        new VerifyUserAttributeCommand({
          AccessToken,
          AttributeName: 'phone_number',
          Code: server.lastCode(),
        }),
      ),
    ).rejects.toMatchObject({ name: 'ExpiredCodeException' });
  });
});

describe('a telephone number, in a pool that verifies them', () => {
  const SMS_POOL = {
    AutoVerifiedAttributes: ['email', 'phone_number'],
    SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' },
  };

  it('is verified by a code that went to it', async () => {
    await server.close();
    await start(SMS_POOL);

    await expect(update('phone_number', '+15551234567')).resolves.toMatchObject({
      CodeDeliveryDetailsList: [
        { AttributeName: 'phone_number', DeliveryMedium: 'SMS', Destination: '+*******4567' },
      ],
    });
    expect(server.messages).toMatchObject([{ destination: '+15551234567' }]);
    await server.cognito.send(
      new VerifyUserAttributeCommand({ AccessToken, AttributeName: 'phone_number', Code: server.lastCode() }),
    );

    expect(await attributes()).toMatchObject({ phone_number_verified: 'true' });
  });

  it('needs a way to send messages', () => {
    expect(() => poolModel({ ...SMS_POOL, SmsConfiguration: {} })).toThrow(
      'UserPool (AWS::Cognito::UserPool): AutoVerifiedAttributes has phone_number; it needs SmsConfiguration',
    );
  });
});

describe('a code for an address', () => {
  const ask = () =>
    server.cognito.send(new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName: 'email' }));
  const verify = (Code: string) =>
    server.cognito.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName: 'email', Code }));

  it('verifies no address that came after it', async () => {
    await ask();
    const code = server.lastCode();
    await update('email', 'ann@example.org');

    await expect(verify(code)).rejects.toMatchObject({ name: 'CodeMismatchException' });
    expect(await attributes()).toMatchObject({ email: 'ann@example.org', email_verified: 'false' });
  });

  it('is not sent for an attribute that cannot be verified', async () => {
    await expect(
      server.cognito.send(
        new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName: 'name' }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('GetUser', () => {
  it('shows what the app client may read', async () => {
    await server.close();
    await start({}, { ReadAttributes: ['email'] });

    expect(Object.keys(await attributes())).toEqual(['sub', 'email']);
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
