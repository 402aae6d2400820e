import { describe, expect, it } from 'vitest';
import { describeValue, plain } from '../../ledger/stored-value.ts';

describe('describeValue', () => {
  it('escapes what a terminal would obey or not show', () => {
    expect(describeValue({ S: 'a\u001b[2J\u009b1m\u202eb\u200b' })).toBe(
      'the string "a\\u001b[2J\\u009b1m\\u202eb\\u200b"',
    );
  });

  it('cuts a set of thousands to a line', () => {
    const numbers = Array.from({ length: 5_000 }, (_, index) => String(index));

    expect(describeValue({ NS: numbers })).toBe(`the number set {${numbers.join(', ').slice(0, 80)}…}`);
    expect(describeValue({ SS: ['x'.repeat(100), 'y'] })).toBe(`the string set {"${'x'.repeat(79)}…}`);
  });
});

describe('plain', () => {
  it('leaves letters, digits and signs of any script as they are', () => {
    expect(plain('EXPENSE#1, "é 日本 😀"')).toBe('EXPENSE#1, "é 日本 😀"');
  });

  it('keeps a name on one line', () => {
    expect(plain('a\nb\u2028c\u{e0001}')).toBe('a\\u000ab\\u2028c\\u{e0001}');
  });
});
