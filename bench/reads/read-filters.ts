import type { ListExpensesQueryVariables } from '../../operations/generated/documents.ts';
import type { HistoryEntry } from '../stack/stored-history.ts';
import type { OlderFilter } from './older-reads.ts';

/** One combination of the filters of `expenses`. */
export interface ReadFilter {
  readonly name: string;
  readonly variables: Pick<
    ListExpensesQueryVariables,
    'year' | 'month' | 'category' | 'payee' | 'from' | 'to'
  >;
  /** The same filter of the older design, if it has one. */
  readonly older?: OlderFilter;
}

const YEAR = 2020;
const MONTH = 6;
const CATEGORY = 'Food';
const PAYEE = 'University Cafe';
const DATES = { from: '2021-03-15', to: '2021-06-14' };

/** Every combination that `expenses` accepts. */
export const READ_FILTERS: readonly ReadFilter[] = [
  { name: 'none', variables: {}, older: {} },
  { name: 'year', variables: { year: YEAR }, older: { year: YEAR } },
  { name: 'year, month', variables: { year: YEAR, month: MONTH }, older: { year: YEAR, month: MONTH } },
  { name: 'category', variables: { category: CATEGORY }, older: { category: CATEGORY } },
  {
    name: 'category, year',
    variables: { category: CATEGORY, year: YEAR },
    older: { category: CATEGORY, year: YEAR },
  },
  {
    name: 'category, year, month',
    variables: { category: CATEGORY, year: YEAR, month: MONTH },
    older: { category: CATEGORY, year: YEAR, month: MONTH },
  },
  { name: 'payee', variables: { payee: PAYEE } },
  { name: 'payee, year', variables: { payee: PAYEE, year: YEAR } },
  { name: 'payee, year, month', variables: { payee: PAYEE, year: YEAR, month: MONTH } },
  { name: 'from, to', variables: DATES },
  { name: 'category, from, to', variables: { category: CATEGORY, ...DATES } },
  { name: 'payee, from, to', variables: { payee: PAYEE, ...DATES } },
];

/** How many of these expenses pass each filter, in the order of `READ_FILTERS`. */
export function countMatches(entries: Iterable<HistoryEntry>): number[] {
  const counts = READ_FILTERS.map(() => 0);
  for (const entry of entries) {
    READ_FILTERS.forEach(({ variables }, index) => {
      if (isMatch(entry, variables)) {
        counts[index] = (counts[index] ?? 0) + 1;
      }
    });
  }
  return counts;
}

function isMatch(entry: HistoryEntry, wanted: ReadFilter['variables']): boolean {
  const year = Number(entry.date.slice(0, 4));
  const month = Number(entry.date.slice(5, 7));
  return (
    (!wanted.category || entry.category === wanted.category) &&
    (!wanted.payee || entry.payee === wanted.payee) &&
    (!wanted.year || year === wanted.year) &&
    (!wanted.month || month === wanted.month) &&
    (!wanted.from || entry.date >= wanted.from) &&
    (!wanted.to || entry.date <= wanted.to)
  );
}
