import { eventually } from 'appsync-local-stack/testing';
import { expect, it } from 'vitest';
import { useWebApp } from './web-app.ts';

/** Run in the page. */
const LOCK_NAMES = `navigator.locks.query().then(({ held, pending }) => ({
  held: held.map(({ name }) => name),
  pending: pending.map(({ name }) => name),
}))`;
const DATABASE_NAMES = 'indexedDB.databases().then((all) => all.map(({ name }) => name))';

const app = useWebApp();

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
