import {
  AdminDisableUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  ChangePasswordCommand,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLIENT_ID, POOL_ID, poolModel, startServer } from '../support/user-pool-server.ts';
import type { UserPoolServer } from '../support/user-pool-server.ts';

const OLD_PASSWORD = 'Correct-Horse-1';
const NEW_PASSWORD = 'Brand-New-1';

let server: UserPoolServer;

beforeEach(async () => {
  server = await startServer();
  await server.pools.ensureUser({ userPoolId: POOL_ID, username: 'ann@example.com', password: OLD_PASSWORD });
});

afterEach(() => server.close());

const signIn = (PASSWORD: string) =>
  server.cognito.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ann@example.com', PASSWORD },
    }),
  );

const forget = (Username: string) =>
  server.cognito.send(new ForgotPasswordCommand({ ClientId: CLIENT_ID, Username }));

describe('ForgotPassword', () => {
  it('sends a code', async () => {
    const answer = await forget('ann@example.com');

    expect(answer.CodeDeliveryDetails?.Destination).toBe('a***@e***');
    expect(server.messages).toMatchObject([{ destination: 'ann@example.com', kind: 'ForgotPassword' }]);
  });

  it('claims to have sent a code to an unknown user, and sends none', async () => {
    await expect(forget('nobody@example.com')).resolves.toMatchObject({
      CodeDeliveryDetails: { Destination: 'n***@e***' },
    });
    expect(server.messages).toEqual([]);
  });

  it('masks an address in small letters, known or not, however it is asked for', async () => {
    const masked = { 'Ann@Example.com': 'a***@e***', 'Nobody@Example.com': 'n***@e***' };
    for (const [username, Destination] of Object.entries(masked)) {
      await expect(forget(username)).resolves.toMatchObject({ CodeDeliveryDetails: { Destination } });
    }
  });

  it.each([
    ['who is disabled', new AdminDisableUserCommand({ UserPoolId: POOL_ID, Username: 'ann@example.com' })],
    [
      'whose address is not verified',
      new AdminUpdateUserAttributesCommand({
        UserPoolId: POOL_ID,
        Username: 'ann@example.com',
        UserAttributes: [{ Name: 'email_verified', Value: 'false' }],
      }),
    ],
  ])('answers alike for a user %s, and sends nothing', async (_case, command) => {
    // Which of the two it is does not matter to the client.
    await server.cognito.send(command as AdminDisableUserCommand);

    await expect(forget('ann@example.com')).resolves.toMatchObject({
      CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'a***@e***' },
    });
    expect(server.messages).toEqual([]);
  });

  it('tells that an address was never confirmed where the client says LEGACY', async () => {
    await server.close();
    server = await startServer([poolModel({}, { PreventUserExistenceErrors: 'LEGACY' })]);
    await server.cognito.send(
      new SignUpCommand({ ClientId: CLIENT_ID, Username: 'bob@example.com', Password: OLD_PASSWORD }),
    );

    await expect(forget('bob@example.com')).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Cannot reset password for the user as there is no registered/verified email or phone_number',
    });
  });

  it('refuses where an administrator alone resets passwords', async () => {
    await server.close();
    const recovery = { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] };
    server = await startServer([poolModel({ AccountRecoverySetting: recovery })]);

    await expect(forget('ann@example.com')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Contact administrator to reset password.',
    });
  });
});

describe('AdminResetUserPassword', () => {
  it('lets the user in again once the code has come back with a new password', async () => {
    await server.cognito.send(
      new AdminResetUserPasswordCommand({ UserPoolId: POOL_ID, Username: 'ann@example.com' }),
    );
    await expect(signIn(OLD_PASSWORD)).rejects.toMatchObject({ name: 'PasswordResetRequiredException' });

    await server.cognito.send(
      new ConfirmForgotPasswordCommand({
        ClientId: CLIENT_ID,
        Username: 'ann@example.com',
        ConfirmationCode: server.lastCode(),
        Password: NEW_PASSWORD,
      }),
    );

    await expect(signIn(NEW_PASSWORD)).resolves.toHaveProperty('AuthenticationResult');
  });
});

describe('ConfirmForgotPassword', () => {
  const confirm = (ConfirmationCode: string, Password = NEW_PASSWORD, Username = 'ann@example.com') =>
    server.cognito.send(
      new ConfirmForgotPasswordCommand({ ClientId: CLIENT_ID, Username, ConfirmationCode, Password }),
    );

  it('replaces the password', async () => {
    await forget('ann@example.com');

    await confirm(server.lastCode());

    await expect(signIn(NEW_PASSWORD)).resolves.toHaveProperty('AuthenticationResult');
    await expect(signIn(OLD_PASSWORD)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('refuses a wrong code', async () => {
    await forget('ann@example.com');
    const wrong = server.lastCode() === '000000' ? '000001' : '000000';

    await expect(confirm(wrong)).rejects.toMatchObject({
      name: 'CodeMismatchException',
      message: 'Invalid verification code provided, please try again.',
    });
  });

  it('refuses when no code was asked for, even without a code', async () => {
    await expect(confirm('123456')).rejects.toMatchObject({ name: 'ExpiredCodeException' });

    const response = await fetch(server.origin, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.ConfirmForgotPassword' },
      body: JSON.stringify({ ClientId: CLIENT_ID, Username: 'ann@example.com', Password: NEW_PASSWORD }),
    });
    expect(await response.json()).toMatchObject({ __type: 'InvalidParameterException' });
  });

  it('refuses a weak password', async () => {
    await forget('ann@example.com');

    await expect(confirm(server.lastCode(), 'weak')).rejects.toMatchObject({
      name: 'InvalidPasswordException',
      message: 'Password did not conform with policy: Password not long enough',
    });
  });

  it('does not tell that a user is unknown', async () => {
    await expect(confirm('123456', NEW_PASSWORD, 'nobody@example.com')).rejects.toMatchObject({
      name: 'CodeMismatchException',
    });
  });
});

describe('ChangePassword', () => {
  async function change(PreviousPassword: string, ProposedPassword: string) {
    const { AuthenticationResult } = await signIn(OLD_PASSWORD);
    return server.cognito.send(
      new ChangePasswordCommand({
        AccessToken: AuthenticationResult?.AccessToken,
        PreviousPassword,
        ProposedPassword,
      }),
    );
  }

  it('replaces the password', async () => {
    await change(OLD_PASSWORD, NEW_PASSWORD);

    await expect(signIn(NEW_PASSWORD)).resolves.toHaveProperty('AuthenticationResult');
  });

  it('refuses a wrong previous password', async () => {
    await expect(change('Wrong-Horse-1', NEW_PASSWORD)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
  });

  it('refuses a weak password', async () => {
    await expect(change(OLD_PASSWORD, 'no-digits-Here')).rejects.toMatchObject({
      name: 'InvalidPasswordException',
      message: 'Password did not conform with policy: Password must have numeric characters',
    });
  });
});

describe('AdminSetUserPassword', () => {
  const set = (Password: string) =>
    server.cognito.send(
      new AdminSetUserPasswordCommand({
        UserPoolId: POOL_ID,
        Username: 'ann@example.com',
        Password,
        Permanent: true,
      }),
    );

  it('replaces the password', async () => {
    await set(NEW_PASSWORD);

    await expect(signIn(NEW_PASSWORD)).resolves.toHaveProperty('AuthenticationResult');
  });

  it('refuses a weak password', async () => {
    await expect(set('weak')).rejects.toMatchObject({ name: 'InvalidPasswordException' });
  });
});
