import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportCsv, exportJsonLines } from './index.ts';
import type { ExportedExpense } from './index.ts';
import { currencies, readFile } from './testing/read-file.ts';

const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
const freeText = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .filter((text) => !/[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]/u.test(text));
const formula = fc.constantFrom(
  '=1+1',
  '@x',
  '+1',
  '-1',
  "'=1",
  "''=1",
  '\t=1',
  'a\r\nb',
  ' x',
  '"',
  ',;',
  "'",
  '＝1',
);
const name = freeText.filter(
  (text) => text.trim() === text && text !== '' && !/[\p{Cc}\p{Zl}\p{Zp}#]/u.test(text),
);
const someName = fc.oneof(name, fc.constantFrom('=1+1', '@x', "'=1", '-'));
const currency = fc.constantFrom(...currencies);

const expense: fc.Arbitrary<ExportedExpense> = fc
  .record(
    {
      ...{ id: fc.uuid(), kind: fc.constantFrom('EXPENSE' as const, 'REFUND' as const, 'INCOME' as const) },
      ...{ day, minor: fc.integer({ min: 1, max: 999_999_999_999_999 }), currency, category: someName },
      ...{ subcategory: someName, payee: someName, paymentMethod: someName },
      ...{ description: fc.oneof(freeText, formula), notes: fc.oneof(freeText, formula), location: freeText },
    },
    { requiredKeys: ['id', 'kind', 'day', 'minor', 'currency', 'category'] },
  )
  .map(({ day: date, minor, currency: { code, decimals }, ...texts }) => ({
    ...{ ...texts, date: date.toISOString().slice(0, 10), currency: code },
    amount: minor / 10 ** decimals,
  }));

const expenses = fc.uniqueArray(expense, { selector: ({ id }) => id, minLength: 1, maxLength: 20 });

describe('an export', () => {
  it.each([
    ['CSV', (list: ExportedExpense[]) => exportCsv(list, { currencies })],
    [
      'CSV with semicolons and a byte order mark',
      (list: ExportedExpense[]) => exportCsv(list, { currencies, delimiter: ';', byteOrderMark: true }),
    ],
    ['JSON Lines', (list: ExportedExpense[]) => exportJsonLines(list)],
  ])('of any expenses as %s is read back as it was', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(expenses, async (list) => {
        const { rows } = await readFile((await collected(write(list))).join(''), {});

        expect(rows.map((row) => (row.outcome === 'taken' ? row.expense : row))).toEqual(
          list.map(withoutBlanks),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('makes text safe that a spreadsheet would run, and leaves amounts numbers', async () => {
    const text = (
      await collected(exportCsv([{ ...SAMPLE, description: '=1+1', notes: '@x' }], { currencies }))
    ).join('');

    expect(text).toContain(",'=1+1,'@x,");
    expect(text).toContain(',5.00,EUR,');
  });

  it('refuses an id that comes twice', async () => {
    const { refused } = await readFile((await collected(exportJsonLines([SAMPLE, SAMPLE]))).join(''), {});

    expect(refused[0]).toMatch(/^2 id .* is in the file twice$/);
  });
});

describe('ids', () => {
  const row = fc.record({
    day: fc.integer({ min: 10, max: 28 }),
    payee: fc.constantFrom('A', 'B'),
    cents: fc.integer({ min: 1, max: 9 }),
  });
  const line = (one: { day: number; payee: string; cents: number }) =>
    `2026-03-${one.day},${one.payee},-0.0${one.cents}\n`;
  const answers = { currency: 'EUR', direction: 'minus-is-out', incoming: 'INCOME' };
  const idsOf = async (lines: string[]) =>
    (await readFile(`Date,Payee,Amount\n${lines.join('')}`, answers)).ids;

  it('stay the same whatever the order of the rows is, and when rows are added', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 30 }),
        fc.array(row, { maxLength: 5 }),
        async (rows, more) => {
          const lines = rows.map(line);
          const ids = await idsOf(lines);

          expect(new Set(ids).size).toBe(rows.length);
          expect((await idsOf([...lines].reverse())).sort()).toEqual([...ids].sort());
          expect((await idsOf([...lines, ...more.map(line)])).slice(0, rows.length)).toEqual(ids);
        },
      ),
      { numRuns: 15 },
    );
  });
});

const SAMPLE: ExportedExpense = {
  ...{ id: '0a8f5c1e-9d24-4b7a-8e36-5f1d2c3b4a59', kind: 'EXPENSE', date: '2026-03-01' },
  ...{ amount: 5, currency: 'EUR', category: 'Food' },
};

function withoutBlanks(one: ExportedExpense): Partial<ExportedExpense> {
  return Object.fromEntries(Object.entries(one).filter(([, value]) => value !== ''));
}

async function collected(parts: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const part of parts) {
    all.push(part);
  }
  return all;
}
