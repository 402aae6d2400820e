import { describe, expect, it } from 'vitest';
import type { Json } from '../runtime/model.ts';
import { readEnhancedFilter } from './enhanced-filter.ts';
import { passes } from './payload-filter.ts';
import { only } from './support/realtime-server.ts';

const NOTE: Json = {
  id: 'n1',
  title: 'Milk',
  size: 5,
  price: 1.5,
  isDone: false,
  tags: ['a', 'b'],
  author: { name: 'Ann', team: { name: 'Red' } },
  nothing: null,
};

function isPassedBy(fieldName: string, operator: string, value: Json): boolean {
  return passes(readEnhancedFilter(only(fieldName, operator, value)), NOTE);
}

function and(...conditions: readonly (readonly [string, string, Json])[]): Json {
  return { filters: conditions.map(([fieldName, operator, value]) => ({ fieldName, operator, value })) };
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

describe('an enhanced filter', () => {
  it.each<[string, string, Json]>([
    ['title', 'eq', 'Milk'],
    ['isDone', 'eq', false],
    ['title', 'ne', 'milk'],
    ['size', 'le', 5],
    ['size', 'lt', 5.1],
    ['size', 'ge', 5],
    ['size', 'gt', 4],
    ['title', 'gt', 'Meat'],
    ['title', 'contains', 'il'],
    ['tags', 'contains', 'b'],
    ['title', 'notContains', 'x'],
    ['tags', 'notContains', 'c'],
    ['title', 'beginsWith', 'Mi'],
    ['title', 'in', ['Eggs', 'Milk']],
    ['size', 'in', [5]],
    ['title', 'notIn', ['Eggs', 'milk']],
    ['size', 'between', [5, 6]],
    ['size', 'between', [4, 5]],
    ['title', 'between', ['Ma', 'Mz']],
    ['tags', 'containsAny', ['x', 'b']],
    ['author.name', 'eq', 'Ann'],
    ['author.team.name', 'eq', 'Red'],
  ])('lets pass: %s %s %j', (fieldName, operator, value) => {
    expect(isPassedBy(fieldName, operator, value)).toBe(true);
  });

  it.each<[string, string, Json]>([
    ['title', 'eq', 'milk'],
    ['title', 'ne', 'Milk'],
    ['size', 'le', 4],
    ['size', 'lt', 5],
    ['size', 'ge', 6],
    ['size', 'gt', 5],
    ['title', 'contains', 'IL'],
    ['tags', 'contains', 'c'],
    ['title', 'notContains', 'il'],
    ['tags', 'notContains', 'a'],
    ['title', 'beginsWith', 'ilk'],
    ['title', 'in', ['Eggs']],
    ['title', 'notIn', ['Eggs', 'Milk']],
    ['size', 'between', [6, 9]],
    ['size', 'between', [1, 4]],
    ['tags', 'containsAny', ['x', 'y']],
    ['title', 'containsAny', ['Milk']],
    ['author.name', 'eq', 'Ben'],
  ])('holds back: %s %s %j', (fieldName, operator, value) => {
    expect(isPassedBy(fieldName, operator, value)).toBe(false);
  });

  it.each<[string, string, Json]>([
    ['size', 'eq', '5'],
    ['size', 'ne', '6'],
    ['size', 'le', '9'],
    ['title', 'gt', 0],
    ['size', 'contains', '5'],
    ['size', 'notContains', '6'],
    ['size', 'beginsWith', '5'],
    ['size', 'in', ['5']],
    ['size', 'notIn', ['6']],
    ['size', 'between', ['1', '9']],
    ['tags', 'eq', 'a'],
    ['author', 'eq', 'Ann'],
  ])('matches no value of another type: %s %s %j', (fieldName, operator, value) => {
    expect(isPassedBy(fieldName, operator, value)).toBe(false);
  });

  it.each<[string, Json]>([
    ['eq', 'x'],
    ['ne', 'x'],
    ['le', 1],
    ['notContains', 'x'],
    ['notIn', ['x']],
  ])('matches no field that is null or missing (not established for AppSync): %s', (operator, value) => {
    for (const fieldName of [
      'nothing',
      'missing',
      'author.missing',
      'title.length',
      'tags.length',
      '__proto__',
    ]) {
      expect(isPassedBy(fieldName, operator, value)).toBe(false);
    }
  });

  it('holds when all filters of one group do', () => {
    const filter = (size: number): Json => ({
      filterGroup: [and(['title', 'eq', 'Milk'], ['size', 'eq', size]), and(['title', 'eq', 'Eggs'])],
    });

    expect(passes(readEnhancedFilter(filter(5)), NOTE)).toBe(true);
    expect(passes(readEnhancedFilter(filter(6)), NOTE)).toBe(false);
    expect(passes(readEnhancedFilter(filter(6)), { title: 'Eggs' })).toBe(true);
  });

  it('never lets a list pass', () => {
    expect(passes(readEnhancedFilter(only('title', 'eq', 'Milk')), [NOTE])).toBe(false);
  });
});

describe('readEnhancedFilter', () => {
  it.each<[string, Json]>([
    ['5 fields in a group', { filterGroup: [and(...times(5, (n) => [`f${n}`, 'eq', 1] as const))] }],
    [
      'a field twice among 5',
      { filterGroup: [and(['f0', 'gt', 1], ...times(5, (n) => [`f${n}`, 'lt', 9] as const))] },
    ],
    ['10 groups', { filterGroup: times(10, () => and(['f', 'eq', 1])) }],
    [
      '5 groups and an in of 5 values',
      { filterGroup: [...times(5, () => and(['f', 'eq', 1])), and(['f', 'in', [1, 2, 3, 4, 5]])] },
    ],
    ['5 values for notIn', only('f', 'notIn', [1, 2, 3, 4, 5])],
    ['20 values for containsAny', only('f', 'containsAny', times(20, String))],
    ['256 characters', only('f', 'eq', 'x'.repeat(256))],
    ['a name of 256 characters', only('f'.repeat(256), 'eq', 'x')],
    ['5 levels', only('a.b.c.d.e', 'eq', 'x')],
  ])('takes %s', (_, filter) => {
    expect(readEnhancedFilter(filter).length).toBeGreaterThan(0);
  });

  it.each<[string, Json]>([
    [
      'subscription exceeds maximum unique field names in a filter limit 5.',
      { filterGroup: [and(...times(6, (n) => [`f${n}`, 'eq', 1] as const))] },
    ],
    [
      'subscription exceeds maximum filters in the filter group limit 10.',
      { filterGroup: times(11, () => and(['f', 'eq', 1])) },
    ],
    [
      'subscription exceeds maximum filters in the filter group limit 10.',
      { filterGroup: [...times(6, () => and(['f', 'eq', 1])), and(['f', 'in', [1, 2, 3, 4, 5]])] },
    ],
    ['subscription exceeds maximum value limit 5 for operator `in`.', only('f', 'in', [1, 2, 3, 4, 5, 6])],
    [
      'subscription exceeds maximum value limit 5 for operator `notIn`.',
      only('f', 'notIn', [1, 2, 3, 4, 5, 6]),
    ],
    [
      'subscription exceeds maximum value limit 20 for operator `containsAny`.',
      only('f', 'containsAny', times(21, String)),
    ],
    ['subscription exceeds maximum value length limit 256.', only('f', 'eq', 'x'.repeat(257))],
    ['subscription exceeds maximum field name length limit 256.', only('f'.repeat(257), 'eq', 'x')],
    ['subscription exceeds maximum nesting of `a.b.c.d.e.f` limit 5.', only('a.b.c.d.e.f', 'eq', 'x')],
  ])('refuses more: %s', (message, filter) => {
    expect(() => readEnhancedFilter(filter)).toThrow(message);
  });

  it.each<[string, Json]>([
    ['the filter must be an object', 'text'],
    ['the filter must be an object', [only('f', 'eq', 1)]],
    ['filterGroup must be a list with at least one member', {}],
    ['filterGroup must be a list with at least one member', { filterGroup: [] }],
    ['filters must be a list with at least one member', { filterGroup: [{ filters: [] }] }],
    ['a member of filterGroup must be an object', { filterGroup: [1] }],
    ['a filter must be an object', { filterGroup: [{ filters: [null] }] }],
    ['fieldName must be a string that is not empty', only('', 'eq', 1)],
    ['operator "EQ" is not one of eq, ne, le,', only('f', 'EQ', 1)],
    ['operator "constructor" is not one of', only('f', 'constructor', 1)],
    ['operator `eq` compares with strings, numbers and booleans, not with null', only('f', 'eq', null)],
    ['operator `eq` compares with strings, numbers and booleans, not with [1]', only('f', 'eq', [1])],
    ['operator `gt` compares with strings and numbers, not with true', only('f', 'gt', true)],
    ['the value of operator `in` must be a list with at least one member', only('f', 'in', 'a')],
    ['the value of operator `in` must be a list with at least one member', only('f', 'in', [])],
    ['operator `between` takes two values', only('f', 'between', [1, 2, 3])],
  ])('refuses what is no filter: %s', (message, filter) => {
    expect(() => readEnhancedFilter(filter)).toThrow(message);
  });
});
