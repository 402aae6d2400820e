import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { afterEach, describe, expect, it } from 'vitest';
import { CLIENT_ID, POOL_ID, poolModel, startServer } from '../support/user-pool-server.ts';
import type { UserPoolServer } from '../support/user-pool-server.ts';
import type { IssuerForm } from './issuer-form.ts';

let server: UserPoolServer | undefined;

afterEach(() => server?.close());

async function signIn(form: IssuerForm) {
  server = await startServer([poolModel()], undefined, undefined, form);
  await server.pools.ensureUser({
    userPoolId: POOL_ID,
    username: 'ann@example.com',
    password: 'Correct-Horse-1',
  });
  const { AuthenticationResult } = await server.cognito.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ann@example.com', PASSWORD: 'Correct-Horse-1' },
    }),
  );
  const { AccessToken = '', IdToken = '', RefreshToken = '' } = AuthenticationResult ?? {};
  return { server, AccessToken, IdToken, RefreshToken };
}

async function json<T>(url: string): Promise<T> {
  const response = await fetch(url);
  // What a test asks for, it knows.
  return (await response.json()) as T;
}

describe('tokens with an issuer as on AWS', () => {
  it.each(['access', 'id'] as const)(
    'pass CognitoJwtVerifier with the keys of the local pool: %s',
    async (tokenUse) => {
      const { server: running, AccessToken, IdToken } = await signIn('aws');
      const verifier = CognitoJwtVerifier.create({ userPoolId: POOL_ID, clientId: CLIENT_ID, tokenUse });
      verifier.cacheJwks(await json<Jwks>(`${running.origin}/${POOL_ID}/.well-known/jwks.json`));

      await expect(verifier.verify(tokenUse === 'id' ? IdToken : AccessToken)).resolves.toMatchObject({
        iss: `https://cognito-idp.eu-west-1.amazonaws.com/${POOL_ID}`,
        token_use: tokenUse,
      });
    },
  );

  it('are good for the API, the user pool and a refresh', async () => {
    const { server: running, AccessToken, RefreshToken } = await signIn('aws');

    await expect(
      running.pools.verifyToken(AccessToken, { userPoolId: POOL_ID, defaultAction: 'ALLOW' }),
    ).resolves.toMatchObject({ issuer: `https://cognito-idp.eu-west-1.amazonaws.com/${POOL_ID}` });
    await expect(
      running.cognito.send(
        new InitiateAuthCommand({
          ClientId: CLIENT_ID,
          AuthFlow: 'REFRESH_TOKEN_AUTH',
          AuthParameters: { REFRESH_TOKEN: RefreshToken },
        }),
      ),
    ).resolves.toHaveProperty('AuthenticationResult.AccessToken');
  });

  it('have their keys where the pool is served', async () => {
    const { server: running } = await signIn('aws');

    expect(await json(`${running.origin}/${POOL_ID}/.well-known/openid-configuration`)).toMatchObject({
      issuer: `https://cognito-idp.eu-west-1.amazonaws.com/${POOL_ID}`,
      jwks_uri: `${running.origin}/${POOL_ID}/.well-known/jwks.json`,
    });
  });
});

describe('tokens with the local issuer', () => {
  it('are refused by CognitoJwtVerifier', async () => {
    const { server: running, AccessToken } = await signIn('local');
    const verifier = CognitoJwtVerifier.create({
      userPoolId: POOL_ID,
      clientId: CLIENT_ID,
      tokenUse: 'access',
    });
    verifier.cacheJwks(await json<Jwks>(`${running.origin}/${POOL_ID}/.well-known/jwks.json`));

    await expect(verifier.verify(AccessToken)).rejects.toThrow('issuer not configured');
  });
});
