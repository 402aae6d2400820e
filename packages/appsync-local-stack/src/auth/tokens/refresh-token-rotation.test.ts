import {
  AdminDisableUserCommand,
  AdminUserGlobalSignOutCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CLIENT_ID,
  HARDENED_POOL,
  POOL_ID,
  ROTATING_CLIENT,
  poolModel,
  startServer,
} from '../support/user-pool-server.ts';
import type { UserPoolServer } from '../support/user-pool-server.ts';

const PASSWORD = 'Correct-Horse-1';
const ANN = { userPoolId: POOL_ID, username: 'ann@example.com', password: PASSWORD };

let server: UserPoolServer;

/** Starts a server whose client rotates; the clock stands still until a test moves it. */
async function startRotating(
  rotation: object = ROTATING_CLIENT.RefreshTokenRotation,
): Promise<UserPoolServer> {
  const client = { ...ROTATING_CLIENT, RefreshTokenRotation: rotation };
  const started = await startServer([poolModel(HARDENED_POOL, client)]);
  await started.pools.ensureUser(ANN);
  return started;
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  server = await startRotating();
});

afterEach(async () => {
  vi.useRealTimers();
  await server.close();
});

interface Tokens {
  readonly AccessToken: string;
  readonly IdToken: string;
  readonly RefreshToken: string;
}

async function signedIn(on = server): Promise<Tokens> {
  const { AuthenticationResult } = await on.cognito.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ann@example.com', PASSWORD },
    }),
  );
  // The tests below read tokens only, and fail by name on one that is not there.
  return AuthenticationResult as Tokens;
}

async function rotate({ RefreshToken }: Tokens, on = server): Promise<Tokens> {
  const { AuthenticationResult } = await on.cognito.send(
    new GetTokensFromRefreshTokenCommand({ ClientId: CLIENT_ID, RefreshToken }),
  );
  // As above.
  return AuthenticationResult as Tokens;
}

const getUser = ({ AccessToken }: Tokens) => server.cognito.send(new GetUserCommand({ AccessToken }));

const afterSeconds = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

const REUSED = { name: 'RefreshTokenReuseException', message: 'Refresh Token has been rotated' };
const REVOKED = { name: 'NotAuthorizedException', message: 'Refresh Token has been revoked' };

describe('GetTokensFromRefreshToken with rotation', () => {
  it('gives three new tokens of the same sign-in', async () => {
    const first = await signedIn();
    afterSeconds(10);

    const second = await rotate(first);

    expect(new Set([first.RefreshToken, second.RefreshToken]).size).toBe(2);
    const claims = (token: string) => decodeJwt(token);
    for (const token of [second.AccessToken, second.IdToken, second.RefreshToken]) {
      expect(claims(token)['origin_jti']).toBe(claims(first.AccessToken)['origin_jti']);
      expect(claims(token)['auth_time']).toBe(claims(first.AccessToken)['auth_time']);
    }
    await expect(getUser(second)).resolves.toHaveProperty('Username');
  });

  it('keeps the end of the first refresh token, however often it rotates', async () => {
    const first = await signedIn();
    const day = 86_400;

    afterSeconds(20 * day);
    const second = await rotate(first);
    expect(decodeJwt(second.RefreshToken).exp).toBe(decodeJwt(first.RefreshToken).exp);

    afterSeconds(10 * day - 1);
    const third = await rotate(second);
    expect(third.RefreshToken).toMatch(/^ey/);

    afterSeconds(1);
    await expect(rotate(third)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Refresh Token has expired',
    });
  });

  it('takes the old token for its grace period of 60 seconds, and then no longer', async () => {
    const first = await signedIn();
    await rotate(first);

    afterSeconds(59.999);
    await expect(rotate(first)).resolves.toHaveProperty('RefreshToken');

    afterSeconds(0.001);
    await expect(rotate(first)).rejects.toMatchObject(REUSED);
  });

  it('takes the old token not once more with a grace period of 0, which is also the default', async () => {
    for (const rotation of [{ Feature: 'ENABLED', RetryGracePeriodSeconds: 0 }, { Feature: 'ENABLED' }]) {
      const strict = await startRotating(rotation);
      try {
        const first = await signedIn(strict);
        await rotate(first, strict);

        await expect(rotate(first, strict)).rejects.toMatchObject(REUSED);
      } finally {
        await strict.close();
      }
    }
  });

  it('gives a retry a token of its own, and both go on', async () => {
    const first = await signedIn();
    const [lost, kept] = [await rotate(first), await rotate(first)];
    afterSeconds(120);

    await expect(rotate(lost)).resolves.toHaveProperty('RefreshToken');
    await expect(rotate(kept)).resolves.toHaveProperty('RefreshToken');
  });

  it('keeps both of two rotations at the same moment', async () => {
    const first = await signedIn();

    const both = await Promise.all([rotate(first), rotate(first)]);

    for (const tokens of both) {
      await expect(rotate(tokens)).resolves.toHaveProperty('RefreshToken');
    }
  });

  it('leaves the access tokens of before good', async () => {
    const first = await signedIn();
    await rotate(first);
    afterSeconds(120);

    await expect(getUser(first)).resolves.toHaveProperty('Username');
  });

  it('refuses a disabled user', async () => {
    const first = await signedIn();
    await server.cognito.send(
      new AdminDisableUserCommand({ UserPoolId: POOL_ID, Username: 'ann@example.com' }),
    );

    await expect(rotate(first)).rejects.toMatchObject({ message: 'User is disabled.' });
  });
});

