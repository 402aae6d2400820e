import { eventually } from 'appsync-local-stack/testing';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../../support/chromium.ts';
import { addLine, entriesOf, goTo, useWebApp } from './web-app.ts';

describe.skipIf(chromiumPath === undefined)('the web app on two devices', () => {
  const { openSignedIn } = useWebApp();

  it('works offline, says so and how much waits, and catches up', async () => {
    const { page, user } = await openSignedIn();
    await addLine(page, '3 #Food');
    await eventually(async () => expect(await entriesOf(user)).toHaveLength(1));

    await page.context().setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await addLine(page, '4 #Food');
    await addLine(page, '5 #Food');
    await page.getByText('2 changes wait to be sent.').waitFor();
    expect(await entriesOf(user)).toHaveLength(1);

    await page.context().setOffline(false);
    await page.getByText('You are offline.').waitFor({ state: 'detached' });
    await eventually(async () => expect(await entriesOf(user)).toHaveLength(3));
  });

  it('shows what the other device does, by itself', async () => {
    const first = await openSignedIn();
    const second = await openSignedIn({ user: first.user });
    await goTo(second.page, 'Entries');

    await addLine(first.page, '3.50 #Food @Luna');

    await second.page.getByRole('button', { name: /Luna/ }).waitFor();
  });

  it('shows both versions of what was changed on both, and keeps the one that is chosen', async () => {
    const first = await openSignedIn();
    await addLine(first.page, '3.50 #Food @Luna');
    await eventually(async () => expect(await entriesOf(first.user)).toHaveLength(1));
    const second = await openSignedIn({ user: first.user });
    await goTo(second.page, 'Entries');
    await second.page.getByRole('button', { name: /Luna/ }).waitFor();
    await goTo(first.page, 'Entries');

    await first.page.context().setOffline(true);
    await changeAmount(first.page, '4');
    await changeAmount(second.page, '5');
    await eventually(async () => expect(await entriesOf(first.user)).toMatchObject([{ amount: 5 }]));
    await first.page.context().setOffline(false);
    await first.page.getByRole('link', { name: 'Look at it' }).click();

    const rows = first.page.getByRole('row', { name: /^Amount/ });
    await rows.waitFor();
    expect(await rows.getByRole('cell').allInnerTexts()).toEqual(['US$4.00', 'US$5.00']);
    await first.page.getByRole('button', { name: 'Keep this device’s' }).click();
    await eventually(async () => expect(await entriesOf(first.user)).toMatchObject([{ amount: 4 }]));
  });

  it('says what waits before it signs out', async () => {
    const { page } = await openSignedIn();
    // Its part of the app is loaded.
    await goTo(page, 'Account');
    await page.getByRole('button', { name: 'Sign out', exact: true }).waitFor();
    await goTo(page, 'Home');
    await page.context().setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await addLine(page, '4 #Food');
    await goTo(page, 'Account');
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();

    const dialog = page.getByRole('dialog', { name: '1 change was not sent yet' });
    await dialog.getByRole('button', { name: 'Export everything' }).waitFor();
    await dialog.getByRole('button', { name: 'Sign out and lose them' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});

async function changeAmount(page: Page, amount: string): Promise<void> {
  await page.getByRole('button', { name: /Luna/ }).click();
  await page.getByLabel('Amount', { exact: true }).fill(amount);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('region', { name: 'Change entry' }).waitFor({ state: 'detached' });
}
