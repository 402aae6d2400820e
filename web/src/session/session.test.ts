import 'fake-indexeddb/auto';
import { codeOf, eventually, wrongCodeOf } from 'appsync-local-stack/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { useLocalStack } from '../../../test/support/local-stack.ts';
import { deviceClock } from '../data/clock.ts';
import type { EntryFields } from '../data/entry.ts';
import type { UserData } from '../data/user-data.ts';
import { createSession } from './create-session.ts';
import type { OpenSession } from './create-session.ts';

const test = useLocalStack();
const PASSWORD = 'Correct-Horse-1';
const COFFEE: EntryFields = {
  kind: 'EXPENSE',
  date: '2025-06-09',
  amountMinor: 225,
  currency: 'USD',
  category: 'Food',
};
let count = 0;

/** A browser: its tabs share databases and channels. */
interface TestBrowser {
  readonly name: string;
  isOnline: boolean;
  /** How far its clock is ahead, in milliseconds. */
  aheadMs: number;
}

function newBrowser(): TestBrowser {
  count += 1;
  return { name: `session test ${count}`, isOnline: true, aheadMs: 0 };
}

/** Opens a tab, which is closed when the test ends. */
function openTab(browser: TestBrowser): OpenSession {
  const session = createSession({
    outputs: test.stack.outputs,
    name: browser.name,
    webSocket: WebSocket,
    clock: { ...deviceClock, now: () => Date.now() + browser.aheadMs },
    fetch: (input, init) =>
      browser.isOnline ? fetch(input, init) : Promise.reject(new TypeError('No network')),
    platform: {
      isOnline: () => browser.isOnline,
      onWake: () => () => undefined,
      persist: () => undefined,
      roomBytes: () => Promise.resolve(undefined),
    },
  });
  onTestFinished(() => session.close());
  return session;
}

function signedIn(session: OpenSession): Promise<{ userId: string; data: UserData }> {
  return until(session, (state) => (state.status === 'signedIn' ? state : undefined));
}

function signedOut(session: OpenSession) {
  return until(session, (state) => (state.status === 'signedOut' ? state : undefined));
}

async function until<Found>(
  session: OpenSession,
  find: (state: ReturnType<OpenSession['state']>) => Found | undefined,
): Promise<Found> {
  let found: Found | undefined;
  await eventually(() => {
    found = find(session.state());
    expect(found).toBeDefined();
  });
  return found as Found; // Just looked at.
}

async function databases(browser: TestBrowser): Promise<readonly (string | undefined)[]> {
  const all = await indexedDB.databases();
  return all.map(({ name }) => name).filter((name) => name?.startsWith(browser.name) === true);
}

async function isSynced(data: UserData): Promise<void> {
  await eventually(() => {
    expect(data.outbox().waitingCount).toBe(0);
    expect(data.entries({}).isLoading).toBe(false);
  });
}

