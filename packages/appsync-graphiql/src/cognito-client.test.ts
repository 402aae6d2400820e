import {
  AdminCreateUserCommand,
  AssociateSoftwareTokenCommand,
  CognitoIdentityProviderClient,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  CLIENT_ID,
  HARDENED_POOL,
  POOL_ID,
  ROTATING_CLIENT,
  codeOf,
  poolModel,
  serveUserPools,
  middleOfCodeWindow,
  wrongCodeOf,
} from 'appsync-local-stack/testing';
import type { ServedUserPools } from 'appsync-local-stack/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createCognitoClient } from './page/cognito-client.ts';
import type { CognitoClient, Tokens } from './page/cognito-client.ts';

const AWS = 'https://cognito-idp.eu-west-1.amazonaws.com/';

/** The AWS SDK's client, for what the page does not do. */
function administrator(server: ServedUserPools | undefined): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    region: 'eu-west-1',
    endpoint: server?.origin ?? '',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

/** Signs somebody in who is not asked for a code. */
async function signedIn(client: CognitoClient, username: string): Promise<Tokens> {
  const answer = await client.signIn(username, 'Correct-Horse-1');
  if ('session' in answer) {
    throw new Error('A code is asked for');
  }
  return answer;
}

/** A client that is answered the same whatever it asks. */
function clientAnswered(status: number, body: string): CognitoClient {
  return createCognitoClient(AWS, 'client-1', () => Promise.resolve(new Response(body, { status })));
}

describe('createCognitoClient', () => {
  describe('with a user pool', () => {
    const state: { server?: ServedUserPools } = {};

    beforeAll(async () => {
      state.server = await serveUserPools();
    });
    afterAll(() => state.server?.close());

    function client(): CognitoClient {
      return createCognitoClient(`${state.server?.origin}/`, CLIENT_ID);
    }

    it('signs up, confirms by the code that was sent, signs in and renews', async () => {
      await client().signUp('ann@example.com', 'Correct-Horse-1');
      await client().confirmSignUp('ann@example.com', state.server?.lastCode() ?? '');
      const tokens = await signedIn(client(), 'ann@example.com');
      const renewed = await client().refresh(tokens.refreshToken ?? '');

      expect(tokens.expiresInSeconds).toBe(3600);
      expect(renewed.accessToken).toMatch(/^eyJ/);
      expect(renewed.accessToken).not.toBe(tokens.accessToken);
    });

    it('has a user confirm before a sign-in, by another code if they ask for one', async () => {
      await client().signUp('bob@example.com', 'Correct-Horse-1');
      await expect(client().signIn('bob@example.com', 'Correct-Horse-1')).rejects.toMatchObject({
        type: 'UserNotConfirmedException',
        message: 'User is not confirmed.',
      });

      const sent = state.server?.messages.length ?? 0;
      await client().resendCode('bob@example.com');
      await client().confirmSignUp('bob@example.com', state.server?.lastCode() ?? '');

      expect(state.server?.messages).toHaveLength(sent + 1);
      await expect(client().signIn('bob@example.com', 'Correct-Horse-1')).resolves.toBeDefined();
    });

    it('lets somebody in whom an administrator has added, once they have chosen a password', async () => {
      const added = { UserPoolId: POOL_ID, Username: 'eve@example.com' };
      await administrator(state.server).send(new AdminCreateUserCommand(added));
      const challenge = await client().signIn('eve@example.com', state.server?.lastCode() ?? '');
      if (!('session' in challenge)) {
        throw new Error('No new password is asked for');
      }

      await expect(client().answerChallenge(challenge, 'short')).rejects.toMatchObject({
        type: 'InvalidPasswordException',
      });
      const tokens = await client().answerChallenge(challenge, 'Correct-Horse-2');

      expect(challenge.name).toBe('NEW_PASSWORD_REQUIRED');
      expect(tokens).toMatchObject({ expiresInSeconds: 3600 });
      await expect(client().signIn('eve@example.com', 'Correct-Horse-2')).resolves.toMatchObject({
        expiresInSeconds: 3600,
      });
    });

    it('rejects with the user pool’s words', async () => {
      await expect(client().signIn('nobody@example.com', 'Correct-Horse-1')).rejects.toMatchObject({
        type: 'NotAuthorizedException',
        message: 'Incorrect username or password.',
      });
    });
  });

  describe('with a user pool whose refresh tokens rotate, and a user who has an authenticator app', () => {
    const state: { server?: ServedUserPools; secret?: string } = {};

    beforeAll(async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: middleOfCodeWindow() });
      const server = await serveUserPools({ pools: [poolModel(HARDENED_POOL, ROTATING_CLIENT)] });
      state.server = server;
      await server.pools.ensureUser({
        userPoolId: POOL_ID,
        username: 'ann@example.com',
        password: 'Correct-Horse-1',
      });
      const { accessToken: AccessToken } = await signedIn(client(), 'ann@example.com');
      const cognito = administrator(server);
      const { SecretCode = '' } = await cognito.send(new AssociateSoftwareTokenCommand({ AccessToken }));
      const UserCode = codeOf(SecretCode);
      await cognito.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }));
      const SoftwareTokenMfaSettings = { Enabled: true };
      await cognito.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings }));
      state.secret = SecretCode;
    });
    afterAll(() => {
      vi.useRealTimers();
      return state.server?.close();
    });

    function client(): CognitoClient {
      return createCognitoClient(`${state.server?.origin}/`, CLIENT_ID);
    }

    it('signs in by a code, after a wrong one too, and renews by each new refresh token', async () => {
      const secret = state.secret ?? '';
      const challenge = await client().signIn('ann@example.com', 'Correct-Horse-1');
      if (!('session' in challenge)) {
        throw new Error('No code is asked for');
      }

      await expect(client().answerChallenge(challenge, wrongCodeOf(secret))).rejects.toMatchObject({
        type: 'CodeMismatchException',
        message: 'Invalid code received for user',
      });
      const first = await client().answerChallenge(challenge, codeOf(secret, 1));
      if ('session' in first) {
        throw new Error('More is asked for');
      }
      const second = await client().refresh(first.refreshToken ?? '');
      const third = await client().refresh(second.refreshToken ?? '');

      expect(new Set([first, second, third].map(({ refreshToken }) => refreshToken)).size).toBe(3);
      expect(third.accessToken).toMatch(/^eyJ/);
    });
  });

  it('names a challenge that it cannot answer', async () => {
    const client = clientAnswered(200, '{"ChallengeName":"CUSTOM_CHALLENGE","Session":"s"}');

    await expect(client.signIn('ann@example.com', 'secret')).rejects.toMatchObject({
      type: 'ChallengeNotSupported',
      message: 'The user pool requires CUSTOM_CHALLENGE, which this page does not support.',
    });
  });

  it('says which status came when the answer is no error of Cognito', async () => {
    await expect(clientAnswered(502, '<html>').signIn('ann@example.com', 'secret')).rejects.toMatchObject({
      type: 'UnknownError',
      message: 'The user pool answered 502.',
    });
  });

  it('says so when nothing answers', async () => {
    const client = createCognitoClient(AWS, 'client-1', () => Promise.reject(new TypeError('fetch failed')));

    await expect(client.signIn('ann@example.com', 'secret')).rejects.toMatchObject({
      type: 'NetworkError',
      message:
        'cognito-idp.eu-west-1.amazonaws.com does not answer. Is it running, and can this machine reach it?',
    });
  });
});
