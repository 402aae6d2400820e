import { readFile } from 'node:fs/promises';
import { eventually } from 'appsync-local-stack/testing';
import type { Download, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../../support/chromium.ts';
import { entriesOf, goTo, useWebApp } from './web-app.ts';

const HEADER = 'Buchungstag;Auftraggeber/Empfänger;Verwendungszweck;Betrag;Währung';
const COFFEE = '13.03.2026;Bäckerei Müller;Brötchen;-4,50;EUR';
const SALARY = '14.03.2026;Arbeitgeber GmbH;Gehalt;2.500,00;EUR';
const NO_DAY = '30.02.2026;Kino;Karte;-12,00;EUR';
const SHOP = '15.03.2026;Supermarkt;Einkauf;-81,35;EUR';
const MARCH = [HEADER, COFFEE, COFFEE, SALARY, NO_DAY, SHOP];

const UPDATE = `mutation Update($input: UpdateExpenseInput!) {
  updateExpense(input: $input) { id owner { userId isSetByServer } }
}`;
const DELETE = `mutation Delete($id: ID!) {
  deleteExpense(id: $id) { id owner { userId isSetByServer } }
}`;

describe.skipIf(chromiumPath === undefined)("the import of a bank's file in the web app", () => {
  const { openSignedIn, complaints } = useWebApp();

  it('shows what was found out, asks what the file cannot tell, and adds nothing before that', async () => {
    const { page, user } = await openSignedIn();
    await chooseFile(page, 'march.csv', latin1(MARCH));

    const read = page.getByText(/^CSV · /);
    await read.waitFor();
    expect(await read.innerText()).toMatch(/windows-1252.*day, month, year.*a comma/);
    await page.getByRole('heading', { name: '3 questions' }).waitFor();
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Import \d/ }).count()).toBe(0);

    await answerAll(page);
    const sums = page.getByRole('table', { name: 'Sums of the file' });
    await eventually(async () =>
      expect(await sums.innerText()).toMatch(
        /EUR\s+90\.35 \(3\)\s+0\.00 \(0\)\s+2,500\.00 \(1\)\s+2,409\.65/,
      ),
    );
    await page.getByRole('heading', { name: 'The first new entries' }).waitFor();
    expect(await page.locator('.import-rows').innerText()).toContain('Bäckerei Müller');
    expect(await entriesOf(user)).toEqual([]);

    await page.getByRole('button', { name: 'Import 4 entries' }).click();
    await eventually(async () => {
      const amounts = (await entriesOf(user)).map(({ amount, kind }) => `${String(amount)} ${String(kind)}`);
      expect(amounts.sort()).toEqual(['2500 INCOME', '4.5 EXPENSE', '4.5 EXPENSE', '81.35 EXPENSE']);
    });
    expect(complaints).toEqual([]);
  });

  it('gives refused rows as a file that is imported once they are mended', async () => {
    const { page, user } = await openSignedIn();
    await chooseFile(page, 'march.csv', utf8(MARCH));
    await answerAll(page);
    await page.getByText('is not a day of the calendar').waitFor();
    const refused = await download(page, 'Save the refused rows as a file');
    await importAll(page, 4);

    await chooseFile(page, 'mended.csv', Buffer.from(refused.replace('30.02.2026', '28.02.2026')));
    await importAll(page, 1);
    await eventually(async () => {
      expect(await entriesOf(user)).toContainEqual(
        expect.objectContaining({ date: '2026-02-28', amount: 12 }),
      );
    });
  });

  it('remembers the answers for a bank, keeps twins, and adds nothing twice', async () => {
    const { page, user } = await openSignedIn();
    await chooseFile(page, 'march.csv', utf8([HEADER, COFFEE, COFFEE, SALARY]));
    await answerAll(page);
    await page.getByLabel('Remember the answers for this bank as').fill('House bank');
    await importAll(page, 3);

    await page.reload();
    await goTo(page, 'Import');
    await chooseFile(page, 'april.csv', utf8([HEADER, COFFEE, COFFEE, COFFEE, SALARY, SHOP]));
    await eventually(async () =>
      expect(await page.getByLabel('Settings of a bank').inputValue()).toBe('House bank'),
    );
    await eventually(async () => expect(await outcomes(page)).toMatchObject({ New: 2, 'Known already': 3 }));
    await importAll(page, 2);
    await eventually(async () => expect(await entriesOf(user)).toHaveLength(5));

    await chooseFile(page, 'april.csv', utf8([HEADER, COFFEE, COFFEE, COFFEE, SALARY, SHOP]));
    await page.getByText('Nothing in the file is new.').waitFor();
  });

  it('does not read a file by settings that it does not fit, and says what is different', async () => {
    const { page } = await openSignedIn();
    await chooseFile(page, 'march.csv', utf8([HEADER, COFFEE, SALARY]));
    await answerAll(page);
    await page.getByLabel('Remember the answers for this bank as').fill('House bank');
    await importAll(page, 2);

    await chooseFile(page, 'april.csv', utf8([HEADER, '2026-04-01;Bäckerei;Brot;-3,20;EUR']));
    await page.getByRole('alert').getByText('dates were written').waitFor();
    expect(await page.getByRole('button', { name: /^Import \d/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Ask anew' }).click();
    await page.getByRole('heading', { name: /question/ }).waitFor();
  });

  it('leaves what was changed as it is, and brings back from the trash only when told to', async () => {
    const { page, user } = await openSignedIn();
    const file = utf8([HEADER, COFFEE, SHOP]);
    await chooseFile(page, 'march.csv', file);
    await answerAll(page);
    await importAll(page, 2);
    await eventually(async () => expect(await entriesOf(user)).toHaveLength(2));
    const [shop, coffee] = await entriesOf(user);
    expect(await user.graphql(UPDATE, { input: { id: coffee?.['id'], payee: 'Mine' } })).not.toHaveProperty(
      'errors',
    );
    expect(await user.graphql(DELETE, { id: shop?.['id'] })).not.toHaveProperty('errors');

    await chooseFile(page, 'march.csv', file);
    await eventually(async () =>
      expect(await outcomes(page)).toMatchObject({
        New: 0,
        'Known, and other than in the file': 1,
        'In your trash': 1,
      }),
    );
    await page.getByLabel('Bring 1 entry back from the trash').check();
    await importAll(page, 1);
    await eventually(async () => {
      expect((await entriesOf(user)).map(({ payee }) => payee).sort()).toEqual(['Mine', 'Supermarkt']);
    });
  });

  it('goes on after a reload in the middle, without doubles, and is undone as a whole', async () => {
    const { page, user } = await openSignedIn();
    await chooseFile(page, 'many.csv', manyRows(1500));
    await answerAll(page);
    await page.getByRole('button', { name: 'Import 1,500 entries' }).click();
    await page.getByRole('progressbar').waitFor();
    await page.reload();

    await goTo(page, 'Import');
    await page.getByText(/1,500 entries · (saved everywhere|\d+ of 1500 sent)/).waitFor();
    await page.getByText('1,500 entries · saved everywhere').waitFor();
    expect(await countOf(user)).toBe(1500);

    await page.getByRole('button', { name: 'Undo the import of many.csv' }).click();
    await page.getByRole('button', { name: 'Delete all 1,500' }).click();
    await page.getByRole('status').getByText('Import undone').waitFor();
    await eventually(async () => expect(await countOf(user)).toBe(0));
    expect(complaints).toEqual([]);
  });

  it('exports what is filtered with formulas made safe, and reads both forms back as known', async () => {
    const { page } = await openSignedIn();
    const formula = '16.03.2026;=1+1;@x;-5,00;EUR';
    await chooseFile(page, 'march.csv', utf8([HEADER, COFFEE, COFFEE, formula]));
    await answerAll(page);
    await importAll(page, 3);
    await goTo(page, 'Entries');
    await page.getByText('3 entries').waitFor();
    const csv = await download(page, 'Export CSV');
    const lines = await download(page, 'Export JSON');
    expect(csv).toContain(',5.00,EUR,');
    expect(csv).toContain("'=1+1");

    for (const [name, content] of [
      ['expenses.csv', csv],
      ['expenses.jsonl', lines],
    ] as const) {
      await goTo(page, 'Import');
      await chooseFile(page, name, Buffer.from(content));
      await eventually(async () => expect(await outcomes(page)).toEqual({ New: 0, 'Known already': 3 }));
      await goTo(page, 'Home');
    }
  });

  it('says why a file is not read', async () => {
    const { page } = await openSignedIn();
    await goTo(page, 'Import');
    for (const [content, words] of [
      [Buffer.alloc(0), 'The file is empty.'],
      [Buffer.from('%PDF-1.7 …'), 'This is not a file that can be read.'],
    ] as const) {
      await chooseFile(page, 'what.csv', content);
      await page.getByRole('alert').getByText(words).waitFor();
      await page.getByRole('button', { name: 'Another file' }).click();
    }
  });
});

async function chooseFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  if (!page.url().endsWith('/import')) {
    await goTo(page, 'Import');
  }
  await page.getByLabel('Choose a file').setInputFiles({ name, mimeType: 'text/csv', buffer });
}

