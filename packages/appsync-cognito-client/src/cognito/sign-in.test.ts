import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { codeOf, middleOfCodeWindow, wrongCodeOf } from 'appsync-local-stack/testing';
import {
  CLIENT_ID,
  HARDENED_POOL,
  POOL_ID,
  ROTATING_CLIENT,
  poolModel,
  serveUserPools,
} from 'appsync-local-stack/testing';
import type { ServedUserPools } from 'appsync-local-stack/testing';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startFaultProxy } from '../testing/fault-proxy.ts';
import type { Fault } from '../testing/fault-proxy.ts';
import type { SignInChallenge } from './sign-in.ts';
import { memoryStorage } from './token-storage.ts';
import type { UserPoolResult } from './user-pool-error.ts';
import { createUserPool } from './user-pool.ts';
import type { UserPool } from './user-pool.ts';

const PASSWORD = 'Correct-Horse-1';

/** A client with an administrator's credentials. */
function administratorOf(server: { readonly origin: string } | undefined): CognitoIdentityProviderClient {
  const client = new CognitoIdentityProviderClient({
    region: 'eu-west-1',
    endpoint: server?.origin ?? '',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  onTestFinished(() => client.destroy());
  return client;
}

/** A new app of the server's pool, in which nobody is signed in. */
function appOf(server: { readonly origin: string } | undefined): UserPool {
  return createUserPool({
    userPoolUrl: `${server?.origin}/`,
    userPoolId: POOL_ID,
    userPoolClientId: CLIENT_ID,
  });
}

/** An app that is answered the same whatever it asks. */
function appAnswered(answer: () => Promise<Response>): UserPool {
  return createUserPool({
    userPoolUrl: 'https://cognito-idp.eu-west-1.amazonaws.com/',
    userPoolId: POOL_ID,
    userPoolClientId: 'client-1',
    fetch: answer,
  });
}

/** The value of a result; fails when there was an error. */
function valueOf<Value>({ value, error }: UserPoolResult<Value>): Value {
  if (error !== undefined) {
    throw error;
  }
  return value;
}

/** The challenge that a sign-in has met; fails when it has met none. */
function challengeOf(result: UserPoolResult<SignInChallenge | undefined>): SignInChallenge {
  const challenge = valueOf(result);
  if (challenge === undefined) {
    throw new Error('Nothing more is asked for');
  }
  return challenge;
}

async function signedUp(server: ServedUserPools | undefined, username: string): Promise<UserPool> {
  const app = appOf(server);
  valueOf(await app.signUp(username, PASSWORD));
  valueOf(await app.confirmSignUp(username, server?.lastCode() ?? ''));
  return app;
}

describe('signIn', () => {
  describe('with a user pool', () => {
    const state: { server?: ServedUserPools } = {};

    beforeAll(async () => {
      state.server = await serveUserPools();
    });
    afterAll(() => state.server?.close());

    it.each(['srp', 'password'] as const)(
      'signs up, confirms by the code that was sent, signs in by %s and renews',
      async (flow) => {
        const username = `${flow}@example.com`;
        const app = await signedUp(state.server, username);

        expect(await app.signIn({ username, password: PASSWORD, flow })).toEqual({ value: undefined });
        const first = await app.accessToken();
        const renewed = await app.accessToken(first);

        expect(app.state()).toEqual({ username });
        expect(first).toMatch(/^eyJ/);
        expect(renewed).toMatch(/^eyJ/);
        expect(renewed).not.toBe(first);
        expect(await app.idToken()).toMatch(/^eyJ/);
      },
    );

    it('proves by SRP whatever a password holds, twenty times over', async () => {
      const username = 'unicode@example.com';
      const password = 'Pässwörd-😀-1';
      const app = appOf(state.server);
      valueOf(await app.signUp(username, password));
      valueOf(await app.confirmSignUp(username, state.server?.lastCode() ?? ''));

      for (let round = 0; round < 20; round += 1) {
        expect(await appOf(state.server).signIn({ username, password })).toEqual({ value: undefined });
      }
    });

    it('has a user confirm before a sign-in, by another code if they ask for one', async () => {
      const username = 'bob@example.com';
      const app = appOf(state.server);
      const signUp = await app.signUp(username, PASSWORD);
      expect(signUp.value).toMatchObject({ isConfirmed: false, delivery: { medium: 'EMAIL' } });
      expect((await app.signIn({ username, password: PASSWORD })).error).toMatchObject({
        code: 'UserNotConfirmedException',
        message: 'User is not confirmed.',
        status: 400,
        isTransient: false,
      });

      const sent = state.server?.messages.length ?? 0;
      expect((await app.resendCode(username)).value).toMatchObject({ medium: 'EMAIL' });
      valueOf(await app.confirmSignUp(username, state.server?.lastCode() ?? ''));

      expect(state.server?.messages).toHaveLength(sent + 1);
      expect(await app.signIn({ username, password: PASSWORD })).toEqual({ value: undefined });
    });

    it('lets somebody in whom an administrator has added, once they have chosen a password', async () => {
      const username = 'eve@example.com';
      await administratorOf(state.server).send(
        new AdminCreateUserCommand({ UserPoolId: POOL_ID, Username: username }),
      );
      const app = appOf(state.server);
      const challenge = challengeOf(await app.signIn({ username, password: state.server?.lastCode() ?? '' }));

      expect((await app.answerChallenge(challenge, 'short')).error).toMatchObject({
        code: 'InvalidPasswordException',
      });
      expect(app.state()).toEqual({});
      expect(await app.answerChallenge(challenge, 'Correct-Horse-2')).toEqual({ value: undefined });

      expect(challenge).toMatchObject({ name: 'NEW_PASSWORD_REQUIRED', requiredAttributes: [] });
      expect(app.state()).toEqual({ username });
      expect(await appOf(state.server).signIn({ username, password: 'Correct-Horse-2' })).toEqual({
        value: undefined,
      });
    });

    it.each(['srp', 'password'] as const)('gives the user pool’s words as a value, by %s', async (flow) => {
      const credentials = { username: 'nobody@example.com', password: PASSWORD, flow };

      expect((await appOf(state.server).signIn(credentials)).error).toMatchObject({
        code: 'NotAuthorizedException',
        message: 'Incorrect username or password.',
      });
    });

    it('refuses a wrong password by SRP', async () => {
      const app = await signedUp(state.server, 'carl@example.com');

      const { error } = await app.signIn({ username: 'carl@example.com', password: 'Wrong-Horse-1' });

      expect(error?.code).toBe('NotAuthorizedException');
      expect(app.state()).toEqual({});
    });
  });

  describe('with a user pool whose refresh tokens rotate, and a user who has an authenticator app', () => {
    const state: { server?: ServedUserPools; secret?: string } = {};

    beforeAll(async () => {
      vi.useFakeTimers({ now: middleOfCodeWindow(), toFake: ['Date'] });
      state.server = await serveUserPools({ pools: [poolModel(HARDENED_POOL, ROTATING_CLIENT)] });
      const user = { username: 'ann@example.com', password: PASSWORD };
      await state.server.pools.ensureUser({ userPoolId: POOL_ID, ...user });
      const app = appOf(state.server);
      valueOf(await app.signIn(user));
      state.secret = valueOf(await app.setUpAuthenticatorApp());
      valueOf(await app.confirmAuthenticatorApp(codeOf(state.secret)));
    });
    afterAll(() => {
      vi.useRealTimers();
      return state.server?.close();
    });

    it('signs in by a code, after a wrong one too, and renews by each new refresh token', async () => {
      const secret = state.secret ?? '';
      const app = appOf(state.server);
      const challenge = challengeOf(await app.signIn({ username: 'ann@example.com', password: PASSWORD }));

      expect((await app.answerChallenge(challenge, wrongCodeOf(secret))).error).toMatchObject({
        code: 'CodeMismatchException',
        message: 'Invalid code received for user',
      });
      expect(await app.answerChallenge(challenge, codeOf(secret, 1))).toEqual({ value: undefined });
      const first = await app.accessToken();
      const second = await app.accessToken(first);
      const third = await app.accessToken(second);

      expect(challenge.name).toBe('SOFTWARE_TOKEN_MFA');
      expect(new Set([first, second, third]).size).toBe(3);
      expect(third).toMatch(/^eyJ/);
    });
  });

  it('shares one session with another process by a storage, where refresh tokens rotate', async () => {
    const server = await serveUserPools({ pools: [poolModel({}, ROTATING_CLIENT)] });
    const user = { username: 'ann@example.com', password: PASSWORD };
    await server.pools.ensureUser({ userPoolId: POOL_ID, ...user });
    const props = { userPoolUrl: `${server.origin}/`, userPoolId: POOL_ID, userPoolClientId: CLIENT_ID };
    const storage = memoryStorage();
    const one = createUserPool({ ...props, storage });
    valueOf(await one.signIn(user));
    const other = createUserPool({ ...props, storage });

    const first = await one.accessToken();
    const second = await one.accessToken(first);
    const taken = await other.accessToken(first);
    const third = await other.accessToken(taken);
    const last = await one.accessToken(second);
    await server.close();

    expect(taken).toBe(second);
    expect(last).toBe(third);
    expect(new Set([first, second, third]).size).toBe(3);
  });

  it('outlives renewals whose answers are lost, cut or another page, where refresh tokens rotate', async () => {
    const server = await serveUserPools({ pools: [poolModel({}, ROTATING_CLIENT)] });
    const proxy = await startFaultProxy(server.origin);
    const user = { username: 'ann@example.com', password: PASSWORD };
    await server.pools.ensureUser({ userPoolId: POOL_ID, ...user });
    const app = appOf(proxy);
    valueOf(await app.signIn(user));
    const first = await app.accessToken();
    const faults: Fault[] = [
      'loseRequest',
      'loseAnswer',
      'cutAnswer',
      { body: '<html>Log in to the hotel</html>' },
    ];
    const outcomes: unknown[] = [];

    for (const fault of faults) {
      proxy.decide = () => fault;
      outcomes.push(await app.accessToken(first).catch((error: unknown) => error));
    }
    proxy.decide = () => 'pass';
    const renewed = await app.accessToken(first);
    await proxy.close();
    await server.close();

    expect(outcomes).toMatchObject([
      { code: 'NetworkError' },
      { code: 'NetworkError' },
      { code: 'NetworkError' },
      { code: 'UnknownError' },
    ]);
    expect(renewed).toMatch(/^eyJ/);
    expect(renewed).not.toBe(first);
    expect(app.state()).toEqual({ username: 'ann@example.com' });
  });

  it('has the user set up an authenticator app where the pool requires one', async () => {
    vi.useFakeTimers({ now: middleOfCodeWindow(), toFake: ['Date'] });
    const server = await serveUserPools({ pools: [poolModel({ ...HARDENED_POOL, MfaConfiguration: 'ON' })] });
    const credentials = { username: 'ann@example.com', password: PASSWORD };
    await server.pools.ensureUser({ userPoolId: POOL_ID, ...credentials });
    const app = appOf(server);

    const challenge = challengeOf(await app.signIn(credentials));
    const secret = challenge.secretCode ?? '';
    const wrong = await app.answerChallenge(challenge, wrongCodeOf(secret));
    const right = await app.answerChallenge(challenge, codeOf(secret));
    const next = challengeOf(await appOf(server).signIn(credentials));
    vi.useRealTimers();
    await server.close();

    expect(challenge).toMatchObject({ name: 'MFA_SETUP', username: 'ann@example.com' });
    expect(wrong.error?.code).toBe('EnableSoftwareTokenMFAException');
    expect(right).toEqual({ value: undefined });
    expect(next.name).toBe('SOFTWARE_TOKEN_MFA');
  });

  it('gives the attributes that are still missing with a first password', async () => {
    const email = { Name: 'email', Mutable: true, Required: true };
    const server = await serveUserPools({
      pools: [poolModel({ Schema: [email, { Name: 'name', Mutable: true, Required: true }] })],
    });
    const username = 'eve@example.com';
    await administratorOf(server).send(
      new AdminCreateUserCommand({ UserPoolId: POOL_ID, Username: username }),
    );
    const app = appOf(server);

    const challenge = challengeOf(await app.signIn({ username, password: server.lastCode() }));
    const without = await app.answerChallenge(challenge, 'Correct-Horse-2');
    const withName = await app.answerChallenge(challenge, 'Correct-Horse-2', { name: 'Eve' });
    const attributes = await app.attributes();
    await server.close();

    expect(challenge.requiredAttributes).toEqual(['name']);
    expect(without.error?.code).toBe('InvalidParameterException');
    expect(withName).toEqual({ value: undefined });
    expect(attributes.value).toMatchObject({ email: username, name: 'Eve' });
  });

  it('names a challenge that it cannot answer', async () => {
    const body = '{"ChallengeName":"CUSTOM_CHALLENGE","Session":"s"}';
    const app = appAnswered(() => Promise.resolve(new Response(body)));

    expect((await app.signIn({ username: 'ann@example.com', password: 'secret' })).error).toMatchObject({
      code: 'ChallengeNotSupported',
      message: 'The user pool asks for CUSTOM_CHALLENGE, which this client cannot answer.',
    });
  });

  it('says which status came when the answer is no error of Cognito', async () => {
    const app = appAnswered(() => Promise.resolve(new Response('<html>', { status: 502 })));

    expect((await app.signIn({ username: 'ann@example.com', password: 'secret' })).error).toMatchObject({
      code: 'UnknownError',
      message: 'The user pool answered 502.',
      isTransient: true,
    });
  });

  it('says so when nothing answers', async () => {
    const app = appAnswered(() => Promise.reject(new TypeError('fetch failed')));

    expect((await app.signIn({ username: 'ann@example.com', password: 'secret' })).error).toMatchObject({
      code: 'NetworkError',
      message:
        'cognito-idp.eu-west-1.amazonaws.com does not answer. Is it running, and can this machine reach it?',
      isTransient: true,
    });
  });

  it('does not answer numbers by which a server without the password could pass for one that has it', async () => {
    const ChallengeParameters = { USER_ID_FOR_SRP: 'ann', SALT: 'ab', SRP_B: '0', SECRET_BLOCK: 'YQ==' };
    const body = JSON.stringify({ ChallengeName: 'PASSWORD_VERIFIER', ChallengeParameters });
    const app = appAnswered(() => Promise.resolve(new Response(body)));

    expect((await app.signIn({ username: 'ann@example.com', password: 'secret' })).error?.code).toBe(
      'UnknownError',
    );
  });
});
