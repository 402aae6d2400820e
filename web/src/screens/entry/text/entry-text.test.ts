import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEntryText } from './entry-text.ts';

const context = {
  locale: 'en',
  today: '2026-11-27',
  words: {
    today: ['today', 'heute'],
    yesterday: ['yesterday', 'gestern'],
    dayBeforeYesterday: ['vorgestern'],
    refund: ['refund', 'erstattung'],
    income: ['income', 'einnahme'],
  },
  decimalsOf: (currency: string) => (currency === 'JPY' ? 0 : 2),
  currencies: ['USD', 'EUR', 'JPY', 'CAD', 'GBP'],
  categories: ['Food', 'Eating out', 'Coffee', 'Salary'],
  payees: ['Corner shop', 'Food Market', 'Acme'],
  paymentMethods: ['Cash', 'Card'],
};
const german = { ...context, locale: 'de', currencies: ['EUR', 'USD'] };

describe('readEntryText', () => {
  it('reads the amount, the category in use and the day', () => {
    expect(readEntryText('3.50 coffee yesterday', context)).toMatchObject({
      amount: { minor: 350, currency: 'USD', isCurrencyGiven: false },
      kind: undefined,
      category: 'Coffee',
      date: '2026-11-26',
      description: undefined,
    });
  });

  it('keeps what it does not know as the description', () => {
    expect(readEntryText('refund 12 shoes', context)).toMatchObject({
      amount: { minor: 1200 },
      kind: 'REFUND',
      category: undefined,
      description: 'shoes',
    });
  });

  it('reads names with several words, after their marks or without', () => {
    expect(readEntryText('45 € @corner shop #eating out with Ann cash', context)).toMatchObject({
      amount: { minor: 4500, currency: 'EUR', isCurrencyGiven: true },
      payee: 'Corner shop',
      category: 'Eating out',
      paymentMethod: 'Cash',
      description: 'with Ann',
    });
    expect(readEntryText('food market 20', context)).toMatchObject({
      payee: 'Food Market',
      category: undefined,
    });
  });

  it('makes a new name of the one word after a mark', () => {
    expect(readEntryText('9 #Books Momo @Thalia', context)).toMatchObject({
      category: 'Books',
      payee: 'Thalia',
      description: 'Momo',
    });
  });

  it.each([
    ['+2000 salary', { kind: 'INCOME', category: 'Salary' }],
    ['income 2,000.00 Acme', { kind: 'INCOME', payee: 'Acme' }],
  ])('reads money that came in: %s', (text, expected) => {
    expect(readEntryText(text, context)).toMatchObject({ ...expected, amount: { minor: 200_000 } });
  });

  it.each([
    ['$3.50 tea', 350, 'USD'],
    ['3.50€ tea', 350, 'EUR'],
    ['tea EUR 3.50', 350, 'EUR'],
    ['tea 3.50 EUR', 350, 'EUR'],
    ['¥300 tea', 300, 'JPY'],
    ['CA$3.50 tea', 350, 'CAD'],
    ['1,234.56 tea', 123_456, 'USD'],
    ['2 teas 7.50', 750, 'USD'],
    ['.50 tea', 50, 'USD'],
    ['tea ١٢٫٥٠', 1250, 'USD'],
  ])('reads the amount of %j', (text, minor, currency) => {
    expect(readEntryText(text, context).amount).toMatchObject({ minor, currency });
  });

  it.each([
    ['1 234,56 € tea', 123_456],
    ['1.234,56 tea', 123_456],
    ['12,34 tea', 1234],
  ])('never cuts a German amount: %j', (text, minor) => {
    expect(readEntryText(text, german)).toMatchObject({ amount: { minor }, description: 'tea' });
  });

  it.each([
    ['-5 tea', 'signed'],
    ['1.005 tea', 'tooManyDecimals'],
    ['100.5 JPY tea', 'tooManyDecimals'],
    ['1.2.3 tea', 'notANumber'],
    ['0 tea', 'zero'],
  ])('says why %j has no amount', (text, problem) => {
    expect(readEntryText(text, context).amount).toMatchObject({ problem });
  });

  it.each([
    ['5 tea 2026-11-20', '2026-11-20'],
    ['5 tea 20.11.', '2026-11-20'],
    ['5 tea 28.11.', '2025-11-28'],
    ['5 tea 29.2.', '2024-02-29'],
    ['5 tea 1.3.2024', '2024-03-01'],
    ['5 tea 11/20', '2026-11-20'],
    ['5 tea heute', '2026-11-27'],
    ['5 tea vorgestern', '2026-11-25'],
    ['5 tea Friday', '2026-11-27'],
    ['5 tea monday', '2026-11-23'],
    ['saturday 5 tea', '2026-11-21'],
  ])('reads the day of %j', (text, date) => {
    expect(readEntryText(text, context)).toMatchObject({ date, amount: { minor: 500 }, description: 'tea' });
  });

  it('reads 20/11 as the locale has it', () => {
    expect(readEntryText('5 tea 11/10', { ...context, locale: 'en-GB' }).date).toBe('2026-10-11');
  });

  it('leaves what is no day and no amount in the description', () => {
    expect(readEntryText('5 tea 31.11. at 12:30', context)).toMatchObject({
      date: undefined,
      amount: { minor: 500 },
      description: 'tea 31.11. at 12:30',
    });
  });

  it('takes any text without an error, and no digit twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const { amount, description = '' } = readEntryText(text, context);

        expect(description.length).toBeLessThanOrEqual(text.normalize('NFC').length);
        expect(amount.text ?? '').toBe((amount.text ?? '').trim());
      }),
    );
  });
});
