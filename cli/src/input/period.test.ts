import { describe, expect, it } from 'vitest';
import { daysOf, parsePeriod } from './period.ts';

/** A Wednesday. */
const NOW = [2024, 0, 3, 12] as const;

describe('parsePeriod', () => {
  it.each([
    ['2024', { year: 2024 }],
    ['2024-03', { year: 2024, month: 3 }],
    ['2024-Q1', { from: '2024-01-01', to: '2024-03-31' }],
    ['2023-q4', { from: '2023-10-01', to: '2023-12-31' }],
    ['2024-01-25..2024-02-24', { from: '2024-01-25', to: '2024-02-24' }],
    ['2024-01-25', { from: '2024-01-25', to: '2024-01-25' }],
    ['monday..today', { from: '2024-01-01', to: '2024-01-03' }],
    ['today', { from: '2024-01-03', to: '2024-01-03' }],
    ['yesterday', { from: '2024-01-02', to: '2024-01-02' }],
    ['this-week', { from: '2024-01-01', to: '2024-01-07' }],
    ['last-week', { from: '2023-12-25', to: '2023-12-31' }],
    ['this-month', { year: 2024, month: 1 }],
    ['last-month', { year: 2023, month: 12 }],
    ['this-year', { year: 2024 }],
    ['last-year', { year: 2023 }],
    ['1d', { from: '2024-01-03', to: '2024-01-03' }],
    ['30d', { from: '2023-12-05', to: '2024-01-03' }],
  ])('reads %s', (text, period) => {
    expect(parsePeriod(text, new Date(...NOW))).toEqual(period);
  });

  it.each(['2024-13', '2024-00', '0000', '24', '2024-Q5', '2024-02-30', '0d', 'march', '', '..'])(
    'refuses %j and lists what there is',
    (text) => {
      expect(() => parsePeriod(text, new Date(...NOW))).toThrow('PERIOD must be one of 2024, 2024-03');
    },
  );

  it('refuses a period that ends before it begins', () => {
    expect(() => parsePeriod('2024-02-01..2024-01-01', new Date(...NOW))).toThrow(
      'PERIOD must begin before it ends',
    );
  });
});

describe('daysOf', () => {
  it('gives the first and the last day', () => {
    expect(daysOf({ year: 2024 })).toEqual({ from: '2024-01-01', to: '2024-12-31' });
    expect(daysOf({ year: 2024, month: 2 })).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  });
});
