import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney, inputText } from '../../texts/numbers/format-money.ts';
import { MAX_MINOR, parseAmount } from './parse-amount.ts';

const USD = { currency: 'USD', decimals: 2, locale: 'en' };
const EUR = { currency: 'EUR', decimals: 2, locale: 'de' };
const IN_ENGLISH = { ...EUR, locale: 'en' };
const JPY = { currency: 'JPY', decimals: 0, locale: 'en' };
const KWD = { currency: 'KWD', decimals: 3, locale: 'en' };
const LOCALES = ['en', 'de', 'fr', 'es', 'pt-BR', 'hi', 'de-CH', 'ar-EG', 'fa', 'he', 'ja', 'pl', 'sv', 'bn'];

describe('parseAmount', () => {
  it.each([
    ['12,34', EUR, 1234],
    ['12,34', USD, 1234],
    ['45,67', IN_ENGLISH, 4567],
    ['12.3', EUR, 1230],
    ['.5', USD, 50],
    ['0.29', USD, 29],
    ['82.49', USD, 8249],
    ['12,-', EUR, 1200],
    ['$13,379.70', USD, 1_337_970],
    ['US$ 5', USD, 500],
    ['USD 5.00', USD, 500],
    ['1.234,56 €', EUR, 123_456],
    ['1.234,56 €', IN_ENGLISH, 123_456],
    ['1\u00a0234,56', EUR, 123_456],
    ['1\u202f234,56\u00a0€', IN_ENGLISH, 123_456],
    ["1'234.50", USD, 123_450],
    ['12,34,567.89', USD, 123_456_789],
    ['1,234', USD, 123_400],
    ['1.234', EUR, 123_400],
    ['1,234,567', USD, 123_456_700],
    ['١٢٫٥٠', USD, 1250],
    ['١٬٢٣٤٫٥٠', USD, 123_450],
    ['۱۲٫۵', USD, 1250],
    ['１２.５', USD, 1250],
    ['\u200e12.50', USD, 1250],
    ['100', JPY, 100],
    ['1.234', KWD, 1234],
    ['9999999999999.99', USD, MAX_MINOR],
  ])('reads %j', (text, rules, minor) => {
    expect(parseAmount(text, rules)).toEqual({ minor });
  });

  it.each([
    ['', USD, 'empty'],
    ['  ', USD, 'empty'],
    ['-5', USD, 'signed'],
    ['−5', USD, 'signed'],
    ['(5.00)', USD, 'signed'],
    ['5-', USD, 'signed'],
    ['0', USD, 'zero'],
    ['0.00', USD, 'zero'],
    ['1.005', IN_ENGLISH, 'tooManyDecimals'],
    ['1,005', EUR, 'tooManyDecimals'],
    ['0,123', EUR, 'tooManyDecimals'],
    ['100.5', JPY, 'tooManyDecimals'],
    ['1.2345', KWD, 'tooManyDecimals'],
    ['1,234', KWD, 'ambiguous'],
    ['1,234', { ...USD, locale: 'de-CH' }, 'ambiguous'],
    ['10000000000000.00', USD, 'tooLarge'],
    ['€5', USD, 'otherCurrency'],
    ['5 JPY', USD, 'otherCurrency'],
    ['coffee', USD, 'otherCurrency', 'notANumber'],
    ['1e3', USD, 'notANumber'],
    ['1.2.3', USD, 'notANumber'],
    ['12,34,56', USD, 'notANumber'],
    ['1,23.45', USD, 'notANumber'],
    ['1 2', USD, 'notANumber'],
    ['12.50*', USD, 'notANumber'],
    ['1/0', USD, 'notANumber'],
    ['6.78*1.07875', USD, 'notANumber'],
    ['12:30', USD, 'notANumber'],
  ])('refuses %j', (text, rules, ...problems) => {
    const parsed = parseAmount(text, rules);

    expect(problems).toContain('problem' in parsed ? parsed.problem : parsed);
  });

  it('reads every amount as it is shown and as it is edited, in every locale', () => {
    const minors = fc.oneof(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: MAX_MINOR }));
    const currencies = fc.constantFrom(['USD', 2], ['EUR', 2], ['JPY', 0], ['KWD', 3] as const);

    fc.assert(
      fc.property(minors, currencies, fc.constantFrom(...LOCALES), (minor, [currency, decimals], locale) => {
        const rules = { currency: String(currency), decimals: Number(decimals), locale };
        const shown = formatMoney(minor, rules.currency, rules);

        const read = [
          parseAmount(shown, rules),
          parseAmount(inputText(minor, rules.decimals, locale), rules),
        ];

        expect(read, `${shown} in ${locale}`).toEqual([{ minor }, { minor }]);
      }),
      { numRuns: 3000 },
    );
  });

  it('never gives a value that has other digits than the text', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9.,' ]{1,12}$/),
        fc.constantFrom('en', 'de', 'fr'),
        (text, locale) => {
          const parsed = parseAmount(text, { ...USD, locale });

          if ('minor' in parsed) {
            const digits = text.replace(/\D/g, '').replace(/^0+/, '');
            expect(`${parsed.minor}`.replace(/0+$/, '')).toBe(digits.replace(/0+$/, ''));
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});
