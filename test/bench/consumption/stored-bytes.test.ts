import { describe, expect, it } from 'vitest';
import { storedBytes } from '../../../bench/consumption/stored-bytes.ts';

describe('storedBytes', () => {
  it('counts names and texts in UTF-8', () => {
    expect(storedBytes({ note: { S: 'café' } })).toBe(4 + 5);
  });

  it.each([
    ['0', 1],
    ['7', 2],
    ['225', 3],
    ['2.25', 3],
    ['-2.25', 3],
    ['0.05', 2],
    ['15000', 2],
    ['1234567890', 6],
  ])('counts the number %s as %i bytes: one, and one for two significant digits', (number, bytes) => {
    expect(storedBytes({ n: { N: number } })).toBe(1 + bytes);
  });

  it('refuses another type and names the attribute', () => {
    expect(() => storedBytes({ flag: { BOOL: true } })).toThrow('flag is neither a string nor a number');
  });
});
