import { describe, expect, it } from 'vitest';
import { countMatches, READ_FILTERS } from '../../../bench/reads/read-filters.ts';

const ENTRY = { id: '1', amountMinor: 225, currency: 'USD', payee: 'University Cafe' };

describe('countMatches', () => {
  it('counts what each combination of filters lets through, bounds included', () => {
    const counts = countMatches([
      { ...ENTRY, date: '2020-06-30', category: 'Food' },
      { ...ENTRY, date: '2020-06-01', category: 'Rent', payee: 'Landlord' },
      { ...ENTRY, date: '2020-05-31', category: 'Food' },
      { ...ENTRY, date: '2021-03-14', category: 'Food' },
      { ...ENTRY, date: '2021-03-15', category: 'Food' },
      { ...ENTRY, date: '2021-06-14', category: 'Rent' },
      { ...ENTRY, date: '2021-06-15', category: 'Rent' },
    ]);

    expect(READ_FILTERS.map(({ name }, index) => [name, counts[index]])).toEqual([
      ['none', 7],
      ['year', 3],
      ['year, month', 2],
      ['category', 4],
      ['category, year', 2],
      ['category, year, month', 1],
      ['payee', 6],
      ['payee, year', 2],
      ['payee, year, month', 1],
      ['from, to', 2],
      ['category, from, to', 1],
      ['payee, from, to', 2],
    ]);
  });
});
