import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { AuthFlowType } from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLIENT_ID, POOL_ID, poolModel, startServer } from '../support/user-pool-server.ts';
import type { UserPoolServer } from '../support/user-pool-server.ts';

const PASSWORD = 'Correct-Horse-1';

let server: UserPoolServer;

beforeEach(async () => {
  server = await startServer();
  await server.pools.ensureUser({ userPoolId: POOL_ID, username: 'ann@example.com', password: PASSWORD });
});

afterEach(() => server.close());

const initiate = (AuthFlow: AuthFlowType, AuthParameters: Record<string, string>, on = server) =>
  on.cognito.send(new InitiateAuthCommand({ ClientId: CLIENT_ID, AuthFlow, AuthParameters }));

const withPassword = (USERNAME: string, password: string, on = server) =>
  initiate('USER_PASSWORD_AUTH', { USERNAME, PASSWORD: password }, on);

interface Tokens {
  readonly AccessToken: string;
  readonly IdToken: string;
  readonly RefreshToken: string;
  readonly ExpiresIn: number;
}

async function signedIn(on = server): Promise<Tokens> {
  const { AuthenticationResult } = await withPassword('ann@example.com', PASSWORD, on);
  // The tests below read tokens only, and fail by name on one that is not there.
  return AuthenticationResult as Tokens;
}

describe('InitiateAuth with USER_PASSWORD_AUTH', () => {
  it("gives Cognito's tokens, an hour each by default", async () => {
    const tokens = await signedIn();

    expect(tokens).toMatchObject({ ExpiresIn: 3600, TokenType: 'Bearer' });
    const access = decodeJwt(tokens.AccessToken);
    const id = decodeJwt(tokens.IdToken);
    expect(Object.keys(access).sort()).toEqual(
      [
        ...['auth_time', 'client_id', 'event_id', 'exp', 'iat', 'iss', 'jti', 'origin_jti', 'scope', 'sub'],
        ...['token_use', 'username'],
      ].sort(),
    );
    expect(Object.keys(id).sort()).toEqual(
      [
        ...[
          'aud',
          'auth_time',
          'cognito:username',
          'email',
          'email_verified',
          'event_id',
          'exp',
          'iat',
          'iss',
        ],
        ...['jti', 'origin_jti', 'sub', 'token_use'],
      ].sort(),
    );
    expect(access['scope']).toBe('aws.cognito.signin.user.admin');
    expect(access['username']).toBe(access.sub);
    expect(Number(access.exp) - Number(access.iat)).toBe(3600);
    expect(Number(id.exp) - Number(id.iat)).toBe(3600);
  });

  it("keeps to the client's token validities and their units", async () => {
    const model = poolModel(
      {},
      {
        AccessTokenValidity: 10,
        IdTokenValidity: 2,
        RefreshTokenValidity: 90,
        TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'hours', RefreshToken: 'minutes' },
      },
    );
    const other = await startServer([model]);
    try {
      await other.pools.ensureUser({ userPoolId: POOL_ID, username: 'ann@example.com', password: PASSWORD });
      const tokens = await signedIn(other);

      const seconds = [tokens.AccessToken, tokens.IdToken, tokens.RefreshToken].map((token) => {
        const { exp = 0, iat = 0 } = decodeJwt(token);
        return exp - iat;
      });
      expect(seconds).toEqual([600, 7200, 5400]);
      expect(tokens.ExpiresIn).toBe(600);
    } finally {
      await other.close();
    }
  });

  it('takes the address in any case where the pool is not case-sensitive', async () => {
    await expect(withPassword('ANN@example.com', PASSWORD)).resolves.toHaveProperty('AuthenticationResult');
  });

  it.each([
    ['a wrong password', 'ann@example.com', 'Wrong-Horse-1'],
    ['an unknown user', 'nobody@example.com', PASSWORD],
  ])('answers %s alike', async (_case, username, password) => {
    await expect(withPassword(username, password)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
  });

  it('tells of an unknown user where the client says LEGACY', async () => {
    const legacy = await startServer([poolModel({}, { PreventUserExistenceErrors: 'LEGACY' })]);
    try {
      await expect(withPassword('nobody@example.com', PASSWORD, legacy)).rejects.toMatchObject({
        name: 'UserNotFoundException',
        message: 'User does not exist.',
      });
    } finally {
      await legacy.close();
    }
  });

  it('refuses a user who is not confirmed, once the password is right', async () => {
    const bob = { ClientId: CLIENT_ID, Username: 'bob@example.com', Password: PASSWORD };
    await server.cognito.send(new SignUpCommand(bob));

    await expect(withPassword('bob@example.com', 'Wrong-Horse-1')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    await expect(withPassword('bob@example.com', PASSWORD)).rejects.toMatchObject({
      name: 'UserNotConfirmedException',
      message: 'User is not confirmed.',
    });
  });

  it('is refused where the client does not allow it', async () => {
    const srpOnly = await startServer([poolModel({}, { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] })]);
    try {
      await expect(withPassword('ann@example.com', PASSWORD, srpOnly)).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: 'USER_PASSWORD_AUTH flow not enabled for this client',
      });
    } finally {
      await srpOnly.close();
    }
  });

  it('keeps both of two sign-ins at the same moment', async () => {
    const both = await Promise.all([signedIn(), signedIn()]);

    for (const tokens of both) {
      await expect(
        server.cognito.send(new GetUserCommand({ AccessToken: tokens.AccessToken })),
      ).resolves.toHaveProperty('Username');
    }
  });
});

