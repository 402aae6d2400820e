import { describe, expect, it } from 'vitest';
import { UserPoolError } from './page/cognito-client.ts';
import type { CognitoClient } from './page/cognito-client.ts';
import { openSession } from './page/session.ts';
import type { SessionStorage } from './page/session.ts';

function memoryStorage(): SessionStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

/** A user pool that numbers its access tokens and gives them an hour. */
function countingUserPool(changes: Partial<CognitoClient> = {}): CognitoClient {
  let issued = 0;
  const issue = () => `access-${(issued += 1)}`;
  const nothing = () => Promise.resolve();
  return {
    clientId: 'client-1',
    signIn: () =>
      Promise.resolve({ accessToken: issue(), refreshToken: 'refresh-1', expiresInSeconds: 3600 }),
    answerChallenge: () =>
      Promise.resolve({ accessToken: issue(), refreshToken: 'refresh-1', expiresInSeconds: 3600 }),
    refresh: () => Promise.resolve({ accessToken: issue(), expiresInSeconds: 3600 }),
    signUp: nothing,
    confirmSignUp: nothing,
    resendCode: nothing,
    ...changes,
  };
}

const challenged = { username: 'ann@example.com', session: 'session-1' };

describe('openSession', () => {
  it('begins with nobody signed in', async () => {
    const session = openSession(countingUserPool(), memoryStorage());

    expect(session.state()).toEqual({});
    expect(await session.accessToken()).toBeUndefined();
  });

  it('knows the user after a sign-in, and tells listeners', async () => {
    const session = openSession(countingUserPool(), memoryStorage());
    let changes = 0;
    session.subscribe(() => (changes += 1));

    await session.signIn('ann@example.com', 'secret');

    expect(session.state()).toEqual({ username: 'ann@example.com' });
    expect(await session.accessToken()).toBe('access-1');
    expect(changes).toBe(1);
  });

  it('stays as it was when a sign-in fails', async () => {
    const refused = new UserPoolError('NotAuthorizedException', 'Incorrect username or password.');
    const session = openSession(countingUserPool({ signIn: () => Promise.reject(refused) }), memoryStorage());

    await expect(session.signIn('ann@example.com', 'wrong')).rejects.toBe(refused);

    expect(session.state()).toEqual({});
  });

  it('has nobody signed in before a code was shown, where one is asked for', async () => {
    const challenge = { ...challenged, name: 'SOFTWARE_TOKEN_MFA' } as const;
    const userPool = countingUserPool({ signIn: () => Promise.resolve(challenge) });
    const session = openSession(userPool, memoryStorage());

    expect(await session.signIn('ann@example.com', 'secret')).toBe(challenge);
    expect(session.state()).toEqual({});

    expect(await session.answerChallenge(challenge, '123456')).toBeUndefined();
    expect(session.state()).toEqual({ username: 'ann@example.com' });
    expect(await session.accessToken()).toBe('access-1');
  });

  it('has nobody signed in between two challenges', async () => {
    const password = { ...challenged, name: 'NEW_PASSWORD_REQUIRED' } as const;
    const code = { ...challenged, name: 'SOFTWARE_TOKEN_MFA' } as const;
    const userPool = countingUserPool({
      signIn: () => Promise.resolve(password),
      answerChallenge: () => Promise.resolve(code),
    });
    const session = openSession(userPool, memoryStorage());

    await session.signIn('ann@example.com', 'temporary');

    expect(await session.answerChallenge(password, 'Correct-Horse-2')).toBe(code);
    expect(session.state()).toEqual({});
    expect(await session.accessToken()).toBeUndefined();
  });

  it('renews by the refresh token that came last, also after a reload', async () => {
    let time = 0;
    const shown: string[] = [];
    const refresh = (refreshToken: string) => {
      shown.push(refreshToken);
      const number = shown.length + 1;
      const tokens = { accessToken: `access-${number}`, refreshToken: `refresh-${number}` };
      return Promise.resolve({ ...tokens, expiresInSeconds: 3600 });
    };
    const storage = memoryStorage();
    const session = openSession(countingUserPool({ refresh }), storage, () => time);
    await session.signIn('ann@example.com', 'secret');

    time = 3_600_000;
    await session.accessToken();
    time = 7_200_000;
    const reloaded = openSession(countingUserPool({ refresh }), storage, () => time);
    await reloaded.accessToken();

    expect(shown).toEqual(['refresh-1', 'refresh-2']);
  });

  it('goes on after a reload', async () => {
    const storage = memoryStorage();
    await openSession(countingUserPool(), storage).signIn('ann@example.com', 'secret');

    const reloaded = openSession(countingUserPool(), storage);

    expect(reloaded.state()).toEqual({ username: 'ann@example.com' });
    expect(await reloaded.accessToken()).toBe('access-1');
  });

  it('knows nothing of a session with another app client, and leaves it alone', async () => {
    const storage = memoryStorage();
    await openSession(countingUserPool(), storage).signIn('ann@example.com', 'secret');

    const other = openSession(countingUserPool({ clientId: 'client-2' }), storage);
    other.signOut();

    expect(await other.accessToken()).toBeUndefined();
    expect(openSession(countingUserPool(), storage).state()).toEqual({ username: 'ann@example.com' });
  });

  it('is over after a sign-out, also after a reload', async () => {
    const storage = memoryStorage();
    const session = openSession(countingUserPool(), storage);
    await session.signIn('ann@example.com', 'secret');

    session.signOut();

    expect(session.state()).toEqual({});
    expect(await session.accessToken()).toBeUndefined();
    expect(openSession(countingUserPool(), storage).state()).toEqual({});
  });

  it('keeps a token that has more than a minute left, and renews one that has a minute', async () => {
    let time = 0;
    const session = openSession(countingUserPool(), memoryStorage(), () => time);
    await session.signIn('ann@example.com', 'secret');

    time = 3_539_999;
    expect(await session.accessToken()).toBe('access-1');

    time = 3_540_000;
    expect(await session.accessToken()).toBe('access-2');
  });

  it('renews once for all who ask meanwhile', async () => {
    let time = 0;
    const session = openSession(countingUserPool(), memoryStorage(), () => time);
    await session.signIn('ann@example.com', 'secret');
    time = 3_600_000;

    const tokens = await Promise.all([session.accessToken(), session.accessToken()]);

    expect(tokens).toEqual(['access-2', 'access-2']);
  });

  it('ends with a notice when the user pool refuses the renewal', async () => {
    let time = 0;
    const refused = new UserPoolError('NotAuthorizedException', 'Refresh Token has expired');
    const userPool = countingUserPool({ refresh: () => Promise.reject(refused) });
    const session = openSession(userPool, memoryStorage(), () => time);
    await session.signIn('ann@example.com', 'secret');
    time = 3_600_000;

    expect(await session.accessToken()).toBeUndefined();

    expect(session.state()).toEqual({ notice: 'Your session has ended. Sign in again.' });
  });

  it('outlives a user pool that does not answer', async () => {
    let time = 0;
    const lost = new UserPoolError('NetworkError', 'The local stack does not answer.');
    const userPool = countingUserPool({ refresh: () => Promise.reject(lost) });
    const session = openSession(userPool, memoryStorage(), () => time);
    await session.signIn('ann@example.com', 'secret');
    time = 3_600_000;

    await expect(session.accessToken()).rejects.toBe(lost);

    expect(session.state()).toEqual({ username: 'ann@example.com' });
  });

  it('gives nobody’s token to somebody who has signed in during a renewal', async () => {
    let time = 0;
    let answerRenewal: () => void = () => undefined;
    const renewed = new Promise<void>((resolve) => (answerRenewal = resolve));
    const userPool = countingUserPool({
      refresh: () => renewed.then(() => ({ accessToken: 'for ann', expiresInSeconds: 3600 })),
    });
    const session = openSession(userPool, memoryStorage(), () => time);
    await session.signIn('ann@example.com', 'secret');
    time = 3_600_000;
    const asked = session.accessToken();
    await session.signIn('bob@example.com', 'secret');

    answerRenewal();

    expect(await asked).toBe('access-2');
    expect(await session.accessToken()).toBe('access-2');
    expect(session.state()).toEqual({ username: 'bob@example.com' });
  });
});
