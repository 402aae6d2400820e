import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { eventually } from 'appsync-local-stack/testing';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../../support/chromium.ts';
import type { TestUser } from '../../support/local-stack.ts';
import { goTo, importEntries, useWebApp } from './web-app.ts';

const PERIOD = { from: '2026-10-01', to: '2026-10-31' };
const FILTERED = `/entries?from=${PERIOD.from}&to=${PERIOD.to}`;
const SUMMARY = `query Sums($from: AWSDate!, $to: AWSDate!) {
  summary(from: $from, to: $to) { currencies { currency spent income balance } }
}`;
const SET_BUDGET = 'mutation { setBudget(input: { currency: "USD", amount: 5000 }) { version } }';

/** What the app shows of a month in USD, in minor units, wherever it shows it. */
interface Sums {
  readonly spent: readonly number[];
  readonly income: readonly number[];
  readonly balance: number;
}

describe.skipIf(chromiumPath === undefined)('sums in the web app', () => {
  const { openSignedIn, test } = useWebApp();

  it('are the same in card, categories, chart, list and budget as in the API, whatever is deleted', async () => {
    const user = await test.newUser();
    await importEntries(user, manyEntries(200));
    await user.graphql(SET_BUDGET);
    const { page } = await openSignedIn({ user, locale: 'en-US' });
    await expectTheSame(page, user);

    await page.goto(`${test.stack.origin}${FILTERED}`);
    for (const index of [0, 1, 2]) {
      await page
        .getByRole('checkbox', { name: /^Select Payee/ })
        .nth(index)
        .check();
    }
    await page.getByRole('button', { name: 'Delete 3' }).click();
    await page.getByText('197 entries').waitFor();
    await expectTheSame(page, user);

    await goTo(page, 'Trash');
    await page.getByRole('button', { name: 'Restore all 3' }).click();
    await page.getByText('The trash is empty.').waitFor();
    await expectTheSame(page, user);
  });

  it('keep currencies apart and take refunds off what was spent', async () => {
    const user = await test.newUser();
    await importEntries(user, [
      entry({ amount: 1_000_000, currency: 'RUB' }),
      entry({ amount: 1000, currency: 'EUR' }),
      entry({ amount: 50 }),
      entry({ amount: 20, kind: 'REFUND' }),
      entry({ amount: 100, kind: 'INCOME' }),
    ]);
    const { page } = await openSignedIn({ user });
    await page.goto(`${test.stack.origin}/?at=${PERIOD.from}`);
    await page.locator('[data-currency="RUB"]').waitFor();

    expect(await figures(page, 'USD')).toEqual([3000, 10_000, 7000]);
    expect(await figures(page, 'EUR')).toEqual([100_000, 0, -100_000]);
    expect(await figures(page, 'RUB')).toEqual([100_000_000, 0, -100_000_000]);
    await page.goto(`${test.stack.origin}${FILTERED}`);
    await page.getByRole('checkbox', { name: 'Select all shown' }).check();
    for (const place of ['.list-totals', '.day-row', '.bulk-words']) {
      const lines = await page.locator(`${place} .figures > li`).allInnerTexts();
      expect(lines.map((line) => line.replace(/\s+/g, ' ')).sort()).toEqual([
        'Spent RUB 1,000,000.00',
        'Spent US$30.00 Income +US$100.00',
        'Spent €1,000.00',
      ]);
    }
  });

  it('count the first and the last day of a month, in whatever time zone they are read', async () => {
    const { page: bogota, user } = await openSignedIn({ timezoneId: 'America/Bogota' });
    for (const day of ['2026-08-01', '2026-08-31']) {
      await goTo(bogota, 'Add');
      await bogota.getByLabel('Amount', { exact: true }).fill('4');
      await bogota.getByLabel('Category', { exact: true }).fill('Food');
      await bogota.getByLabel('Date', { exact: true }).fill(day);
      await bogota.getByRole('button', { name: 'Save', exact: true }).click();
      await bogota.getByRole('heading', { level: 1, name: 'Add' }).waitFor({ state: 'detached' });
    }
    const { page } = await openSignedIn({ user, timezoneId: 'Pacific/Auckland' });
    await page.goto(`${test.stack.origin}/entries?from=2026-08-01&to=2026-08-31`);

    await page.getByText('2 entries', { exact: true }).waitFor();
    expect(await page.locator('.day-row time').allInnerTexts()).toEqual(['Mon 31 Aug', 'Sat 1 Aug']);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    const file = await readFile(await (await downloading).path(), 'utf8');
    // Days, and not the moments of entering.
    expect(file.match(/2026-\d\d-\d\d(?!T)/g)?.sort()).toEqual(['2026-08-01', '2026-08-31']);
    await page.goto(`${test.stack.origin}/?at=2026-08-15`);
    expect(await figures(page, 'USD')).toEqual([800, 0, -800]);
    await page.goto(`${test.stack.origin}/?at=2026-09-15`);
    await page.getByText('Nothing in this period.').waitFor();
  });

  async function expectTheSame(page: Page, user: TestUser): Promise<void> {
    await eventually(async () => {
      const shown = await sumsShown(page);
      const { data } = await user.graphql(SUMMARY, PERIOD);
      // As the query asks for it.
      const { currencies } = (data as unknown as { summary: { currencies: Record<string, number>[] } })
        .summary;
      const { spent = 0, income = 0, balance = 0 } = currencies[0] ?? {};
      expect(shown).toEqual({
        spent: Array.from({ length: 5 }, () => Math.round(spent * 100)),
        income: Array.from({ length: 2 }, () => Math.round(income * 100)),
        balance: Math.round(balance * 100),
      });
    });
  }

  async function sumsShown(page: Page): Promise<Sums> {
    await page.goto(`${test.stack.origin}/?at=${PERIOD.from}`);
    await page.getByText('As a table').click();
    const [spent = NaN, income = NaN, balance = NaN] = await figures(page, 'USD');
    const categories = await minorsIn(page, '.bar-table .money');
    const days = await minorsIn(page, '.chart-table td');
    const [ofBudget = NaN] = await minorsIn(page, '.budget .field-hint', / of .*/);
    await page.goto(`${test.stack.origin}${FILTERED}`);
    await page.locator('.list-totals .money').first().waitFor();
    const [inList = NaN, incomeInList = NaN] = await minorsIn(page, '.list-totals .money');
    return {
      spent: [spent, sum(categories), sum(days), ofBudget, inList],
      income: [income, incomeInList],
      balance,
    };
  }
});

/** Spent, income and balance of a currency's card. */
async function figures(page: Page, currency: string): Promise<number[]> {
  await page.locator(`[data-currency="${currency}"]`).waitFor();
  return minorsIn(page, `[data-currency="${currency}"] .figure-value`);
}

/** Amounts with two decimals, in minor units. */
async function minorsIn(page: Page, selector: string, without = /$/): Promise<number[]> {
  const texts = await page.locator(selector).allInnerTexts();
  return texts.map((text) => Number(text.replace(without, '').replace(/[^\d-]/g, '')));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function entry(fields: Record<string, unknown>): Record<string, unknown> {
  return { id: randomUUID(), date: PERIOD.to, category: 'Food', ...fields };
}

/** Of every kind, on every day of the period, with all kinds of cents. */
function manyEntries(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) =>
    entry({
      date: `2026-10-${String((index % 31) + 1).padStart(2, '0')}`,
      amount: (((index * 7919) % 9973) + 1) / 100,
      kind: ['EXPENSE', 'EXPENSE', 'EXPENSE', 'REFUND', 'INCOME'][index % 5],
      category: ['Food', 'Rent', 'Fun', 'Gifts'][index % 4],
      payee: `Payee ${index}`,
    }),
  );
}
