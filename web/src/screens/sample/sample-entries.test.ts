import { expect, it } from 'vitest';
import { SAMPLE } from '../../texts/en/common.ts';
import { sampleEntries } from './sample-entries.ts';

it.each([
  ['USD', 2],
  ['JPY', 0],
  ['KWD', 3],
])('has each kind in three months up to today, in %s', (currency, decimals) => {
  const entries = sampleEntries('2026-03-20', { currency, decimals, names: SAMPLE });

  expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(['EXPENSE', 'REFUND', 'INCOME']));
  expect(new Set(entries.map(({ date }) => date.slice(0, 7)))).toEqual(
    new Set(['2026-01', '2026-02', '2026-03']),
  );
  expect(entries.every(({ date }) => date <= '2026-03-20')).toBe(true);
  expect(entries.every(({ amountMinor }) => Number.isInteger(amountMinor) && amountMinor > 0)).toBe(true);
});
