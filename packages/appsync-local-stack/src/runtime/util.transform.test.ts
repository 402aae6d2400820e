import { describe, expect, it } from 'vitest';
import { useRuntime } from './shared-runtime.ts';

const { valueOf } = useRuntime();

/** What a filter's expression, names and values are; null when it cannot be rendered. */
async function render(filter: string): Promise<unknown> {
  const text = await valueOf(`util.transform.toDynamoDBFilterExpression(${filter})`);
  return typeof text === 'string' ? JSON.parse(text) : text;
}

// Recorded from EvaluateCode, in `__tests__/__snapshots__/transform.test.js.snap`.
// Source: https://github.com/localstack/appsync-utils
describe('util.transform.toDynamoDBFilterExpression', () => {
  it('returns a JSON string', async () => {
    expect(await valueOf(`util.transform.toDynamoDBFilterExpression({ content: { contains: 'foo' } })`)).toBe(
      '{"expression":"(contains(#content,:content_contains))","expressionNames":{"#content":"content"},"expressionValues":{":content_contains":{"S":"foo"}}}',
    );
  });

  it.each([
    ['{ v: { eq: "x" } }', '(#v = :v_eq)', { ':v_eq': { S: 'x' } }],
    ['{ v: { ne: "x" } }', '(#v <> :v_ne)', { ':v_ne': { S: 'x' } }],
    ['{ v: { lt: "x" } }', '(#v < :v_lt)', { ':v_lt': { S: 'x' } }],
    ['{ v: { le: "x" } }', '(#v <= :v_le)', { ':v_le': { S: 'x' } }],
    ['{ v: { gt: "x" } }', '(#v > :v_gt)', { ':v_gt': { S: 'x' } }],
    ['{ v: { ge: "x" } }', '(#v >= :v_ge)', { ':v_ge': { S: 'x' } }],
    ['{ v: { eq: 10 } }', '(#v = :v_eq)', { ':v_eq': { N: 10 } }],
    ['{ v: { eq: true } }', '(#v = :v_eq)', { ':v_eq': { BOOL: true } }],
    ['{ v: { eq: null } }', '(#v = :v_eq)', { ':v_eq': { NULL: null } }],
    ['{ v: { eq: { a: 1 } } }', '(#v = :v_eq)', { ':v_eq': { M: { a: { N: 1 } } } }],
    ['{ v: { eq: [1, 2] } }', '(#v = :v_eq)', { ':v_eq': { L: [{ N: 1 }, { N: 2 }] } }],
    ['{ v: { contains: "x" } }', '(contains(#v,:v_contains))', { ':v_contains': { S: 'x' } }],
    ['{ v: { notContains: "x" } }', '(NOT contains(#v,:v_notContains))', { ':v_notContains': { S: 'x' } }],
    ['{ v: { beginsWith: "x" } }', '(begins_with(#v,:v_beginsWith))', { ':v_beginsWith': { S: 'x' } }],
    [
      '{ v: { between: ["1", "9", "3"] } }',
      '(#v BETWEEN :v_between_start AND :v_between_end)',
      { ':v_between_start': { S: '1' }, ':v_between_end': { S: '9' } },
    ],
    [
      '{ v: { in: ["a", "b"] } }',
      '(#v IN (:v_in_0, :v_in_1))',
      { ':v_in_0': { S: 'a' }, ':v_in_1': { S: 'b' } },
    ],
    ['{ v: { in: [] } }', '(null)', {}],
    ['{ v: { attributeExists: true } }', '(attribute_exists(#v))', {}],
    ['{ v: { attributeExists: false } }', '(attribute_not_exists(#v))', {}],
    [
      '{ v: { attributeType: "_null" } }',
      '(attribute_type(#v,:v_attributeType))',
      { ':v_attributeType': { S: 'NULL' } },
    ],
    [
      '{ v: { attributeType: "stringSet" } }',
      '(attribute_type(#v,:v_attributeType))',
      { ':v_attributeType': { S: 'SS' } },
    ],
    ['{ v: { size: { gt: 2 } } }', '(size(#v) > :v_size_gt)', { ':v_size_gt': { N: 2 } }],
    [
      '{ v: { size: { between: [1, 3] } } }',
      '(size(#v) BETWEEN :v_size_between_start AND :v_size_between_end)',
      { ':v_size_between_start': { N: 1 }, ':v_size_between_end': { N: 3 } },
    ],
    [
      '{ v: { size: { contains: "x" } } }',
      '(contains(size(#v),:v_size_contains))',
      { ':v_size_contains': { S: 'x' } },
    ],
    ['{ v: { size: { attributeExists: true } } }', '(attribute_exists(size(#v)))', {}],
    [
      '{ v: { size: { gt: 2, lt: 5 } } }',
      '((size(#v) > :v_size_gt) AND (size(#v) < :v_size_lt))',
      { ':v_size_gt': { N: 2 }, ':v_size_lt': { N: 5 } },
    ],
    ['{ v: { size: { size: { gt: 1 } } } }', '(size(#v) > :v_size_size_gt)', { ':v_size_size_gt': { N: 1 } }],
    [
      '{ v: { ge: 1, le: 5 } }',
      '((#v >= :v_ge) AND (#v <= :v_le))',
      { ':v_ge': { N: 1 }, ':v_le': { N: 5 } },
    ],
    ['{ v: {} }', '', {}],
    ['{ v: { size: {} } }', '', {}],
  ])('renders %s', async (filter, expression, expressionValues) => {
    expect(await render(filter)).toEqual({ expression, expressionNames: { '#v': 'v' }, expressionValues });
  });

  it.each([
    ['{ a: { eq: 1 }, b: { eq: 2 } }', '(#a = :a_eq) AND (#b = :b_eq)'],
    ['{ and: [{ a: { eq: 1 } }] }', '(#a = :and_0_a_eq)'],
    ['{ and: [{ a: { eq: 1 } }, { b: { eq: 2 } }] }', '((#a = :and_0_a_eq) AND (#b = :and_1_b_eq))'],
    ['{ or: [{ a: { eq: 1 } }, { b: { eq: 2 } }] }', '((#a = :or_0_a_eq) OR (#b = :or_1_b_eq))'],
    ['{ not: { a: { eq: 1 } } }', '(NOT (#a = :not_a_eq))'],
    ['{ not: { not: { a: { eq: 1 } } } }', '(NOT (NOT (#a = :not_not_a_eq)))'],
    [
      '{ not: { and: [{ a: { eq: 1 } }, { b: { eq: 2 } }] } }',
      '(NOT ((#a = :not_and_0_a_eq) AND (#b = :not_and_1_b_eq)))',
    ],
    [
      '{ and: [{ not: { a: { eq: 1 } } }, { b: { eq: 2 } }] }',
      '((NOT (#a = :and_0_not_a_eq)) AND (#b = :and_1_b_eq))',
    ],
    [
      '{ or: [{ and: [{ a: { eq: 1 } }, { b: { eq: 2 } }] }, { c: { eq: 3 } }] }',
      '(((#a = :or_0_and_0_a_eq) AND (#b = :or_0_and_1_b_eq)) OR (#c = :or_1_c_eq))',
    ],
    ['{ and: [{ or: [{ and: [{ a: { eq: 1 } }] }] }] }', '(#a = :and_0_or_0_and_0_a_eq)'],
    ['{ a: { eq: 1 }, and: [{ b: { eq: 2 } }] }', '(#a = :a_eq) AND (#b = :and_0_b_eq)'],
    ['{ "a.b": { eq: 1 } }', '(#a.b = :a.b_eq)'],
    ['{}', ''],
    ['{ and: [] }', ''],
    ['{ not: {} }', '(NOT )'],
    ['{ a: { eq: 1 }, b: {} }', '(#a = :a_eq) AND '],
    ['{ and: [{ a: { eq: 1 } }, {}] }', '((#a = :and_0_a_eq) AND )'],
  ])('joins %s', async (filter, expression) => {
    expect(await render(filter)).toMatchObject({ expression });
  });

  it('wraps several fields below or and not (decided here, not recorded)', async () => {
    expect(await render('{ not: { a: { eq: 1 }, b: { eq: 2 } } }')).toMatchObject({
      expression: '(NOT ((#a = :not_a_eq) AND (#b = :not_b_eq)))',
    });
  });

  it.each([
    '',
    'null',
    '[]',
    '"string"',
    '{ v: { foo: 1 } }',
    '{ v: "x" }',
    '{ a: { b: { eq: 1 } } }',
    '{ and: { a: { eq: 1 } } }',
    '{ and: null }',
    '{ and: [{ a: { eq: 1 } }, null] }',
    '{ not: [{ a: { eq: 1 } }] }',
    '{ v: { between: [1] } }',
    '{ v: { between: "x" } }',
    '{ v: { in: "x" } }',
    '{ v: { attributeExists: "yes" } }',
    '{ v: { attributeType: "S" } }',
    '{ v: { attributeType: "bogus" } }',
    '{ v: { size: 3 } }',
  ])('gives null for (%s)', async (filter) => {
    expect(await render(filter)).toBeNull();
  });
});