/** A minus is out, money in is income, and the category is Everyday. */
async function answerAll(page: Page): Promise<void> {
  for (const answer of ['amounts with a minus went out, the others came in (likely)', 'income']) {
    const radio = page.getByLabel(answer, { exact: true });
    await page.getByRole('heading', { name: /question/ }).waitFor();
    if ((await radio.count()) > 0) {
      await radio.click();
      await radio.waitFor({ state: 'detached' });
    }
  }
  await page.getByLabel('Which category do all rows get?').last().fill('Everyday');
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.getByRole('heading', { name: 'What would be added' }).waitFor();
}

async function importAll(page: Page, count: number): Promise<void> {
  await page.getByRole('button', { name: `Import ${count} ${count === 1 ? 'entry' : 'entries'}` }).click();
  await page.getByText('The import has begun.').waitFor();
}

/** How many rows have which outcome, as it is shown. */
async function outcomes(page: Page): Promise<Record<string, number>> {
  const shown = page.locator('.outcomes > div');
  const names = await shown.locator('dt').allInnerTexts();
  const counts = await shown.locator('strong').allInnerTexts();
  return Object.fromEntries(names.map((name, index) => [name, Number(counts[index])]));
}

async function download(page: Page, button: string): Promise<string> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file: Download = await coming;
  return readFile(await file.path(), 'utf8');
}

function utf8(lines: readonly string[]): Buffer {
  return Buffer.from(lines.join('\r\n'));
}

function latin1(lines: readonly string[]): Buffer {
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

function manyRows(count: number): Buffer {
  const rows = Array.from({ length: count }, (_, index) => {
    const day = `${1 + (index % 28)}`.padStart(2, '0');
    return `${day}.${`${1 + (index % 12)}`.padStart(2, '0')}.2025;Shop ${index % 50};Row ${index};-${1 + (index % 90)},5${index % 10};EUR`;
  });
  return utf8([HEADER, ...rows]);
}

async function countOf(user: { graphql: (query: string) => Promise<unknown> }): Promise<number> {
  const { data } = (await user.graphql(
    '{ summary(from: "2025-01-01", to: "2025-12-31") { currencies { expenseCount } } }',
  )) as { data: { summary: { currencies: readonly { expenseCount: number }[] } } };
  return data.summary.currencies.reduce((sum, { expenseCount }) => sum + expenseCount, 0);
}
