import { randomUUID } from 'node:crypto';
import { codeOf, eventually } from 'appsync-local-stack/testing';
import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../../support/chromium.ts';
import { PASSWORD } from '../../support/local-stack.ts';
import { addLine, entriesOf, goTo, signIn, useWebApp } from './web-app.ts';

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
    await page.getByRole('button', { name: 'Back to sign-in' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('leaves nothing of the former user to the next', async () => {
    const { page } = await openSignedIn();
    await addLine(page, '3 #Secrets @Somebody');
    await goTo(page, 'Sync');
    await page.getByText('Nothing', { exact: true }).waitFor();
    await goTo(page, 'Account');
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();

    await signIn(page, (await test.newUser()).username);

    await page.getByRole('heading', { name: 'Welcome' }).waitFor();
    expect(await page.getByText(/Secrets|Somebody/).count()).toBe(0);
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
});