describe('util.transform.toDynamoDBConditionExpression', () => {
  it('returns what toDynamoDBFilterExpression does, with an empty map of values', async () => {
    expect(
      await valueOf(
        `util.transform.toDynamoDBConditionExpression({ and: [{ id: { attributeExists: false } }] })`,
      ),
    ).toBe(
      '{"expression":"(attribute_not_exists(#id))","expressionNames":{"#id":"id"},"expressionValues":{}}',
    );
  });
});

// Recorded from EvaluateCode: …, __tests__/__snapshots__/transform-subscription.test.js.snap
describe('util.transform.toSubscriptionFilter', () => {
  /** The groups, each filter as `field operator value`. */
  const groups = async (...parameters: string[]): Promise<unknown> => {
    const filter = (await valueOf(`util.transform.toSubscriptionFilter(${parameters.join(', ')})`)) as {
      filterGroup: { filters: { fieldName: string; operator: string; value: unknown }[] }[];
    } | null;
    return filter === null
      ? null
      : filter.filterGroup.map(({ filters }) =>
          filters.map(
            ({ fieldName, operator, value }) => `${fieldName} ${operator} ${JSON.stringify(value)}`,
          ),
        );
  };

  it('returns an object', async () => {
    expect(await valueOf('util.transform.toSubscriptionFilter({ a: { eq: 1 } })')).toEqual({
      filterGroup: [{ filters: [{ fieldName: 'a', operator: 'eq', value: 1 }] }],
    });
  });

  it.each([
    ['{ a: { eq: 1 }, b: { eq: 2 } }', [['a eq 1', 'b eq 2']]],
    ['{ and: [{ a: { eq: 1 } }, { b: { eq: 2 } }] }', [['a eq 1', 'b eq 2']]],
    ['{ z: { eq: 0 }, and: [{ a: { eq: 1 } }] }', [['z eq 0', 'a eq 1']]],
    ['{ "loc.addr.country": { eq: "USA" } }', [['loc.addr.country eq "USA"']]],
    ['{ a: { eq: 1, ne: 2 } }', [['a eq 1'], ['a ne 2']]],
    ['{ or: [{ a: { eq: 1 } }, { b: { eq: 2 } }] }', [['a eq 1'], ['b eq 2']]],
    [
      '{ and: [{ a: { eq: 1 } }, { or: [{ b: { eq: 2 } }, { c: { eq: 3 } }] }] }',
      [
        ['a eq 1', 'b eq 2'],
        ['a eq 1', 'c eq 3'],
      ],
    ],
    [
      '{ p: { lte: 50, gte: 20 }, and: [{ t: { ne: "B" } }, { d: { gt: 2 } }], or: [{ a: { eq: "A" } }, { i: { eq: false } }] }',
      [
        ['p lte 50', 't ne "B"', 'd gt 2', 'a eq "A"'],
        ['p lte 50', 't ne "B"', 'd gt 2', 'i eq false'],
        ['p gte 20', 't ne "B"', 'd gt 2', 'a eq "A"'],
        ['p gte 20', 't ne "B"', 'd gt 2', 'i eq false'],
      ],
    ],
    ['{ a: { bogus: 1 } }', [['a bogus 1']]],
    ['{ not: { a: { eq: 1 } } }', [['not a {"eq":1}']]],
    ['{ a: { eq: 1 }, and: [{ b: { eq: 2 } }] }, ["b"]', [['a eq 1']]],
    [
      '{ a: { eq: 1 } }, [], { r1: { gte: 250 }, r2: { eq: "p" } }',
      [
        ['a eq 1', 'r1 gte 250'],
        ['a eq 1', 'r2 eq "p"'],
      ],
    ],
    ['{}, [], { r1: { eq: 1 } }', [['r1 eq 1']]],
    ['{}', []],
    ['{ a: {} }', []],
    ['{ and: [] }', []],
  ])('turns (%s) into groups', async (parameters, expected) => {
    expect(await groups(parameters)).toEqual(expected);
  });

  it.each(['', 'null', '[]', `'{"a":{"eq":1}}'`])('gives null for (%s)', async (filter) => {
    expect(await groups(filter)).toBeNull();
  });
});