describe('a session', () => {
  it('tells why a sign-in is refused', async () => {
    const { username } = await test.newUser();
    const session = openTab(newBrowser());
    await signedOut(session);

    expect(await session.signIn(username, 'Wrong-Horse-1')).toMatchObject({
      error: { code: 'wrongCredentials' },
    });
    expect(session.state().status).toBe('signedOut');
    expect(session.passwordRules.minLength).toBeGreaterThan(7);
  });

  it('goes on in the next tab without the network, also when its token has long expired', async () => {
    const browser = newBrowser();
    const { username, sub } = await test.newUser();
    const first = openTab(browser);
    expect(await first.signIn(username, PASSWORD)).toEqual({ value: undefined });
    const { data } = await signedIn(first);
    await data.actions.addEntry(COFFEE);
    await isSynced(data);
    first.close();
    browser.isOnline = false;
    browser.aheadMs = 3 * 24 * 60 * 60 * 1000;
    const later = openTab(browser);
    const state = await signedIn(later);

    expect(state.userId).toBe(sub);
    await eventually(() => expect(state.data.entries({}).entries).toHaveLength(1));
    expect(await state.data.actions.addEntry({ ...COFFEE, amountMinor: 300 })).toEqual({ isSaved: true });
    expect(later.state().status).toBe('signedIn');
    expect(state.data.outbox().waitingCount).toBe(1);
    browser.isOnline = true;
    state.data.actions.syncNow();
    await isSynced(state.data);
  });

  it('keeps no token that can be read as text', async () => {
    const browser = newBrowser();
    const { username } = await test.newUser();
    const session = openTab(browser);
    await session.signIn(username, PASSWORD);
    await signedIn(session);
    const request = indexedDB.open(browser.name);
    await new Promise((resolve) => (request.onsuccess = resolve));
    const store = request.result.transaction('app').objectStore('app');
    const [tokens, key] = [store.get('tokens'), store.get('key')];
    await eventually(() => expect(key.readyState).toBe('done'));
    request.result.close();

    expect(Object.keys(tokens.result as object)).toEqual(['iv', 'data']);
    expect(Buffer.from((tokens.result as { data: ArrayBuffer }).data).toString('latin1')).not.toContain(
      'eyJ',
    );
    expect((key.result as CryptoKey).extractable).toBe(false);
  });

  it('signs out in every tab, and leaves nothing of the user on the device', async () => {
    const browser = newBrowser();
    const { username } = await test.newUser();
    const [first, second] = [openTab(browser), openTab(browser)];
    await first.signIn(username, PASSWORD);
    await isSynced((await signedIn(first)).data);
    await signedIn(second);
    await first.signOut();

    expect(await signedOut(first)).toEqual({ status: 'signedOut', notice: undefined });
    expect(await signedOut(second)).toEqual({ status: 'signedOut', notice: 'signedOutElsewhere' });
    await eventually(async () => expect(await databases(browser)).toEqual([browser.name]));
  });

  it('signs out without the network, and shows the next user nothing of the former', async () => {
    const browser = newBrowser();
    const [ann, bob] = [await test.newUser(), await test.newUser()];
    const tab = openTab(browser);
    await tab.signIn(ann.username, PASSWORD);
    const { data } = await signedIn(tab);
    await data.actions.keep('draft', { text: 'secret of Ann' });
    await data.actions.addEntry(COFFEE);
    browser.isOnline = false;
    await tab.signOut();
    await signedOut(tab);
    browser.isOnline = true;
    await tab.signIn(bob.username, PASSWORD);
    const after = await signedIn(tab);
    await isSynced(after.data);

    expect(after.userId).toBe(bob.sub);
    expect(after.data.entries({}).entries).toEqual([]);
    expect(after.data.kept('draft')).toBeUndefined();
    expect(await data.actions.addEntry(COFFEE)).toEqual({ isSaved: false, reason: 'signedOut' });
    expect((await databases(browser)).some((name) => name?.includes(ann.sub))).toBe(false);
  });

  it('deletes at the next start what a sign-out was cut off from deleting', async () => {
    const browser = newBrowser();
    const { username, sub } = await test.newUser();
    const tab = openTab(browser);
    await tab.signIn(username, PASSWORD);
    await isSynced((await signedIn(tab)).data);
    void tab.signOut();
    tab.close();
    const next = openTab(browser);

    await signedOut(next);
    await eventually(async () =>
      expect((await databases(browser)).some((name) => name?.includes(sub))).toBe(false),
    );
  });

  it('tells how much is not sent yet', async () => {
    const browser = newBrowser();
    const { username } = await test.newUser();
    const tab = openTab(browser);
    await tab.signIn(username, PASSWORD);
    const { data } = await signedIn(tab);
    await isSynced(data);
    await data.actions.addEntry({ ...COFFEE, category: 'No#' });
    await eventually(() => expect(data.outbox().parked).toHaveLength(1));
    browser.isOnline = false;
    for (const amountMinor of [1, 2, 3]) {
      await data.actions.addEntry({ ...COFFEE, amountMinor });
    }

    expect(data.outbox()).toMatchObject({ waitingCount: 3, parked: [{ reason: 'invalid' }] });
  });

  it('asks for the code of an authenticator app', async () => {
    const { username } = await test.newUser();
    const tab = openTab(newBrowser());
    await tab.signIn(username, PASSWORD);
    await signedIn(tab);
    const { value } = await tab.setUpAuthenticatorApp();
    const secret = value?.secretCode ?? '';
    expect(value?.url).toContain(
      `otpauth://totp/Expenses%3A${encodeURIComponent(username)}?secret=${secret}`,
    );
    expect(await tab.confirmAuthenticatorApp(codeOf(secret))).toEqual({ value: undefined });
    await tab.signOut();
    await signedOut(tab);
    await tab.signIn(username, PASSWORD);

    expect(tab.state()).toMatchObject({ status: 'challenge', username, challenge: { kind: 'code' } });
    expect(await tab.answerChallenge(wrongCodeOf(secret))).toMatchObject({ error: { code: 'wrongCode' } });
    expect(tab.state().status).toBe('challenge');
    tab.cancelChallenge();
    expect(tab.state()).toEqual({ status: 'signedOut', notice: undefined });
  });

  it('erases everything, then the account', async () => {
    const browser = newBrowser();
    const { username } = await test.newUser();
    const tab = openTab(browser);
    await tab.signIn(username, PASSWORD);
    const { data } = await signedIn(tab);
    await data.actions.addEntry(COFFEE);
    await isSynced(data);

    expect(await tab.deleteAccount()).toEqual({ value: undefined });
    await signedOut(tab);
    expect(await tab.signIn(username, PASSWORD)).toMatchObject({ error: { code: 'wrongCredentials' } });
    await eventually(async () => expect(await databases(browser)).toEqual([browser.name]));
  });
});

describe('two tabs', () => {
  it('show each other what is entered, at once', async () => {
    const browser = newBrowser();
    const { username } = await test.newUser();
    const [first, second] = [openTab(browser), openTab(browser)];
    await first.signIn(username, PASSWORD);
    const [one, other] = [(await signedIn(first)).data, (await signedIn(second)).data];
    await eventually(() => expect(other.status().connection).not.toBe('starting'));
    browser.isOnline = false;
    await one.actions.addEntry(COFFEE);

    await eventually(() => expect(other.entries({}).entries).toHaveLength(1));
    await other.actions.updateEntry(other.entries({}).entries[0]?.id ?? '', { amountMinor: 999 });
    await eventually(() => expect(one.entries({}).entries[0]?.amountMinor).toBe(999));
  });

  it('and another device live, without asking', async () => {
    const { username } = await test.newUser();
    const [here, there] = [openTab(newBrowser()), openTab(newBrowser())];
    await here.signIn(username, PASSWORD);
    await there.signIn(username, PASSWORD);
    const [one, other] = [(await signedIn(here)).data, (await signedIn(there)).data];
    await eventually(() => expect(other.status().connection).toBe('live'));
    await one.actions.addEntry(COFFEE);

    await eventually(() => expect(other.entries({}).entries).toHaveLength(1));
  });
});
