import {
  AdminUpdateUserAttributesCommand,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  GetUserAttributeVerificationCodeCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CLIENT_ID, POOL_ID, startServer } from '../support/user-pool-server.ts';
import type { UserPoolServer } from '../support/user-pool-server.ts';

const PASSWORD = 'Correct-Horse-1';
const HOURS_MS = 3_600_000;

const EXPIRED = {
  name: 'ExpiredCodeException',
  message: 'Invalid code provided, please request a code again.',
};
const MISMATCH = {
  name: 'CodeMismatchException',
  message: 'Invalid verification code provided, please try again.',
};
const LIMIT = {
  name: 'LimitExceededException',
  message: 'Attempt limit exceeded, please try after some time.',
};

let server: UserPoolServer;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  server = await startServer();
  await server.pools.ensureUser({ userPoolId: POOL_ID, username: 'ann@example.com', password: PASSWORD });
});

afterEach(async () => {
  vi.useRealTimers();
  await server.close();
});

const after = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

const signUp = (Username = 'bob@example.com') =>
  server.cognito.send(new SignUpCommand({ ClientId: CLIENT_ID, Username, Password: PASSWORD }));
const confirm = (ConfirmationCode: string, Username = 'bob@example.com') =>
  server.cognito.send(new ConfirmSignUpCommand({ ClientId: CLIENT_ID, Username, ConfirmationCode }));

const forget = (Username = 'ann@example.com') =>
  server.cognito.send(new ForgotPasswordCommand({ ClientId: CLIENT_ID, Username }));
const reset = (ConfirmationCode: string, Username = 'ann@example.com') =>
  server.cognito.send(
    new ConfirmForgotPasswordCommand({
      ClientId: CLIENT_ID,
      Username,
      ConfirmationCode,
      Password: 'Brand-New-1',
    }),
  );

async function accessToken(): Promise<string> {
  const { AuthenticationResult } = await server.cognito.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ann@example.com', PASSWORD },
    }),
  );
  return AuthenticationResult?.AccessToken ?? '';
}

const ask = (AccessToken: string) =>
  server.cognito.send(new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName: 'email' }));
const verify = (AccessToken: string, Code: string) =>
  server.cognito.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName: 'email', Code }));

const wrongCode = () => (server.lastCode() === '000000' ? '000001' : '000000');

/** Sends wrong codes until no more are taken. */
async function guess(
  times: number,
  send: (code: string) => Promise<unknown>,
  refusal: object,
): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await expect(send(wrongCode())).rejects.toMatchObject(refusal);
  }
}

describe('a code of a sign-up', () => {
  it('is good for 24 hours', async () => {
    await signUp();
    await signUp('cyd@example.com');
    const [bobs = '', cyds = ''] = server.messages.map(({ code }) => code);

    after(24 * HOURS_MS - 1);
    await expect(confirm(bobs)).resolves.toBeDefined();
    after(1);
    await expect(confirm(cyds, 'cyd@example.com')).rejects.toMatchObject(EXPIRED);
  });

  it('is void once another one was sent', async () => {
    await signUp();
    const first = server.lastCode();
    await server.cognito.send(
      new ResendConfirmationCodeCommand({ ClientId: CLIENT_ID, Username: 'bob@example.com' }),
    );

    if (first !== server.lastCode()) {
      await expect(confirm(first)).rejects.toMatchObject(MISMATCH);
    }
    await expect(confirm(server.lastCode())).resolves.toBeDefined();
  });

  it('can be guessed five times an hour, and another one changes nothing about that', async () => {
    await signUp();
    await guess(5, confirm, MISMATCH);
    await server.cognito.send(
      new ResendConfirmationCodeCommand({ ClientId: CLIENT_ID, Username: 'bob@example.com' }),
    );

    await expect(confirm(server.lastCode())).rejects.toMatchObject(LIMIT);

    after(HOURS_MS);
    await expect(confirm(server.lastCode())).resolves.toBeDefined();
  });

  it('can be guessed no more often for somebody who never signed up', async () => {
    const nobodys = (code: string) => confirm(code, 'nobody@example.com');
    await guess(5, nobodys, EXPIRED);

    await expect(nobodys(wrongCode())).rejects.toMatchObject(LIMIT);
  });
});

describe('a code for a forgotten password', () => {
  it('is good for an hour', async () => {
    await forget();
    after(HOURS_MS - 1);
    await expect(reset(wrongCode())).rejects.toMatchObject(MISMATCH);

    after(1);
    await expect(reset(server.lastCode())).rejects.toMatchObject(EXPIRED);
  });

  it('is good once', async () => {
    await forget();
    const code = server.lastCode();
    await reset(code);

    await expect(reset(code)).rejects.toMatchObject(EXPIRED);
  });

  it.each(['ann@example.com', 'nobody@example.com'])(
    'can be guessed five times an hour, whoever it is for: %s',
    async (username) => {
      await forget(username);
      await guess(5, (code) => reset(code, username), MISMATCH);

      await expect(reset(wrongCode(), username)).rejects.toMatchObject(LIMIT);
      await expect(reset(wrongCode(), username.toUpperCase())).rejects.toMatchObject(LIMIT);
    },
  );

  it('is void once the address that it was sent to is no longer the user’s', async () => {
    await forget();
    await server.cognito.send(
      new AdminUpdateUserAttributesCommand({
        UserPoolId: POOL_ID,
        Username: 'ann@example.com',
        UserAttributes: [
          { Name: 'email', Value: 'ann@example.org' },
          { Name: 'email_verified', Value: 'true' },
        ],
      }),
    );

    await expect(reset(server.lastCode(), 'ann@example.org')).rejects.toMatchObject(EXPIRED);
  });

  it('forgives wrong guesses once the right one has come', async () => {
    await forget();
    await guess(4, reset, MISMATCH);
    await reset(server.lastCode());
    await forget();

    await guess(4, reset, MISMATCH);
    await expect(reset(server.lastCode())).resolves.toBeDefined();
  });

  it.each(['ann@example.com', 'nobody@example.com'])(
    'can be asked for 20 times an hour, whoever it is for: %s',
    async (username) => {
      for (let time = 0; time < 20; time += 1) {
        await forget(username);
      }

      await expect(forget(username)).rejects.toMatchObject(LIMIT);
      after(HOURS_MS);
      await expect(forget(username)).resolves.toBeDefined();
    },
  );

  it('does not confirm a sign-up, nor the other way round', async () => {
    await signUp();

    await expect(reset(server.lastCode(), 'bob@example.com')).rejects.toMatchObject(EXPIRED);
  });
});

describe('a code for an address', () => {
  it('is good for 24 hours, and once', async () => {
    await ask(await accessToken());
    const code = server.lastCode();

    after(24 * HOURS_MS - 1);
    const later = await accessToken();
    await verify(later, code);
    await expect(verify(later, code)).rejects.toMatchObject(EXPIRED);
    await ask(later);
    after(24 * HOURS_MS);
    await expect(verify(await accessToken(), server.lastCode())).rejects.toMatchObject(EXPIRED);
  });

  it('can be guessed five times an hour', async () => {
    const token = await accessToken();
    await ask(token);
    await guess(5, (code) => verify(token, code), MISMATCH);

    await expect(verify(token, server.lastCode())).rejects.toMatchObject(LIMIT);
  });
});
