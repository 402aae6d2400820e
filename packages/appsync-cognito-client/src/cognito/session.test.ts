import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../clock.ts';
import { Session } from './session.ts';
import type { SessionProps } from './session.ts';
import { memoryStorage, webStorage } from './token-storage.ts';
import type { TokenStorage, WebStorage } from './token-storage.ts';
import { UserPoolError } from './user-pool-error.ts';

function browserStorage(): WebStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

const SIGNED_IN = { accessToken: 'access-1', refreshToken: 'refresh-1', expiresInSeconds: 3600 };

/** A clock that is set by hand, and whose waits are over at once. */
function handClock(): Clock & { time: number } {
  const clock = {
    time: 0,
    now: () => clock.time,
    after(delayMs: number, run: () => void) {
      clock.time += delayMs;
      queueMicrotask(run);
      return () => undefined;
    },
  };
  return clock;
}

/** A user pool that numbers its access tokens and gives them an hour. */
function open(changes: Partial<SessionProps> = {}) {
  let issued = 1;
  const clock = handClock();
  const session = new Session({
    refresh: () =>
      Promise.resolve({ value: { accessToken: `access-${(issued += 1)}`, expiresInSeconds: 3600 } }),
    storage: memoryStorage(),
    clock,
    ...changes,
  });
  return { session, clock };
}

function refused(code = 'NotAuthorizedException'): SessionProps['refresh'] {
  return () => Promise.resolve({ error: new UserPoolError(code, 'Refresh Token has expired', 400) });
}

