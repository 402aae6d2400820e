import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, isDay, today, weekdayOf } from './day.ts';
import { daysOf, firstWeekdayOf, monthAfter, monthAround, monthsOfYear, weekAround } from './period.ts';

const days = fc.integer({ min: -600_000, max: 2_800_000 }).map((count) => addDays('1970-01-01', count));

describe('a day', () => {
  it('is that of the clock on the wall, not that of UTC', () => {
    // A clock that is five hours behind UTC, late in the evening.
    const late = new Date(2026, 7, 31, 23, 30);

    expect(today(late)).toBe('2026-08-31');
  });

  it.each(['2024-02-29', '0001-01-01', '9999-12-31', '0099-03-01'])('can be %s', (day) => {
    expect(isDay(day)).toBe(true);
  });

  it.each(['2023-02-29', '2024-13-01', '0000-01-01', '2024-1-1', '', '2024-04-31'])('cannot be %j', (day) => {
    expect(isDay(day)).toBe(false);
  });

  it('comes back after any number of days there and back', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -40_000, max: 40_000 }), (day, count) => {
        const other = addDays(day, count);

        expect([addDays(other, -count), daysBetween(day, other)]).toEqual([day, count]);
      }),
    );
  });

  it('is a Friday on 27 November 2026', () => {
    expect([weekdayOf('2026-11-27'), weekdayOf('2026-11-29')]).toEqual([5, 7]);
  });
});

describe('a month', () => {
  it.each([
    ['2026-10-31', 1, '2026-10-01', '2026-10-31'],
    ['2024-02-29', 1, '2024-02-01', '2024-02-29'],
    ['2026-01-24', 25, '2025-12-25', '2026-01-24'],
    ['2026-01-25', 25, '2026-01-25', '2026-02-24'],
    ['2026-02-28', 28, '2026-02-28', '2026-03-27'],
  ])('around %s, begun on day %i, is from %s to %s', (day, firstDay, from, to) => {
    expect(monthAround(day, firstDay)).toEqual({ from, to });
  });

  it('follows the one before without a gap', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 28 }), (day, firstDay) => {
        const month = monthAround(day, firstDay);

        expect(addDays(monthAfter(month, -1).to, 1)).toBe(month.from);
        expect(daysOf(month)).toContain(day);
      }),
    );
  });

  it('is one of twelve in its year', () => {
    const months = monthsOfYear('2026-01-03', 5);

    expect([months[0]?.from, months[11]?.to]).toEqual(['2025-01-05', '2026-01-04']);
  });
});

describe('a week', () => {
  it.each([
    ['en-GB', 1],
    ['de', 1],
    ['en-US', 7],
  ])('begins in %s on weekday %i', (locale, first) => {
    expect(firstWeekdayOf(locale)).toBe(first);
  });

  it('is from Monday to Sunday, or from Sunday to Saturday', () => {
    expect(weekAround('2026-11-29', 1)).toEqual({ from: '2026-11-23', to: '2026-11-29' });
    expect(weekAround('2026-11-29', 7)).toEqual({ from: '2026-11-29', to: '2026-12-05' });
  });
});
