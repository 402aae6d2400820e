import { eventually } from 'appsync-local-stack/testing';
import { expect, it } from 'vitest';
import { signIn, useWebApp } from './web-app.ts';

/** Run in the page. */
const LOCK_NAMES = `navigator.locks.query().then(({ held, pending }) => ({
  held: held.map(({ name }) => name),
  pending: pending.map(({ name }) => name),
}))`;
const DATABASE_NAMES = 'indexedDB.databases().then((all) => all.map(({ name }) => name))';

const app = useWebApp();

it('signs a tab out that was frozen meanwhile, and does not wait for it', async () => {
  const { page: first, user } = await app.openSignedIn();
  const context = first.context();
  const second = await context.newPage();
  await second.goto(`${app.test.stack.origin}/account`);
  await second.getByRole('button', { name: 'Sign out', exact: true }).waitFor();
  // The one that leads, and so holds the lock.
  const session = await context.newCDPSession(first);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });

  await second.getByRole('button', { name: 'Sign out', exact: true }).click();
  await second.getByLabel('E-mail address').waitFor();
  await session.send('Page.setWebLifecycleState', { state: 'active' });

  await first.getByLabel('E-mail address').waitFor();
  await eventually(async () => {
    expect(await second.evaluate(DATABASE_NAMES)).toEqual(['expenses']);
  });
  await signIn(second, user.username);
});

it('lets one tab lead, signs both out at once, and leaves nothing of the user behind', async () => {
  const { page: first, user } = await app.openSignedIn();
  const second = await first.context().newPage();
  await second.goto(app.test.stack.origin);
  await second.getByRole('link', { name: 'Account' }).first().click();
  const locks: unknown = await first.evaluate(LOCK_NAMES);
  expect(locks).toEqual({ held: [`expenses.${user.sub}`], pending: [`expenses.${user.sub}`] });
  expect(await first.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toContain('eyJ');

  await second.getByRole('button', { name: 'Sign out', exact: true }).click();

  for (const page of [first, second]) {
    await page.getByLabel('E-mail address').waitFor();
  }
  await eventually(async () => {
    expect(await first.evaluate(DATABASE_NAMES)).toEqual(['expenses']);
  });
  expect(app.complaints).toEqual([]);
});
