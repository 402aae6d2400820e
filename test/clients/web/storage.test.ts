import { eventually } from 'appsync-local-stack/testing';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../../support/chromium.ts';
import { addLine, entriesOf, goTo, signIn, useWebApp } from './web-app.ts';

/** Run in a page, it is a later version of the app, with another form of the database. */
const NEWER_VERSION = `{
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (name, version) {
    return open.call(this, name, name.startsWith('expenses.') ? version + 1 : version);
  };
}`;
const KEEPS_NOTHING = `IDBFactory.prototype.open = () => {
  throw new DOMException('No', 'SecurityError');
}`;
const COUNTS_PERSIST = `StorageManager.prototype.persist = () => {
  globalThis.persistCount = (globalThis.persistCount ?? 0) + 1;
  return Promise.resolve(true);
}`;

describe.skipIf(chromiumPath === undefined)('what the browser of the web app keeps', () => {
  const { openSignedIn, openDevice, test } = useWebApp();

  it('is taken over by a newer version in another tab, with the draft and what waits', async () => {
    const { page: old, user } = await openSignedIn();
    const context = old.context();
    await context.route('**/graphql', (route) => route.abort());
    await addLine(old, '4 #Food @Waits');
    await writeDraft(old, user.sub);
    const newer = await context.newPage();
    await newer.addInitScript(NEWER_VERSION);
    await newer.goto(`${test.stack.origin}/entries`);

    await newer.getByRole('button', { name: /Waits/ }).waitFor();
    await old.getByText('A newer version of this app is open in another tab').waitFor();
    await old.getByRole('button', { name: 'Save', exact: true }).click();
    await old.getByRole('alert').getByText('Not saved: a newer version').waitFor();
    expect(await old.getByLabel('Amount', { exact: true }).inputValue()).toBe('12.50');
    await old.addInitScript(NEWER_VERSION);
    await old.getByRole('button', { name: 'Load again' }).click();
    await old.getByText('A newer version of this app is open').waitFor({ state: 'detached' });
    expect(await old.getByLabel('Description').inputValue()).toBe('half done');
    await context.unroute('**/graphql');
    await goTo(newer, 'Sync');
    await newer.getByRole('button', { name: 'Sync now' }).click();
    await eventually(async () => {
      expect(await entriesOf(user)).toMatchObject([{ amount: 4, payee: 'Waits' }]);
    });
  });

  it('is waited for while an older version holds it, and that is said', async () => {
    const { page, user } = await openSignedIn();
    const context = page.context();
    await addLine(page, '4 #Food');
    const older = await context.newPage();
    await older.goto(`${test.stack.origin}/amplify_outputs.json`);
    await older.evaluate(opened(databaseOf(user.sub), 'globalThis.held = database; resolve()'));
    await page.close();
    const newer = await context.newPage();
    await newer.addInitScript(NEWER_VERSION);
    await newer.goto(test.stack.origin);

    await newer.getByText('Another tab runs an older version of this app. Close it to go on.').waitFor();
    await older.close();
    await newer.getByRole('navigation').waitFor();
  });

  it.each([
    ['there is no room', 'QuotaExceededError', 'there is no room left on this device'],
    ['it cannot be written', 'UnknownError', 'the browser could not write it'],
  ])('leaves the form as it is when %s, with the reason, and saves it later', async (_, error, words) => {
    const { page, user } = await openSignedIn();
    await goTo(page, 'Add');
    await page.getByLabel('Amount', { exact: true }).fill('12.50');
    await page.getByLabel('Category', { exact: true }).fill('Food');
    await page.evaluate(`{
      const { add } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.add = () => { throw new DOMException('No', '${error}'); };
      globalThis.mend = () => { IDBObjectStore.prototype.add = add; };
    }`);
    await page.getByRole('button', { name: 'Save', exact: true }).click();

    await page.getByRole('alert').getByText(`Not saved: ${words}`).waitFor();
    expect(await page.getByLabel('Amount', { exact: true }).inputValue()).toBe('12.50');
    await page.evaluate('mend()');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Add' }).waitFor({ state: 'detached' });
    await eventually(async () => expect(await entriesOf(user)).toMatchObject([{ amount: 12.5 }]));
  });

  it('is loaded anew after the browser has thrown it away, and never said to be empty', async () => {
    const { page, user } = await openSignedIn();
    await page.addInitScript(COUNTS_PERSIST);
    await page.reload();
    await addLine(page, '4 #Food @Luna');
    await eventually(async () => expect(await entriesOf(user)).toHaveLength(1));
    expect(await page.evaluate('persistCount')).toBeGreaterThan(0);
    await page.goto(`${test.stack.origin}/amplify_outputs.json`);
    await page.evaluate(`new Promise((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase('${databaseOf(user.sub)}');
      deleting.onsuccess = resolve;
      deleting.onerror = reject;
    })`);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/graphql', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${test.stack.origin}/entries`);

    await page.getByText('Loading your entries …', { exact: true }).waitFor();
    expect(await page.getByText('There are no entries yet.').count()).toBe(0);
    release();
    await page.getByRole('button', { name: /Luna/ }).waitFor();
  });

  it('is nothing in a private window: the app works, and says so', async () => {
    const user = await test.newUser();
    const page = await openDevice();
    await page.addInitScript(KEEPS_NOTHING);
    await page.reload();
    await signIn(page, user.username);
    await addLine(page, '4 #Food');

    await page.getByText('This browser keeps nothing here').waitFor();
    await eventually(async () => expect(await entriesOf(user)).toHaveLength(1));
  });
});

/** Begins an entry, and waits until its draft is kept. */
async function writeDraft(page: Page, sub: string): Promise<void> {
  await goTo(page, 'Add');
  await page.getByLabel('Amount', { exact: true }).fill('12.50');
  await page.getByLabel('Category', { exact: true }).fill('Food');
  await page.getByLabel('Description').fill('half done');
  const drafts = opened(
    databaseOf(sub),
    `const reading = database.transaction('kept').objectStore('kept').get('user.drafts');
     reading.onsuccess = () => { database.close(); resolve(JSON.stringify(reading.result ?? [])); };`,
  );
  await eventually(async () => expect(await page.evaluate<string>(drafts)).toContain('half done'));
}

function databaseOf(sub: string): string {
  return `expenses.${sub}`;
}

/** A script that opens a database as it is, then does something with `database` and calls `resolve`. */
function opened(name: string, then: string): string {
  return `new Promise((resolve, reject) => {
    const opening = indexedDB.open('${name}');
    opening.onerror = reject;
    opening.onsuccess = () => { const database = opening.result; ${then} };
  })`;
}
