import { describe, expect, it } from 'vitest';
import { entriesPath, filterCount, filterOf } from './filter-query.ts';

const decimalsOf = (currency: string) => (currency === 'JPY' ? 0 : 2);

describe('the filter of an address', () => {
  it('is what the address says', () => {
    const query = new URLSearchParams(
      'from=2026-10-01&to=2026-10-31&kind=REFUND&category=Food+%26+more&currency=EUR&min=0.29&max=82.49&q=caf%C3%A9',
    );

    expect(filterOf(query, decimalsOf)).toMatchObject({
      from: '2026-10-01',
      to: '2026-10-31',
      kinds: ['REFUND'],
      category: 'Food & more',
      currency: 'EUR',
      leastMinor: 29,
      mostMinor: 8249,
      text: 'café',
    });
    expect(filterCount(query)).toBe(5);
  });

  it.each([
    'from=2026-02-30',
    'kind=OTHER',
    'min=5',
    'currency=JPY&min=1.5',
    'currency=EUR&max=1,5',
    'payee=',
  ])('passes over what is wrong: %s', (text) => {
    const { currency, ...filter } = filterOf(new URLSearchParams(text), decimalsOf);

    expect(
      Object.values(filter).every((value) => value === undefined),
      currency,
    ).toBe(true);
  });

  it('is written as it is read', () => {
    const path = entriesPath({ category: 'Food & more', from: '2026-10-01', to: undefined });

    expect(path).toBe('/entries?category=Food+%26+more&from=2026-10-01');
  });
});
