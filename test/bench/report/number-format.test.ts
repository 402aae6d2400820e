import { describe, expect, it } from 'vitest';
import { count, decimal, dollars, units } from '../../../bench/report/number-format.ts';

describe('numbers in reports', () => {
  it('have a comma between thousands, in counts and units', () => {
    expect(count(1_111_100)).toBe('1,111,100');
    expect(units(12_345.5)).toBe('12,345.5');
  });

  it('show half a unit, and a whole one without decimals', () => {
    expect(units(0.5)).toBe('0.5');
    expect(units(7)).toBe('7');
  });

  it('have as many decimals as are asked for', () => {
    expect(decimal(1, 2)).toBe('1.00');
    expect(decimal(2.567, 1)).toBe('2.6');
  });

  it('are a dash where there is none', () => {
    expect(decimal(0 / 0, 2)).toBe('–');
    expect(decimal(1 / 0, 2)).toBe('–');
  });

  it('are dollars with cents below a hundred and without from there on', () => {
    expect(dollars(99.994)).toBe('99.99');
    expect(dollars(100.4)).toBe('100');
    expect(dollars(1_234.5)).toBe('1,235');
  });

  it('are a dash where there is nothing to pay for', () => {
    expect(dollars(undefined)).toBe('–');
    expect(dollars(0)).toBe('0.00');
  });
});