describe('Session', () => {
  it('begins with nobody signed in', async () => {
    const { session } = open();

    expect(session.state()).toEqual({});
    expect(await session.accessToken()).toBeUndefined();
  });

  it('knows the user after a sign-in, and tells listeners', async () => {
    const { session } = open();
    let changes = 0;
    session.subscribe(() => (changes += 1));

    await session.begin('ann@example.com', SIGNED_IN);

    expect(session.state()).toEqual({ username: 'ann@example.com' });
    expect(await session.accessToken()).toBe('access-1');
    expect(changes).toBe(1);
  });

  it('tells a listener nothing after it has unsubscribed', async () => {
    const { session } = open();
    let changes = 0;
    session.subscribe(() => (changes += 1))();

    await session.begin('ann@example.com', SIGNED_IN);

    expect(changes).toBe(0);
  });

  it('renews by the refresh token that came last, also after a reload', async () => {
    const shown: string[] = [];
    const refresh: SessionProps['refresh'] = (refreshToken) => {
      shown.push(refreshToken);
      const number = shown.length + 1;
      const tokens = { accessToken: `access-${number}`, refreshToken: `refresh-${number}` };
      return Promise.resolve({ value: { ...tokens, expiresInSeconds: 3600 } });
    };
    const storage = memoryStorage();
    const { session, clock } = open({ refresh, storage });
    await session.begin('ann@example.com', SIGNED_IN);

    clock.time = 3_600_000;
    await session.accessToken();
    clock.time = 7_200_000;
    const reloaded = open({ refresh, storage, clock }).session;
    await reloaded.accessToken();

    expect(shown).toEqual(['refresh-1', 'refresh-2']);
  });

  it('goes on after a reload, known at once where the storage is read at once', async () => {
    const browser = browserStorage();
    await open({ storage: webStorage(browser, 'app') }).session.begin('ann@example.com', SIGNED_IN);

    const { session } = open({ storage: webStorage(browser, 'app') });

    expect(session.state()).toEqual({ username: 'ann@example.com' });
    expect(await session.accessToken()).toBe('access-1');
  });

  it('goes on when reading takes a promise, as soon as it is fulfilled', async () => {
    const kept = memoryStorage();
    const storage: TokenStorage = { ...kept, read: () => Promise.resolve(kept.read()) };
    await open({ storage }).session.begin('ann@example.com', SIGNED_IN);

    const { session } = open({ storage });

    expect(session.state()).toEqual({});
    expect(await session.accessToken()).toBe('access-1');
    await session.ready();
    expect(session.state()).toEqual({ username: 'ann@example.com' });
  });

  it.each(['', 'no JSON', '[]', '{"username":"ann"}'])(
    'takes for nobody what no session has written: %j',
    (text) => {
      const storage = { ...memoryStorage(), read: () => text };

      expect(open({ storage }).session.state()).toEqual({});
    },
  );

  it('knows nothing of a session that is kept under another key, and leaves it alone', async () => {
    const browser = browserStorage();
    await open({ storage: webStorage(browser, 'one') }).session.begin('ann@example.com', SIGNED_IN);

    const { session: other } = open({ storage: webStorage(browser, 'two') });
    await other.end();

    expect(await other.accessToken()).toBeUndefined();
    expect(open({ storage: webStorage(browser, 'one') }).session.state()).toEqual({
      username: 'ann@example.com',
    });
  });

  it('is over after its end, also after a reload', async () => {
    const storage = memoryStorage();
    const { session } = open({ storage });
    await session.begin('ann@example.com', SIGNED_IN);

    await session.end();

    expect(session.state()).toEqual({});
    expect(await session.accessToken()).toBeUndefined();
    expect(open({ storage }).session.state()).toEqual({});
  });

  it('keeps a token that has more than a minute left, and renews one that has a minute', async () => {
    const { session, clock } = open();
    await session.begin('ann@example.com', SIGNED_IN);

    clock.time = 3_539_999;
    expect(await session.accessToken()).toBe('access-1');

    clock.time = 3_540_000;
    expect(await session.accessToken()).toBe('access-2');
  });

  it('renews a token that was refused before its time, and not one that has been renewed since', async () => {
    const { session } = open();
    await session.begin('ann@example.com', SIGNED_IN);

    expect(await session.accessToken('access-1')).toBe('access-2');
    expect(await session.accessToken('access-1')).toBe('access-2');
  });

  it('renews once for all who ask meanwhile', async () => {
    const { session, clock } = open();
    await session.begin('ann@example.com', SIGNED_IN);
    clock.time = 3_600_000;

    const tokens = await Promise.all([session.accessToken(), session.accessToken(), session.accessToken()]);

    expect(tokens).toEqual(['access-2', 'access-2', 'access-2']);
  });

  it('goes on in memory when the storage takes nothing, also after a renewal', async () => {
    const storage: TokenStorage = {
      ...memoryStorage(),
      write: () => {
        throw new Error('The quota has been exceeded.');
      },
    };
    const { session, clock } = open({ storage });
    await session.begin('ann@example.com', SIGNED_IN);
    clock.time = 3_600_000;

    expect(await session.accessToken()).toBe('access-2');
    expect(session.state()).toEqual({ username: 'ann@example.com' });
  });

  it('ends with a notice when the user pool refuses the renewal', async () => {
    const storage = memoryStorage();
    const { session, clock } = open({ refresh: refused(), storage });
    await session.begin('ann@example.com', SIGNED_IN);
    clock.time = 3_600_000;

    expect(await session.accessToken()).toBeUndefined();

    expect(session.state()).toEqual({ notice: 'Your session has ended. Sign in again.' });
    expect(storage.read()).toBeUndefined();
  });

  it.each([
    new UserPoolError('NetworkError', 'The local stack does not answer.'),
    new UserPoolError('TooManyRequestsException', 'Too many requests', 400),
    new UserPoolError('InternalErrorException', 'Something failed', 500),
    new UserPoolError('UnknownError', 'The user pool answered 200.', 200),
  ])('outlives a user pool that cannot answer now: $code', async (lost) => {
    const { session, clock } = open({ refresh: () => Promise.resolve({ error: lost }) });
    await session.begin('ann@example.com', SIGNED_IN);
    clock.time = 3_600_000;

    await expect(session.accessToken()).rejects.toBe(lost);

    expect(session.state()).toEqual({ username: 'ann@example.com' });
  });

  it('gives nobody’s token to somebody who has signed in during a renewal', async () => {
    let answerRenewal: () => void = () => undefined;
    const renewed = new Promise<void>((resolve) => (answerRenewal = resolve));
    const { session, clock } = open({
      refresh: () => renewed.then(() => ({ value: { accessToken: 'for ann', expiresInSeconds: 3600 } })),
    });
    await session.begin('ann@example.com', SIGNED_IN);
    clock.time = 3_600_000;
    const asked = session.accessToken();
    await session.begin('bob@example.com', { ...SIGNED_IN, accessToken: 'for bob' });

    answerRenewal();

    expect(await asked).toBe('for bob');
    expect(await session.accessToken()).toBe('for bob');
    expect(session.state()).toEqual({ username: 'bob@example.com' });
  });
});

