import { expect, it } from 'vitest';
import type { Entry } from '../entry.ts';
import { filtered } from './filter.ts';
import { entriesWith, prepareSearch } from './search-index.ts';
import { searchTextOf } from './search-text.ts';

const WORDS = ['café', 'luna', 'zeta', 'rent', 'müller', 'x'];

/** The newest first, three a day, each with some of the words. */
const entries: readonly Entry[] = Array.from({ length: 300 }, (_, index) => ({
  id: `${index}`,
  kind: 'EXPENSE',
  date: new Date(Date.UTC(2026, 5, 30) - Math.floor(index / 3) * 86_400_000).toISOString().slice(0, 10),
  amountMinor: index + 1,
  currency: 'EUR',
  category: WORDS[index % 3] ?? '',
  payee: WORDS[index % 5] ?? '',
  notes: WORDS.filter((_word, place) => (index >> place) % 2 === 1).join(' '),
  version: 1,
  createdAt: '2026-07-01T00:00:00.000Z',
  updatedAt: '2026-07-01T00:00:00.000Z',
  state: 'synced',
}));

it.each([
  [['cafe']],
  [['zeta', 'rent']],
  [['e']],
  [['luna', 'x', 'mull']],
  [['2026-04', 'zeta']],
  [['none']],
])('finds what has all of %j, in the order of the list', (words) => {
  const expected = entries.filter((entry) => words.every((word) => searchTextOf(entry).includes(word)));

  expect(entriesWith(entries, words, 0, entries.length)).toEqual(expected);
  expect(entriesWith(entries, words, 20, 50)).toEqual(
    expected.filter((entry) => entries.indexOf(entry) >= 20 && entries.indexOf(entry) < 50),
  );
});

it('filters by words, days and amounts together', () => {
  const filter = { text: 'LUNA Café', from: '2026-06-01', to: '2026-06-20', mostMinor: 60 };

  const found = filtered(entries, filter);

  expect(found.length).toBeGreaterThan(0);
  expect(found).toEqual(
    entries.filter(
      (entry) =>
        entry.date >= filter.from &&
        entry.date <= filter.to &&
        entry.amountMinor <= 60 &&
        ['luna', 'cafe'].every((word) => searchTextOf(entry).includes(word)),
    ),
  );
});

it('makes texts bit by bit, and stops when it is told to', () => {
  const waiting: (() => void)[] = [];
  const long = [...entries, ...entries, ...entries, ...entries, ...entries, ...entries, ...entries];
  let isOver = false;
  prepareSearch(
    long,
    (run) => waiting.push(run),
    () => isOver,
  );
  expect(waiting).toHaveLength(1);
  isOver = true;
  waiting[0]?.();
  expect(waiting).toHaveLength(1);
});
