import { expect, it } from 'vitest';
import { inspectFile, previewFile, readExpenses } from './index.ts';
import type { ImportRow } from './index.ts';

const CURRENCIES = [
  { code: 'EUR', decimals: 2 },
  { code: 'USD', decimals: 2 },
];
const FILE = 'Date,Payee,Amount\n2026-03-01,Shop,-12.50\n2026-03-02,Employer,1000\n';

it('asks which way the money went, the currency, what came in, and the category', async () => {
  const { questions, isReadable } = await inspectFile(bytes(FILE), { currencies: CURRENCIES });

  expect(questions.map(({ id }) => id)).toEqual(['currency', 'direction', 'incoming', 'category']);
  expect(isReadable).toBe(false);
});

it.each([
  ['minus-is-out', [3]],
  ['plus-is-out', [2]],
])('shows money that came in, by %s, when it asks what that is', async (direction, lines) => {
  const { questions } = await inspectFile(bytes(FILE), { currencies: CURRENCIES, answers: { direction } });

  expect(questions.find(({ id }) => id === 'incoming')?.samples.map(({ line }) => line)).toEqual(lines);
});

it('takes each row once all is answered', async () => {
  const answers = { currency: 'EUR', direction: 'minus-is-out', incoming: 'INCOME', category: 'Other' };
  const options = { currencies: CURRENCIES, answers };
  const rows: ImportRow[] = [];

  for await (const row of readExpenses(bytes(FILE), options)) {
    rows.push(row);
  }
  const { sums } = await previewFile(bytes(FILE), options);

  expect(rows.map(({ outcome, line }) => [outcome, line])).toEqual([
    ['taken', 2],
    ['taken', 3],
  ]);
  expect(sums).toMatchObject([{ currency: 'EUR', expenses: '12.50', income: '1000.00', net: '987.50' }]);
});

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
