import { randomUUID } from 'node:crypto';
import { eventually } from 'appsync-local-stack/testing';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../../support/chromium.ts';
import { addLine, entriesOf, goTo, importEntries, useWebApp } from './web-app.ts';

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

  it('shows the currency and both amounts of a budget that was changed on both', async () => {
    const { page, user } = await openSignedIn();
    await addLine(page, '5 #Food');
    await goTo(page, 'Categories');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Set budget: Food' }).click();
    await page.getByLabel('Each month').fill('100');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('US$95.00 left').waitFor();
    const SET =
      'mutation { setBudget(input: { currency: "USD", category: "Food", amount: 70 }) { version } }';
    await user.graphql(SET);
    await page.context().setOffline(false);
    await page.getByRole('link', { name: 'Look at it' }).click();

    const card = page.getByRole('article', { name: 'Budget for Food' });
    const row = card.getByRole('row', { name: /^Each month, USD/ });
    await row.waitFor();
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['US$100.00', 'US$70.00']);
    await card.getByRole('button', { name: 'Keep the other one' }).click();
    await card.waitFor({ state: 'detached' });
    await goTo(page, 'Categories');
    await page.getByText('US$65.00 left').waitFor();
  });

  it('looks at once when it is in front again, although its socket is open and silent', async () => {
    const { page, user } = await openSignedIn();
    const silenced = { isOn: false, count: 0 };
    await page.routeWebSocket(/graphql/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) => {
        if (silenced.isOn) {
          silenced.count += 1;
        } else {
          socket.send(message);
        }
      });
    });
    await page.reload();
    await goTo(page, 'Sync');
    await page.getByText('Up to date; changes of other devices appear by themselves').waitFor();
    silenced.isOn = true;
    await importEntries(user, [{ id: randomUUID(), date: '2026-06-01', amount: 4, category: 'Missed' }]);
    await goTo(page, 'Categories');
    await eventually(() => expect(silenced.count).toBeGreaterThan(0));
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");

    await page.getByRole('link', { name: /Missed/ }).waitFor();
  });

  it.each([
    ['26 hours behind', -26 * 60, '26 hours'],
    ['a year ahead', 365 * 24 * 60, '365 days'],
  ])('works with a clock that is %s, and names it', async (_, minutes, words) => {
    const { page, user } = await openSignedIn();
    await page.addInitScript(`{
      const RealDate = Date;
      const off = ${minutes * 60_000};
      globalThis.Date = class extends RealDate {
        constructor(...given) {
          if (given.length === 0) { super(RealDate.now() + off); } else { super(...given); }
        }
        static now() { return RealDate.now() + off; }
      };
    }`);
    await page.reload();
    await addLine(page, '4 #Food @Luna');

    await page.getByText(`clock is off by ${words}`).waitFor();
    const day = new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 10);
    await eventually(async () => expect(await entriesOf(user)).toMatchObject([{ payee: 'Luna', date: day }]));
    await importEntries(user, [{ id: randomUUID(), date: day, amount: 4, category: 'Elsewhere' }]);
    await goTo(page, 'Categories');
    await page.getByRole('link', { name: /Elsewhere/ }).waitFor();
  });

  it('says what waits and what was refused before it signs out, and offers to keep it', async () => {
    const { page } = await openSignedIn();
    // Its part of the app is loaded.
    await goTo(page, 'Account');
    await page.getByRole('button', { name: 'Sign out', exact: true }).waitFor();
    await goTo(page, 'Home');
    await refuseNext(page);
    await addLine(page, '3 #Food @Refused');
    await page.getByRole('link', { name: 'Look at it' }).waitFor();
    await page.context().setOffline(true);
    await page.getByText('You are offline.').waitFor();
    for (const amount of ['4', '5', '6']) {
      await addLine(page, `${amount} #Food`);
    }
    await page.getByText('3 changes wait to be sent.').waitFor();
    await goTo(page, 'Account');
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();

    const dialog = page.getByRole('dialog', { name: '4 changes were not sent yet' });
    await dialog.getByText('3 changes wait to be sent. 1 change needs your decision.').waitFor();
    await dialog.getByRole('button', { name: 'Export everything' }).waitFor();
    await dialog.getByRole('button', { name: 'Wait and send' }).waitFor();
    await dialog.getByRole('button', { name: 'Sign out and lose them' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});

/** The API answers the next addition as one that it refuses. */
async function refuseNext(page: Page): Promise<void> {
  await page.route(
    '**/graphql',
    (route) => {
      const errors = [
        {
          path: ['addExpense'],
          errorType: 'ValidationError',
          message: 'category: must not contain #',
          errorInfo: { field: 'category', reason: 'must not contain #' },
        },
      ];
      return route.fulfill({ json: { data: { addExpense: null }, errors } });
    },
    { times: 1 },
  );
}

async function changeAmount(page: Page, amount: string): Promise<void> {
  await page.getByRole('button', { name: /Luna/ }).click();
  await page.getByLabel('Amount', { exact: true }).fill(amount);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('region', { name: 'Change entry' }).waitFor({ state: 'detached' });
}
