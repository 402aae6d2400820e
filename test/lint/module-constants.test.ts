import { describe, expect, it } from 'vitest';
import { refusalsBy } from './refusals.ts';

const refusals = await refusalsBy('module-constants', 'moduleConstants');

describe('dialect/module-constants', () => {
  it.each([
    '10',
    '-10',
    '60 * 60',
    "'text'",
    '`text`',
    'String.raw`\\d`',
    '/x/u',
    "BigInt('0x10')",
    "['GET', 'POST']",
    "{ port: 20002, names: ['a'], nothing: [] }",
    "new Set(['GET'])",
    "new Map([['a', 1]])",
    'new RegExp(`^${NAME}$`)',
    'LIMITS.port + 1',
  ])('takes %s for a literal', (value) => {
    expect(refusals(`export const NAME = ${value};`)).toEqual([]);
    expect(refusals(`const name = ${value};`)).toEqual(['literal']);
  });

  it.each([
    'make()',
    '(value) => value',
    "['a', make()]",
    '{ read: (text) => text }',
    '{ read(text) {} }',
    'new Map([["a", make]])',
    'new Thing("a")',
    'other',
    'other.port',
    '[]',
    '{}',
    'new Map()',
    'await make()',
  ])('takes %s for none', (value) => {
    expect(refusals(`export const name = ${value};`)).toEqual([]);
    expect(refusals(`const NAME = ${value};`)).toEqual(['made']);
  });

  it('leaves alone what is no constant of the module', () => {
    expect(
      refusals('let a = 1; function f() { const b = 2; return b; } const { c } = f(); const [d] = f();'),
    ).toEqual([]);
  });
});
