import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { AdminCreateUserCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CLIENT_ID, POOL_ID, poolModel, startServer } from '../support/user-pool-server.ts';
import type { UserPoolServer } from '../support/user-pool-server.ts';

const ANN = { UserPoolId: POOL_ID, Username: 'ann@example.com' };
const DAY_MS = 86_400_000;

const EXPIRED = {
  name: 'NotAuthorizedException',
  message: 'Temporary password has expired and must be reset by an administrator.',
};
const WRONG = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };

let server: UserPoolServer;

/** Starts a pool, with AWS's defaults where nothing is said, and invites Ann. */
async function start(PasswordPolicy: Readonly<Record<string, unknown>> = {}): Promise<void> {
  server = await startServer([poolModel({ Policies: { PasswordPolicy } })]);
  await create();
}

const create = (input: Partial<AdminCreateUserCommandInput> = {}) =>
  server.cognito.send(
    new AdminCreateUserCommand({
      ...ANN,
      UserAttributes: [
        { Name: 'email', Value: ANN.Username },
        { Name: 'email_verified', Value: 'true' },
      ],
      ...input,
    }),
  );

const resend = (input: Partial<AdminCreateUserCommandInput> = {}) =>
  create({ MessageAction: 'RESEND', ...input });

const signIn = (PASSWORD: string) =>
  server.cognito.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: ANN.Username, PASSWORD },
    }),
  );

const afterDays = (days: number) => vi.setSystemTime(Date.now() + days * DAY_MS);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(async () => {
  vi.useRealTimers();
  await server.close();
});

describe('a temporary password', () => {
  it.each([
    ['three', { TemporaryPasswordValidityDays: 3 }, 3],
    ['seven, the default', {}, 7],
    ['seven, for which 0 stands as well', { TemporaryPasswordValidityDays: 0 }, 7],
  ])('is good for as many days as the pool says: %s', async (_case, policy, days) => {
    await start(policy);
    const password = server.lastCode();

    afterDays(days - 0.001);
    await expect(signIn(password)).resolves.toMatchObject({ ChallengeName: 'NEW_PASSWORD_REQUIRED' });
    afterDays(0.001);
    await expect(signIn(password)).rejects.toMatchObject(EXPIRED);
    await expect(signIn('Wrong-Horse-1')).rejects.toMatchObject(WRONG);
  });

  it('is good anew when an administrator sets another', async () => {
    await start();
    afterDays(8);

    await server.cognito.send(new AdminSetUserPasswordCommand({ ...ANN, Password: 'Temporary-1!' }));

    await expect(signIn('Temporary-1!')).resolves.toMatchObject({ ChallengeName: 'NEW_PASSWORD_REQUIRED' });
    afterDays(7);
    await expect(signIn('Temporary-1!')).rejects.toMatchObject(EXPIRED);
  });

  it('is not reset by a code', async () => {
    await start();

    await expect(server.cognito.send(new AdminResetUserPasswordCommand(ANN))).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'User password cannot be reset in the current state.',
    });
  });

  it('is asked to be replaced with the attributes that may come back', async () => {
    await start();

    const { ChallengeParameters } = await signIn(server.lastCode());

    expect(JSON.parse(ChallengeParameters?.['userAttributes'] ?? '')).toEqual({
      email: ANN.Username,
      email_verified: 'true',
    });
  });
});

describe('AdminCreateUser with RESEND', () => {
  it('sends another password, with which the days begin anew', async () => {
    await start();
    const first = server.lastCode();
    afterDays(8);

    await expect(resend()).resolves.toMatchObject({ User: { UserStatus: 'FORCE_CHANGE_PASSWORD' } });

    expect(server.messages).toMatchObject([
      { kind: 'AdminCreateUser', destination: ANN.Username },
      { kind: 'AdminCreateUser', destination: ANN.Username },
    ]);
    await expect(signIn(first)).rejects.toMatchObject(WRONG);
    afterDays(6);
    await expect(signIn(server.lastCode())).resolves.toMatchObject({
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
    });
  });

  it('sends the password that it is given, if the policy takes it', async () => {
    await start();

    await expect(resend({ TemporaryPassword: 'short' })).rejects.toMatchObject({
      name: 'InvalidPasswordException',
    });
    await resend({ TemporaryPassword: 'Temporary-1!' });

    expect(server.lastCode()).toBe('Temporary-1!');
  });

  it('leaves the user’s attributes as they are', async () => {
    await start();
    const before = await server.cognito.send(new AdminGetUserCommand(ANN));

    await resend({ UserAttributes: [{ Name: 'email', Value: 'bob@example.com' }] });

    const after = await server.cognito.send(new AdminGetUserCommand(ANN));
    expect(after.UserAttributes).toEqual(before.UserAttributes);
  });

  it('is refused for a user who has a password of their own', async () => {
    await start();
    await server.cognito.send(
      new AdminSetUserPasswordCommand({ ...ANN, Password: 'Correct-Horse-1', Permanent: true }),
    );

    await expect(resend()).rejects.toMatchObject({
      name: 'UnsupportedUserStateException',
      message: 'Resend not possible. ann@example.com status is not FORCE_CHANGE_PASSWORD',
    });
    expect(server.messages).toHaveLength(1);
  });

  it('is refused for somebody who is not there', async () => {
    await start();

    await expect(resend({ Username: 'bob@example.com' })).rejects.toMatchObject({
      name: 'UserNotFoundException',
    });
  });

  it('is one of two actions', async () => {
    await start();

    // What the type does not allow is what is tried.
    await expect(create({ MessageAction: 'AGAIN' as 'RESEND' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('Member must satisfy enum value set: [RESEND, SUPPRESS]') as string,
    });
  });
});