describe('two sessions on one storage', () => {
  /** A user pool whose refresh tokens are good once. */
  function rotatingPool() {
    let current = 1;
    const refresh: SessionProps['refresh'] = (refreshToken) => {
      if (refreshToken !== `refresh-${current}`) {
        return refused('RefreshTokenReuseException')(refreshToken);
      }
      current += 1;
      const tokens = { accessToken: `access-${current}`, refreshToken: `refresh-${current}` };
      return Promise.resolve({ value: { ...tokens, expiresInSeconds: 3600 } });
    };
    return { refresh, issued: () => current };
  }

  it('takes the token that the other one has renewed, and renews it in its turn', async () => {
    const pool = rotatingPool();
    const storage = memoryStorage();
    const { session: one, clock } = open({ refresh: pool.refresh, storage });
    await one.begin('ann@example.com', SIGNED_IN);
    const { session: other } = open({ refresh: pool.refresh, storage, clock });
    clock.time = 3_600_000;

    expect(await one.accessToken()).toBe('access-2');
    expect(await other.accessToken()).toBe('access-2');
    clock.time = 7_200_000;
    expect(await other.accessToken()).toBe('access-3');
    expect(await one.accessToken()).toBe('access-3');
    expect(pool.issued()).toBe(3);
  });

  it('waits for the other one, which was faster and has not written it down yet', async () => {
    const kept = memoryStorage();
    const writing: (() => void)[] = [];
    const slow: TokenStorage = {
      ...kept,
      write: (text) => new Promise((resolve) => writing.push(() => resolve(kept.write(text)))),
    };
    const pool = rotatingPool();
    await open({ storage: kept }).session.begin('ann@example.com', SIGNED_IN);
    const { session: one, clock } = open({ refresh: pool.refresh, storage: slow });
    const { session: other } = open({
      refresh: pool.refresh,
      storage: kept,
      // The other one writes while this one waits.
      clock: {
        ...clock,
        after: (_delayMs, run) => (
          writing.splice(0).forEach((write) => write()),
          queueMicrotask(run),
          () => undefined
        ),
      },
    });

    const renewing = one.accessToken('access-1');
    await Promise.resolve();
    const token = await other.accessToken('access-1');

    expect(await renewing).toBe('access-2');
    expect(token).toBe('access-2');
    expect(other.state()).toEqual({ username: 'ann@example.com' });
  });

  it('signs out when the other one does', async () => {
    const kept = memoryStorage();
    const listeners: (() => void)[] = [];
    const storage: TokenStorage = {
      ...kept,
      watch(listener) {
        listeners.push(listener);
        return () => undefined;
      },
    };
    const { session: one } = open({ storage });
    await one.begin('ann@example.com', SIGNED_IN);
    const { session: other } = open({ storage });
    expect(other.state()).toEqual({ username: 'ann@example.com' });

    await one.end();
    listeners.forEach((listener) => listener());
    await Promise.resolve();
    await Promise.resolve();

    expect(other.state()).toEqual({});
    expect(await other.accessToken()).toBeUndefined();
  });

  it('never loses a session, whoever asks in whichever order, where a lock holds them apart', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 4_000_000 })), { maxLength: 30 }),
        async (asks) => {
          const pool = rotatingPool();
          const kept = memoryStorage();
          let turn: Promise<unknown> = Promise.resolve();
          const storage: TokenStorage = {
            ...kept,
            lock(run) {
              const mine = turn.then(run);
              turn = mine.catch(() => undefined);
              return mine;
            },
          };
          const { session: one, clock } = open({ refresh: pool.refresh, storage });
          await one.begin('ann@example.com', SIGNED_IN);
          const { session: other } = open({ refresh: pool.refresh, storage, clock });

          const tokens = asks.map(([isOne, later]) => {
            clock.time += later;
            return (isOne ? one : other).accessToken();
          });

          expect((await Promise.all(tokens)).every((token) => token?.startsWith('access-') === true)).toBe(
            true,
          );
          expect(one.state()).toEqual({ username: 'ann@example.com' });
          expect(other.state()).toEqual({ username: 'ann@example.com' });
        },
      ),
      { numRuns: 100 },
    );
  });
});
