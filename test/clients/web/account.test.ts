import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { GlobalSignOutCommand } from '@aws-sdk/client-cognito-identity-provider';
import { codeOf, eventually, wrongCodeOf } from 'appsync-local-stack/testing';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { chromiumPath } from '../../support/chromium.ts';
import { PASSWORD } from '../../support/local-stack.ts';
import type { TestUser } from '../../support/local-stack.ts';
import { addLine, entriesOf, goTo, signIn, useWebApp } from './web-app.ts';

/** Run in a page, it makes the device's clock go two hours ahead, when each token has expired. */
const HOURS_LATER = `{
  const { now } = Date;
  Date.now = () => now() + 2 * 60 * 60 * 1000;
}`;

describe.skipIf(chromiumPath === undefined)('the account in the web app', () => {
  const { test, openDevice, openSignedIn } = useWebApp();

  it('signs up with the rules told before, confirms, and is signed in', async () => {
    const page = await openDevice();
    const username = `${randomUUID()}@example.com`;
    await page.getByRole('link', { name: 'Create an account' }).click();
    await page.getByLabel('E-mail address').fill(username);
    await page.getByText('A capital letter').waitFor();
    await page.getByLabel('New password').fill('short');
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByText('does not have all of these yet').waitFor();
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Create account' }).click();

    await page.getByLabel('Code').fill('000000');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('The code is not right').waitFor();
    await page.getByLabel('Code').fill(test.codes.get(username) ?? '');
    await page.getByRole('button', { name: 'Confirm' }).click();

    await page.getByRole('heading', { name: 'Welcome' }).waitFor();
  });

  it('says in words what is wrong with a sign-in, and keeps the address', async () => {
    const page = await openDevice();
    await page.getByLabel('E-mail address').fill('nobody@example.com');
    await page.getByLabel('Password').fill('Wrong-Horse-1');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('Address or password is not right.').waitFor();

    await page.getByRole('link', { name: 'Forgotten your password?' }).click();

    expect(await page.getByLabel('E-mail address').inputValue()).toBe('nobody@example.com');
  });

  it('gives a new password for a forgotten one', async () => {
    const { username } = await test.newUser();
    const page = await openDevice();
    await page.getByRole('link', { name: 'Forgotten your password?' }).click();
    await page.getByLabel('E-mail address').fill(username);
    await page.getByRole('button', { name: 'Send code' }).click();
    await page.getByLabel('New password').fill('Another-Horse-2');
    await page.getByLabel('Code').fill(test.codes.get(username) ?? '');
    await page.getByRole('button', { name: 'Change password' }).click();

    await page.getByRole('navigation').waitFor();
  });

  it('sets up an authenticator app, and asks for its code', async () => {
    const { page, user } = await openSignedIn();
    await goTo(page, 'Account');
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('img', { name: /^QR code/ }).waitFor();
    const key = (await page.locator('code').innerText()).replace(/\s/g, '');
    await page.getByLabel('Code of your authenticator app').fill(codeOf(key));
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByText('Signing in asks for a code from now on').waitFor();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();

    await page.getByLabel('E-mail address').fill(user.username);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Enter the code of your app' }).waitFor();
    await page.getByLabel('Code of your authenticator app').fill(wrongCodeOf(key));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('The code is not right').waitFor();
    // The one of now was used up.
    await page.getByLabel('Code of your authenticator app').fill(codeOf(key, 1));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('navigation').waitFor();
  });

  it('says that the time for a code is over, and keeps the address and what waits', async () => {
    const { page, user } = await openSignedIn();
    await goTo(page, 'Account');
    await page.getByRole('button', { name: 'Set up' }).click();
    const key = (await page.locator('code').innerText()).replace(/\s/g, '');
    await page.getByLabel('Code of your authenticator app').fill(codeOf(key));
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByText('Signing in asks for a code from now on').waitFor();
    await goTo(page, 'Home');
    await page.route('**/graphql', (route) => route.abort());
    await addLine(page, '4 #Food @Waits');
    await endSession(page, user);
    await page.getByText('Your session has ended.').waitFor();

    await page.getByLabel('E-mail address').fill(user.username);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Enter the code of your app' }).waitFor();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 4 * 60_000 });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    await page.getByLabel('Code of your authenticator app').fill(codeOf(key));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The time for the code is over. Please sign in again').waitFor();
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(user.username);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Code of your authenticator app').fill(codeOf(key, 1));
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('navigation').waitFor();
    await goTo(page, 'Sync');
    await page.getByRole('button', { name: 'Sync now' }).click();
    await eventually(async () => expect(await entriesOf(user)).toMatchObject([{ payee: 'Waits' }]));
  });

  it('changes the password, and says when the current one is not right', async () => {
    const { page, user } = await openSignedIn();
    await goTo(page, 'Account');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByLabel('Current password').fill('Wrong-Horse-1');
    await page.getByLabel('New password').fill('Another-Horse-2');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByRole('alert').getByText('The current password is not right.').waitFor();
    await page.getByLabel('Current password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByRole('status').getByText('Password changed').waitFor();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();

    await signIn(page, user.username, 'Another-Horse-2');
  });

  it('signs out on all devices; what was not sent on another waits for the same user there', async () => {
    const { page, user } = await openSignedIn();
    const { page: other } = await openSignedIn({ user });
    await other.route('**/graphql', (route) => route.abort());
    await addLine(other, '4 #Food @Waits');
    await goTo(page, 'Account');
    await page.getByRole('button', { name: 'Sign out on all devices' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();

    await other.addInitScript(HOURS_LATER);
    await other.reload();
    await other.getByText('Your session has ended. Sign in again').waitFor();
    await other.unroute('**/graphql');
    await signIn(other, user.username);
    await eventually(async () => expect(await entriesOf(user)).toMatchObject([{ payee: 'Waits' }]));
  });

  it('exports everything: entries, trash, budgets and what was not accepted', async () => {
    const { page, user } = await openSignedIn();
    await user.graphql('mutation { setBudget(input: { currency: "USD", amount: 50 }) { version } }');
    await addLine(page, '3 #Food @Kept');
    await addLine(page, '4 #Food @Trashed');
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await goTo(page, 'Sync');
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.getByText('Nothing', { exact: true }).waitFor();
    await goTo(page, 'Categories');
    await page.getByText('US$47.00 left').waitFor();
    await goTo(page, 'Account');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export everything' }).click();
    const file: unknown = JSON.parse(await readFile(await (await downloading).path(), 'utf8'));

    expect(file).toMatchObject({
      entries: [{ payee: 'Kept', category: 'Food', currency: 'USD' }],
      trash: [{ payee: 'Trashed' }],
      budgets: [{ currency: 'USD', amountMinor: 5000 }],
      notAccepted: [],
    });
  });

  it('leaves nothing of the former user to the next', async () => {
    const { page } = await openSignedIn();
    await addLine(page, '3 #Secrets @Somebody');
    await goTo(page, 'Sync');
    await page.getByText('Nothing', { exact: true }).waitFor();
    await goTo(page, 'Add');
    await page.getByLabel('Amount', { exact: true }).fill('7');
    await page.getByLabel('Description').fill('Secrets, half done');
    await goTo(page, 'Entries');
    await page.getByRole('searchbox').fill('Secrets');
    await goTo(page, 'Account');
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();

    await signIn(page, (await test.newUser()).username);

    await page.getByRole('heading', { name: 'Welcome' }).waitFor();
    expect(new URL(page.url()).search).toBe('');
    for (const screen of ['Home', 'Add', 'Entries', 'Categories', 'Trash']) {
      await goTo(page, screen);
      expect(await page.getByText(/Secrets|Somebody|Not saved yet/).count()).toBe(0);
    }
  });

  it('deletes the account and its data after the address was typed', async () => {
    const { page, user } = await openSignedIn();
    await addLine(page, '3 #Food');
    await eventually(async () => expect(await entriesOf(user)).toHaveLength(1));
    await goTo(page, 'Account');
    await page.getByRole('button', { name: 'Delete account and data' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'Delete account and data' }).isDisabled()).toBe(true);
    await dialog.getByLabel(`To go on, type ${user.username}`).fill(user.username);
    await dialog.getByRole('button', { name: 'Delete account and data' }).click();

    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByLabel('E-mail address').fill(user.username);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('Address or password is not right.').waitFor();
  });

  /** Ends the session at the user pool, and lets the page find out. */
  async function endSession(page: Page, { accessToken }: TestUser): Promise<void> {
    await test.cognito.send(new GlobalSignOutCommand({ AccessToken: accessToken }));
    await page.addInitScript(HOURS_LATER);
    await page.reload();
  }
});