describe('InitiateAuth with another flow', () => {
  it('says that USER_AUTH is not there and what is', async () => {
    await expect(initiate('USER_AUTH', { USERNAME: 'ann@example.com' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message:
        'The USER_AUTH flow is not implemented by the local user pool: ' +
        'sign in with USER_SRP_AUTH or USER_PASSWORD_AUTH.',
    });
  });
});

describe('refreshing', () => {
  const refresh = (REFRESH_TOKEN: string) => initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN });

  it('gives new tokens of the same sign-in, and no other refresh token', async () => {
    const tokens = await signedIn();

    const { AuthenticationResult: fresh } = await refresh(tokens.RefreshToken);

    const [before, after] = [decodeJwt(tokens.AccessToken), decodeJwt(fresh?.AccessToken ?? '')];
    expect(fresh).not.toHaveProperty('RefreshToken');
    expect(after.jti).not.toBe(before.jti);
    expect([after['origin_jti'], after['auth_time']]).toEqual([before['origin_jti'], before['auth_time']]);
  });

  it('goes by GetTokensFromRefreshToken as well', async () => {
    const tokens = await signedIn();

    const { AuthenticationResult: fresh } = await server.cognito.send(
      new GetTokensFromRefreshTokenCommand({ ClientId: CLIENT_ID, RefreshToken: tokens.RefreshToken }),
    );

    await expect(
      server.pools.verifyToken(fresh?.AccessToken, { userPoolId: POOL_ID, defaultAction: 'ALLOW' }),
    ).resolves.toHaveProperty('username');
  });

  it('refuses an access token and garbage', async () => {
    const tokens = await signedIn();

    for (const token of [tokens.AccessToken, 'garbage']) {
      await expect(refresh(token)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'Invalid Refresh Token',
      });
    }
  });

  it('refuses the token of another client of the pool', async () => {
    const clientId = 'client00000000000000000002';
    const model = poolModel();
    const clients = model.clients.flatMap((client) => [client, { ...client, clientId }]);
    const other = await startServer([{ ...model, clients }]);
    try {
      await other.pools.ensureUser({
        userPoolId: POOL_ID,
        username: 'ann@example.com',
        password: PASSWORD,
      });
      const { RefreshToken } = await signedIn(other);

      await expect(
        other.cognito.send(new GetTokensFromRefreshTokenCommand({ ClientId: clientId, RefreshToken })),
      ).rejects.toMatchObject({ name: 'NotAuthorizedException', message: 'Invalid Refresh Token' });
    } finally {
      await other.close();
    }
  });

  it('gives a token that is no use as an access or id token', async () => {
    const tokens = await signedIn();

    await expect(
      server.pools.verifyToken(tokens.RefreshToken, { userPoolId: POOL_ID, defaultAction: 'ALLOW' }),
    ).resolves.toEqual({ message: 'You are not authorized to make this call.' });
    await expect(
      server.cognito.send(new GetUserCommand({ AccessToken: tokens.RefreshToken })),
    ).rejects.toMatchObject({ message: 'Invalid Access Token' });
  });
});

describe('signing out', () => {
  const getUser = (AccessToken: string) => server.cognito.send(new GetUserCommand({ AccessToken }));
  const refresh = (REFRESH_TOKEN: string) => initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN });

  it('by RevokeToken ends that sign-in and no other', async () => {
    const [mine, other] = [await signedIn(), await signedIn()];

    await server.cognito.send(new RevokeTokenCommand({ ClientId: CLIENT_ID, Token: mine.RefreshToken }));

    await expect(refresh(mine.RefreshToken)).rejects.toMatchObject({
      message: 'Refresh Token has been revoked',
    });
    await expect(getUser(mine.AccessToken)).rejects.toMatchObject({
      message: 'Access Token has been revoked',
    });
    await expect(getUser(other.AccessToken)).resolves.toHaveProperty('Username');
  });

  it('by GlobalSignOut ends every sign-in', async () => {
    const [mine, other] = [await signedIn(), await signedIn()];

    await server.cognito.send(new GlobalSignOutCommand({ AccessToken: mine.AccessToken }));

    await expect(getUser(other.AccessToken)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Access Token has been revoked',
    });
    await expect(refresh(other.RefreshToken)).rejects.toMatchObject({
      message: 'Refresh Token has been revoked',
    });
  });

  it('leaves the access token good for AppSync, which does not ask', async () => {
    const tokens = await signedIn();

    await server.cognito.send(new GlobalSignOutCommand({ AccessToken: tokens.AccessToken }));

    await expect(
      server.pools.verifyToken(tokens.AccessToken, { userPoolId: POOL_ID, defaultAction: 'ALLOW' }),
    ).resolves.toHaveProperty('username');
  });
});

