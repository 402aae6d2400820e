import { describe, expect, it } from 'vitest';
import { appended } from './pad-text.ts';

describe('the keys of the pad', () => {
  it.each([
    ['1234', 2, '1234'],
    ['12,34', 2, '12,34'],
    ['12,345', 2, '12,34'],
    ['1,,2', 2, '1,2'],
    [',5', 2, '0,5'],
    ['007', 2, '7'],
    ['0,05', 2, '0,05'],
    ['12,5', 0, '125'],
    ['1,2345', 3, '1,234'],
  ])('make of %s with %i decimals %s', (keys, decimals, text) => {
    expect([...keys].reduce((value, key) => appended(value, key, ',', decimals), '')).toBe(text);
  });
});