describe('InitiateAuth with REFRESH_TOKEN_AUTH where tokens rotate', () => {
  it('is refused', async () => {
    const { RefreshToken } = await signedIn();

    await expect(
      server.cognito.send(
        new InitiateAuthCommand({
          ClientId: CLIENT_ID,
          AuthFlow: 'REFRESH_TOKEN_AUTH',
          AuthParameters: { REFRESH_TOKEN: RefreshToken },
        }),
      ),
    ).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Auth flow not enabled for this client',
    });
  });
});

describe('signing out where tokens rotate', () => {
  it.each([
    ['the newest refresh token', 2],
    ['one in its grace period', 1],
    ['one whose grace is over', 0],
  ])('by RevokeToken with %s ends that sign-in and no other', async (_case, shown) => {
    const other = await signedIn();
    const first = await signedIn();
    const second = await rotate(first);
    afterSeconds(120);
    const third = await rotate(second);
    const tokens = [first, second, third];

    await server.cognito.send(
      new RevokeTokenCommand({ ClientId: CLIENT_ID, Token: tokens[shown]?.RefreshToken }),
    );

    for (const each of tokens) {
      await expect(rotate(each)).rejects.toMatchObject(REVOKED);
      await expect(getUser(each)).rejects.toMatchObject({ message: 'Access Token has been revoked' });
    }
    await expect(rotate(other)).resolves.toHaveProperty('RefreshToken');
  });

  it('by GlobalSignOut ends every sign-in, tokens in their grace period too', async () => {
    const other = await signedIn();
    const first = await signedIn();
    const second = await rotate(first);

    await server.cognito.send(new GlobalSignOutCommand({ AccessToken: second.AccessToken }));

    for (const each of [other, first, second]) {
      await expect(rotate(each)).rejects.toMatchObject(REVOKED);
    }
  });

  it('by AdminUserGlobalSignOut does so as well', async () => {
    const first = await signedIn();
    const second = await rotate(first);

    await server.cognito.send(
      new AdminUserGlobalSignOutCommand({ UserPoolId: POOL_ID, Username: 'ann@example.com' }),
    );

    for (const each of [first, second]) {
      await expect(rotate(each)).rejects.toMatchObject(REVOKED);
    }
  });

  it('does not bring a signed-out token back with the next sign-in', async () => {
    const first = await signedIn();
    const second = await rotate(first);
    await server.cognito.send(new GlobalSignOutCommand({ AccessToken: second.AccessToken }));

    await signedIn();

    await expect(rotate(first)).rejects.toMatchObject(REVOKED);
  });
});
