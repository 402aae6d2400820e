import { describe, expect, it } from 'vitest';
import { parseAmount } from '../../ui/amount/parse-amount.ts';
import { decimalText, formatMoney, inputText } from './format-money.ts';

describe('an amount', () => {
  it.each(['en', 'de', 'ar', 'fa', 'he'])('of nothing has no sign in %s', (locale) => {
    for (const minor of [0, -0]) {
      expect(formatMoney(minor, 'USD', { locale, decimals: 2 })).not.toMatch(/[-−]/);
      expect(decimalText(minor, 2)).toBe('0.00');
    }
  });

  it.each(['en', 'de', 'ar', 'ar-EG', 'fa', 'he'])(
    'less than zero keeps its minus and its digits in %s',
    (locale) => {
      const shown = formatMoney(-123_450, 'USD', { locale, decimals: 2, display: 'none' });
      const without = shown.replace(/[-−\u200e\u200f\u061c]/g, '');

      expect(shown).not.toBe(without);
      expect(parseAmount(without, { currency: 'USD', decimals: 2, locale })).toEqual({ minor: 123_450 });
    },
  );

  it.each([
    ['the largest that the API takes', 999_999_999_999_999, '9999999999999.99'],
    ['8249', 8249, '82.49'],
    ['29', 29, '0.29'],
  ])('is exact: %s', (_, minor, text) => {
    expect(decimalText(minor, 2)).toBe(text);
    expect(inputText(minor, 2, 'en')).toBe(text);
    expect(
      formatMoney(minor, 'USD', { locale: 'en', decimals: 2, display: 'none' }).replaceAll(',', ''),
    ).toBe(text);
  });

  it.each([
    ['JPY', 0, 12, '12'],
    ['KWD', 3, 1234, '1.234'],
  ])('has the decimals that the API has for %s', (currency, decimals, minor, text) => {
    expect(formatMoney(minor, currency, { locale: 'en', decimals, display: 'none' })).toBe(text);
  });
});
