import { describe, expect, it } from 'vitest';
import { parseAmount } from './amount.ts';

describe('parseAmount', () => {
  it.each([
    ['2.25', 2.25],
    ['10', 10],
    ['0.01', 0.01],
    ['2.50', 2.5],
    ['0002', 2],
    ['123456789012345', 123_456_789_012_345],
    ['1234567890123.45', 1_234_567_890_123.45],
  ])('reads %s', (text, amount) => {
    expect(parseAmount(text, 'AMOUNT')).toBe(amount);
  });

  it.each([
    '2,25',
    '1.234,00',
    '1,234.00',
    '1e2',
    '.5',
    '5.',
    '0x10',
    'two',
    '',
    ' 2',
    '٣',
    'Infinity',
    'NaN',
  ])('refuses %j, which could be read in two ways or not at all', (text) => {
    expect(() => parseAmount(text, 'AMOUNT')).toThrow('AMOUNT must be a number such as 2.25');
  });

  it('refuses a minus, and tells how money that came back is added', () => {
    expect(() => parseAmount('-3', 'AMOUNT')).toThrow(
      'AMOUNT must be greater than 0, not -3: for money that came back use --kind refund',
    );
  });

  it.each(['0', '0.00'])('refuses %s', (text) => {
    expect(() => parseAmount(text, 'AMOUNT')).toThrow('AMOUNT must be greater than 0');
  });

  it.each(['1234567890123456', '12345678901234.56', '2.2500000000000000000000001'])(
    'refuses %s, which would be rounded on its way',
    (text) => {
      expect(() => parseAmount(text, '--amount')).toThrow('--amount must have at most 15 digits');
    },
  );
});
