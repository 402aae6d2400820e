import {
  AdminSetUserPasswordCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSrpClient } from '../support/srp-client.ts';
import type { PasswordVerifier } from '../support/srp-client.ts';
import { CLIENT_ID, POOL_ID, startServer } from '../support/user-pool-server.ts';
import type { UserPoolServer } from '../support/user-pool-server.ts';

const PASSWORD = 'Correct-Horse-1';
const WRONG_PASSWORD = 'Wrong-Horse-1';
const QUARTER_HOUR_SECONDS = 900;

const LOCKED = { name: 'NotAuthorizedException', message: 'Password attempts exceeded' };
const WRONG = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };

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

const afterSeconds = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

const byPassword = (password: string, USERNAME = 'ann@example.com') =>
  server.cognito.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD: password },
    }),
  );

async function bySrp(password: string, USERNAME = 'ann@example.com') {
  const srp = createSrpClient('Pool00001');
  const { ChallengeParameters } = await server.cognito.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: { USERNAME, SRP_A: srp.publicHex },
    }),
  );
  return server.cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: CLIENT_ID,
      ChallengeName: 'PASSWORD_VERIFIER',
      // The client fails by name on a parameter that is not there.
      ChallengeResponses: srp.answer(ChallengeParameters as unknown as PasswordVerifier, password),
    }),
  );
}

async function fail(times: number, signIn = byPassword, username = 'ann@example.com'): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    await expect(signIn(WRONG_PASSWORD, username)).rejects.toMatchObject(WRONG);
  }
}

describe('wrong passwords in a row', () => {
  it('lock out for a second from the fifth on, and not before', async () => {
    await fail(4);
    await expect(byPassword(PASSWORD)).resolves.toHaveProperty('AuthenticationResult');

    await fail(5);
    await expect(byPassword(PASSWORD)).rejects.toMatchObject(LOCKED);
    afterSeconds(1);
    await expect(byPassword(PASSWORD)).resolves.toHaveProperty('AuthenticationResult');
  });

  it('lock out for twice as long each time, up to a quarter of an hour', async () => {
    await fail(4);

    for (const seconds of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900]) {
      await fail(1);
      afterSeconds(seconds - 0.001);
      await expect(byPassword(PASSWORD)).rejects.toMatchObject(LOCKED);
      afterSeconds(0.001);
    }
  });

  it('count no more once somebody has signed in', async () => {
    await fail(5);
    afterSeconds(1);
    await byPassword(PASSWORD);

    await fail(4);
    await expect(byPassword(PASSWORD)).resolves.toHaveProperty('AuthenticationResult');
  });

  it('are forgotten when nobody has tried for a quarter of an hour', async () => {
    await fail(5);
    afterSeconds(QUARTER_HOUR_SECONDS);

    await fail(4);
    await expect(byPassword(PASSWORD)).resolves.toHaveProperty('AuthenticationResult');
  });

  it('do not count during a lockout', async () => {
    await fail(5);
    for (let count = 0; count < 5; count += 1) {
      await expect(byPassword(WRONG_PASSWORD)).rejects.toMatchObject(LOCKED);
    }

    afterSeconds(1);
    await expect(byPassword(PASSWORD)).resolves.toHaveProperty('AuthenticationResult');
  });

  it.each(['ann@example.com', 'nobody@example.com'])(
    'count alike by password and by SRP, and for names that nobody has: %s',
    async (username) => {
      await fail(2, bySrp, username);
      await fail(3, byPassword, username);

      await expect(bySrp(PASSWORD, username)).rejects.toMatchObject(LOCKED);
      await expect(byPassword(PASSWORD, username.toUpperCase())).rejects.toMatchObject(LOCKED);
    },
  );

  it('of one user lock out nobody else', async () => {
    await server.pools.ensureUser({ userPoolId: POOL_ID, username: 'bob@example.com', password: PASSWORD });
    await fail(5);

    await expect(byPassword(PASSWORD, 'bob@example.com')).resolves.toHaveProperty('AuthenticationResult');
  });
});

describe('a sign-in that goes on', () => {
  it('ends with the password that it began with', async () => {
    const set = (Password: string, Permanent: boolean) =>
      server.cognito.send(
        new AdminSetUserPasswordCommand({
          UserPoolId: POOL_ID,
          Username: 'ann@example.com',
          Password,
          Permanent,
        }),
      );
    await set('Temporary-1', false);
    const { Session } = await byPassword('Temporary-1');
    const srp = createSrpClient('Pool00001');
    const { ChallengeParameters } = await server.cognito.send(
      new InitiateAuthCommand({
        ClientId: CLIENT_ID,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME: 'ann@example.com', SRP_A: srp.publicHex },
      }),
    );

    await set('Temporary-2', false);

    const choose = new RespondToAuthChallengeCommand({
      ClientId: CLIENT_ID,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: 'ann@example.com', NEW_PASSWORD: 'Brand-New-1' },
    });
    await expect(server.cognito.send(choose)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Invalid session for the user.',
    });
    const prove = new RespondToAuthChallengeCommand({
      ClientId: CLIENT_ID,
      ChallengeName: 'PASSWORD_VERIFIER',
      // As above.
      ChallengeResponses: srp.answer(ChallengeParameters as unknown as PasswordVerifier, 'Temporary-1'),
    });
    await expect(server.cognito.send(prove)).rejects.toMatchObject(WRONG);
  });
});
