import { describe, expect, it } from 'vitest';
import { cleanName, completionsOf, pickName } from './names.ts';

const PAYEES = ['Café', 'foo', 'University Cafe', 'Decaf'];

describe('pickName', () => {
  it.each([
    ['FOO ', 'foo'],
    ['Foo', 'foo'],
    ['cafe\u0301', 'Café'],
    ['Cafe\u0301 ', 'Café'],
    [' university   cafe', 'University Cafe'],
  ])('picks the name in use for %j', (text, name) => {
    expect(pickName(text, PAYEES)).toBe(name);
  });

  it('prefers the name that is written alike when two differ in case only', () => {
    expect(pickName('foo', ['Foo', 'foo'])).toBe('foo');
  });

  it('keeps another accent apart', () => {
    expect(pickName('Cafe', PAYEES)).toBe('Cafe');
  });
});

describe('cleanName', () => {
  it('leaves nothing invisible at the ends and one line', () => {
    expect(cleanName('\u200b Corner\n shop\u200e ')).toBe('Corner shop');
  });
});

describe('completionsOf', () => {
  it('has names that begin with the text first, whatever their accents', () => {
    expect(completionsOf('caf', PAYEES)).toEqual(['Café', 'University Cafe', 'Decaf']);
  });

  it('offers the most used without a text', () => {
    expect(completionsOf('', PAYEES, 2)).toEqual(['Café', 'foo']);
  });
});
