import { describe, expect, it } from 'vitest';
import { isDay, lastDay, parseDate } from './date.ts';

/** A Wednesday, at noon here. */
const NOW = [2024, 2, 6, 12] as const;

describe('parseDate', () => {
  it.each([
    ['2024-01-09', '2024-01-09'],
    ['today', '2024-03-06'],
    ['Yesterday', '2024-03-05'],
    ['wednesday', '2024-03-06'],
    ['tuesday', '2024-03-05'],
    ['Thursday', '2024-02-29'],
  ])('reads %s', (text, day) => {
    expect(parseDate(text, '--date', new Date(...NOW))).toBe(day);
  });

  it.each([
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-1-9',
    '09.01.2024',
    '1/9/2024',
    'tomorrow',
    '',
    '0000-01-01',
  ])('refuses %j', (text) => {
    expect(() => parseDate(text, '--date', new Date(...NOW))).toThrow(
      '--date must be a day such as 2024-01-09',
    );
  });

  it('knows this machine’s day, not that of UTC', () => {
    expect(parseDate('today', '--date', new Date(2024, 2, 6, 0, 1))).toBe('2024-03-06');
    expect(parseDate('today', '--date', new Date(2024, 2, 6, 23, 59))).toBe('2024-03-06');
  });
});

describe('isDay', () => {
  it('knows leap years', () => {
    expect(isDay('2024-02-29')).toBe(true);
    expect(isDay('2000-02-29')).toBe(true);
    expect(isDay('1900-02-29')).toBe(false);
  });

  it('knows years of one and two digits', () => {
    expect(lastDay(4, 2)).toBe(29);
    expect(lastDay(99, 2)).toBe(28);
    expect(isDay('0004-02-29')).toBe(true);
  });
});