describe('GetUser', () => {
  it('refuses a token that somebody else has signed', async () => {
    const tokens = await signedIn();
    const [header, claims] = tokens.AccessToken.split('.');

    await expect(
      server.cognito.send(new GetUserCommand({ AccessToken: `${header}.${claims}.c2lnbmF0dXJl` })),
    ).rejects.toMatchObject({ name: 'NotAuthorizedException', message: 'Invalid Access Token' });
  });
});

describe('NEW_PASSWORD_REQUIRED', () => {
  async function challengedBob(): Promise<string> {
    await server.cognito.send(
      new AdminCreateUserCommand({
        UserPoolId: POOL_ID,
        Username: 'bob@example.com',
        TemporaryPassword: 'Temporary-1',
        MessageAction: 'SUPPRESS',
      }),
    );
    const challenge = await withPassword('bob@example.com', 'Temporary-1');
    expect(challenge.ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    return challenge.Session ?? '';
  }

  const answer = (Session: string, NEW_PASSWORD: string) =>
    server.cognito.send(
      new RespondToAuthChallengeCommand({
        ClientId: CLIENT_ID,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session,
        ChallengeResponses: { USERNAME: 'bob@example.com', NEW_PASSWORD },
      }),
    );

  it('is answered with a new password, and the user is signed in', async () => {
    const session = await challengedBob();

    await expect(answer(session, 'Brand-New-1')).resolves.toMatchObject({
      AuthenticationResult: { TokenType: 'Bearer' },
    });
    await expect(withPassword('bob@example.com', 'Brand-New-1')).resolves.toHaveProperty(
      'AuthenticationResult',
    );
  });

  it('holds the new password to the policy', async () => {
    const session = await challengedBob();

    await expect(answer(session, 'short')).rejects.toMatchObject({ name: 'InvalidPasswordException' });
  });

  it('comes only after the temporary password', async () => {
    await challengedBob();

    await expect(withPassword('bob@example.com', 'Wrong-Horse-1')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
  });

  it('takes no session of before the temporary password was replaced', async () => {
    const session = await challengedBob();
    const { Session: stale = '' } = await withPassword('bob@example.com', 'Temporary-1');
    await answer(session, 'Brand-New-1');

    await expect(answer(stale, 'Taken-Over-1')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Invalid session for the user.',
    });
  });

  it('takes no session that was not given out, and none twice', async () => {
    const session = await challengedBob();
    await answer(session, 'Brand-New-1');

    for (const used of [session, '00000000-0000-4000-8000-000000000000']) {
      await expect(answer(used, 'Taken-Over-1')).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'Invalid session for the user.',
      });
    }
  });
});

describe('AdminInitiateAuth', () => {
  it('signs in where the client allows ADMIN_USER_PASSWORD_AUTH', async () => {
    const model = poolModel({}, { ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'] });
    const admin = await startServer([model]);
    try {
      await admin.pools.ensureUser({ userPoolId: POOL_ID, username: 'ann@example.com', password: PASSWORD });

      await expect(
        admin.cognito.send(
          new AdminInitiateAuthCommand({
            UserPoolId: POOL_ID,
            ClientId: CLIENT_ID,
            AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
            AuthParameters: { USERNAME: 'ann@example.com', PASSWORD },
          }),
        ),
      ).resolves.toHaveProperty('AuthenticationResult');
    } finally {
      await admin.close();
    }
  });
});

describe('the tokens', () => {
  it('are signed by the key of jwks.json', async () => {
    const tokens = await signedIn();

    const response = await fetch(`${server.origin}/${POOL_ID}/.well-known/jwks.json`);

    const { kid } = decodeProtectedHeader(tokens.AccessToken);
    expect(await response.json()).toEqual({
      keys: [
        {
          kid,
          kty: 'RSA',
          alg: 'RS256',
          use: 'sig',
          e: 'AQAB',
          n: expect.stringMatching(/^.{342}$/) as string,
        },
      ],
    });
  });
});
