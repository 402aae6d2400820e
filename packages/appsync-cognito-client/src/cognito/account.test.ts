import { codeOf, middleOfCodeWindow } from 'appsync-local-stack/testing';
import {
  CLIENT_ID,
  HARDENED_POOL,
  POOL_ID,
  ROTATING_CLIENT,
  poolModel,
  serveUserPools,
} from 'appsync-local-stack/testing';
import type { ServedUserPools } from 'appsync-local-stack/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createUserPool } from './user-pool.ts';
import type { UserPool } from './user-pool.ts';

const PASSWORD = 'Correct-Horse-1';

describe('an account', () => {
  const state: { server?: ServedUserPools } = {};

  beforeAll(async () => {
    vi.useFakeTimers({ now: middleOfCodeWindow(), toFake: ['Date'] });
    state.server = await serveUserPools({ pools: [poolModel(HARDENED_POOL, ROTATING_CLIENT)] });
  });
  afterAll(() => {
    vi.useRealTimers();
    return state.server?.close();
  });

  function app(): UserPool {
    return createUserPool({
      userPoolUrl: `${state.server?.origin}/`,
      userPoolId: POOL_ID,
      userPoolClientId: CLIENT_ID,
    });
  }

  async function signedIn(username: string, password = PASSWORD): Promise<UserPool> {
    await state.server?.pools.ensureUser({ userPoolId: POOL_ID, username, password: PASSWORD });
    const signedIn = app();
    expect(await signedIn.signIn({ username, password })).toEqual({ value: undefined });
    return signedIn;
  }

  async function refusal(username: string, password: string): Promise<string | undefined> {
    return (await app().signIn({ username, password })).error?.code;
  }

  it('gets another password in the place of a forgotten one, by the code that was sent', async () => {
    const username = 'forgot@example.com';
    await signedIn(username);

    const sent = await app().forgotPassword(username);
    const wrong = await app().confirmForgottenPassword(username, '000', 'Correct-Horse-2');
    const right = await app().confirmForgottenPassword(
      username,
      state.server?.lastCode() ?? '',
      'Correct-Horse-2',
    );

    expect(sent.value).toMatchObject({ medium: 'EMAIL' });
    expect(wrong.error?.code).toBe('CodeMismatchException');
    expect(right).toEqual({ value: undefined });
    expect(await refusal(username, PASSWORD)).toBe('NotAuthorizedException');
    expect(await refusal(username, 'Correct-Horse-2')).toBeUndefined();
  });

  it('changes its password by the old one', async () => {
    const username = 'change@example.com';
    const user = await signedIn(username);

    const wrong = await user.changePassword('Wrong-Horse-1', 'Correct-Horse-2');
    const right = await user.changePassword(PASSWORD, 'Correct-Horse-2');

    expect(wrong.error?.code).toBe('NotAuthorizedException');
    expect(right).toEqual({ value: undefined });
    expect(await refusal(username, 'Correct-Horse-2')).toBeUndefined();
  });

  it('tells its attributes', async () => {
    const user = await signedIn('attributes@example.com');

    expect((await user.attributes()).value).toMatchObject({ email: 'attributes@example.com' });
  });

  it('asks for codes of an authenticator app until it is removed', async () => {
    const username = 'codes@example.com';
    const user = await signedIn(username);

    const secret = (await user.setUpAuthenticatorApp()).value ?? '';
    const wrong = await user.confirmAuthenticatorApp('000000');
    const right = await user.confirmAuthenticatorApp(codeOf(secret));
    const asked = await app().signIn({ username, password: PASSWORD });
    const removed = await user.removeAuthenticatorApp();

    expect(wrong.error?.code).toBe('EnableSoftwareTokenMFAException');
    expect(right).toEqual({ value: undefined });
    expect(asked.value?.name).toBe('SOFTWARE_TOKEN_MFA');
    expect(removed).toEqual({ value: undefined });
    expect(await app().signIn({ username, password: PASSWORD })).toEqual({ value: undefined });
  });

  it('signs out of one app and not of the other', async () => {
    const username = 'two@example.com';
    const [one, other] = [await signedIn(username), await signedIn(username)];
    const token = await one.accessToken();

    await one.signOut();

    expect(one.state()).toEqual({});
    expect(await one.accessToken()).toBeUndefined();
    expect(await other.accessToken(await other.accessToken())).toMatch(/^eyJ/);
    expect(token).toMatch(/^eyJ/);
  });

  it('revokes the refresh token of what signs out', async () => {
    const kept: { text?: string } = {};
    const storage = {
      read: () => kept.text,
      write: (text: string) => void (kept.text = text),
      remove: () => undefined,
    };
    const props = {
      userPoolUrl: `${state.server?.origin}/`,
      userPoolId: POOL_ID,
      userPoolClientId: CLIENT_ID,
    };
    const user = createUserPool({ ...props, storage });
    await signedIn('revoked@example.com');
    await user.signIn({ username: 'revoked@example.com', password: PASSWORD });

    await user.signOut();
    // Somebody has kept the tokens all the same.
    const thief = createUserPool({ ...props, storage });

    expect(await thief.accessToken(await thief.accessToken())).toBeUndefined();
    expect(thief.state()).toEqual({ notice: 'Your session has ended. Sign in again.' });
  });

  it('signs out everywhere', async () => {
    const username = 'everywhere@example.com';
    const [one, other] = [await signedIn(username), await signedIn(username)];

    expect(await one.signOutEverywhere()).toEqual({ value: undefined });

    expect(one.state()).toEqual({});
    expect(await other.accessToken(await other.accessToken())).toBeUndefined();
    expect(other.state()).toEqual({ notice: 'Your session has ended. Sign in again.' });
  });

  it('is deleted for good', async () => {
    const user = await signedIn('deleted@example.com');

    expect(await user.deleteUser()).toEqual({ value: undefined });

    expect(user.state()).toEqual({});
    expect(await refusal('deleted@example.com', PASSWORD)).toBe('NotAuthorizedException');
  });

  it.each([
    ['changePassword', (user: UserPool) => user.changePassword('a', 'b')],
    ['attributes', (user: UserPool) => user.attributes()],
    ['setUpAuthenticatorApp', (user: UserPool) => user.setUpAuthenticatorApp()],
    ['signOutEverywhere', (user: UserPool) => user.signOutEverywhere()],
    ['deleteUser', (user: UserPool) => user.deleteUser()],
  ])('says by %s that nobody is signed in', async (_name, call) => {
    expect((await call(app())).error).toMatchObject({
      code: 'NotAuthorizedException',
      message: 'Nobody is signed in.',
    });
  });
});
