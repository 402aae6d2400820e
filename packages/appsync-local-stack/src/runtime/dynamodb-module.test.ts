import { describe, expect, it } from 'vitest';
import { useRuntime } from './shared-runtime.ts';

describe('@aws-appsync/utils/dynamodb', () => {
  const { valueOf } = useRuntime();

  // Recorded from EvaluateCode, in `__tests__/__snapshots__/index.test.js.snap`.
  // Source: https://github.com/localstack/appsync-utils
  it.each([
    [`get({ key: { id: 'id' } })`, { operation: 'GetItem', key: { id: { S: 'id' } } }],
    [
      `put({ key: { id: 'abc' }, item: { value: 10 } })`,
      { operation: 'PutItem', key: { id: { S: 'abc' } }, attributeValues: { value: { N: 10 } } },
    ],
    [`remove({ key: { id: 'test' } })`, { operation: 'DeleteItem', key: { id: { S: 'test' } } }],
    [`scan({ limit: 10, nextToken: 'abc' })`, { operation: 'Scan', limit: 10, nextToken: 'abc' }],
    ['operations.add(10)', { type: 'OPERATION_ADD', value: 10 }],
    ['operations.append([1, 2, 3])', { type: 'OPERATION_APPEND', items: [1, 2, 3] }],
    ['operations.prepend([1, 2, 3])', { type: 'OPERATION_PREPEND', items: [1, 2, 3] }],
    ['operations.increment(10)', { type: 'OPERATION_INCREMENT', by: 10 }],
    ['operations.decrement(10)', { type: 'OPERATION_DECREMENT', by: 10 }],
    ['operations.replace({ a: 10 })', { type: 'OPERATION_REPLACE', value: { a: 10 } }],
  ])('%s, as recorded', async (call, value) => {
    expect(await valueOf(`ddb.${call}`)).toEqual(value);
  });

  it.each([
    [
      `get({ key: { id: 'a', sk: 1 }, consistentRead: true, projection: ['a.b', 'a.c'] })`,
      {
        operation: 'GetItem',
        key: { id: { S: 'a' }, sk: { N: 1 } },
        consistentRead: true,
        projection: {
          expression: '#expName_1.#expName_2, #expName_1.#expName_3',
          expressionNames: { '#expName_1': 'a', '#expName_2': 'b', '#expName_3': 'c' },
        },
      },
    ],
    [
      `put({ key: { id: 'a' }, item: { tags: ddb.toStringSet(['x']) }, condition: { id: { attributeExists: false } }, _version: 2 })`,
      {
        operation: 'PutItem',
        key: { id: { S: 'a' } },
        attributeValues: { tags: { SS: ['x'] } },
        condition: { expression: '(attribute_not_exists(#id))', expressionNames: { '#id': 'id' } },
        _version: 2,
      },
    ],
    [
      `remove({ key: { id: 'a' }, condition: { v: { eq: 1 } } })`,
      {
        operation: 'DeleteItem',
        key: { id: { S: 'a' } },
        condition: {
          expression: '(#v = :v_eq)',
          expressionNames: { '#v': 'v' },
          expressionValues: { ':v_eq': { N: 1 } },
        },
      },
    ],
    [
      `query({ query: { pk: { eq: 'a' }, sk: { beginsWith: 'b' } }, index: 'i', limit: 5, nextToken: null, scanIndexForward: false, select: 'ALL_ATTRIBUTES', filter: { v: { gt: 1 } } })`,
      {
        operation: 'Query',
        query: {
          expression: '(#pk = :pk_eq) AND (begins_with(#sk,:sk_beginsWith))',
          expressionNames: { '#pk': 'pk', '#sk': 'sk' },
          expressionValues: { ':pk_eq': { S: 'a' }, ':sk_beginsWith': { S: 'b' } },
        },
        index: 'i',
        limit: 5,
        scanIndexForward: false,
        select: 'ALL_ATTRIBUTES',
        filter: {
          expression: '(#v > :v_gt)',
          expressionNames: { '#v': 'v' },
          expressionValues: { ':v_gt': { N: 1 } },
        },
      },
    ],
    [
      'scan({ segment: 0, totalSegments: 2, filter: {} })',
      { operation: 'Scan', segment: 0, totalSegments: 2 },
    ],
    ['sync({ limit: 10, lastSync: 1 })', { operation: 'Sync', limit: 10, lastSync: 1 }],
    [
      `batchGet({ tables: { T: { keys: [{ id: 'a' }], consistentRead: true } } })`,
      { operation: 'BatchGetItem', tables: { T: { keys: [{ id: { S: 'a' } }], consistentRead: true } } },
    ],
    [
      `batchPut({ tables: { T: [{ id: 'a', n: null }] } })`,
      { operation: 'BatchPutItem', tables: { T: [{ id: { S: 'a' }, n: { NULL: null } }] } },
    ],
    [
      `batchDelete({ tables: { T: [{ id: 'a' }] } })`,
      { operation: 'BatchDeleteItem', tables: { T: [{ id: { S: 'a' } }] } },
    ],
    [
      `transactGet({ items: [{ table: 'T', key: { id: 'a' } }] })`,
      { operation: 'TransactGetItems', transactItems: [{ table: 'T', key: { id: { S: 'a' } } }] },
    ],
    [
      `transactWrite({ items: [
        { putItem: { table: 'T', key: { id: 'a' }, item: { n: 1 } } },
        { updateItem: { table: 'T', key: { id: 'b' }, update: { n: 2 } } },
        { deleteItem: { table: 'T', key: { id: 'c' } } },
        { conditionCheck: { table: 'T', key: { id: 'd' }, condition: { id: { attributeExists: true } } } },
      ] })`,
      {
        operation: 'TransactWriteItems',
        transactItems: [
          { table: 'T', operation: 'PutItem', key: { id: { S: 'a' } }, attributeValues: { n: { N: 1 } } },
          {
            table: 'T',
            operation: 'UpdateItem',
            key: { id: { S: 'b' } },
            update: {
              expression: 'SET #expName_1 = :expValue_1',
              expressionNames: { '#expName_1': 'n' },
              expressionValues: { ':expValue_1': { N: 2 } },
            },
          },
          { table: 'T', operation: 'DeleteItem', key: { id: { S: 'c' } } },
          {
            table: 'T',
            operation: 'ConditionCheck',
            key: { id: { S: 'd' } },
            condition: { expression: '(attribute_exists(#id))', expressionNames: { '#id': 'id' } },
          },
        ],
      },
    ],
  ])('%s', async (call, value) => {
    expect(await valueOf(`ddb.${call}`)).toEqual(value);
  });

  describe('update', () => {
    it.each([
      ['{ n: 10 }', 'SET #expName_1 = :expValue_1', [{ N: 10 }]],
      ['{ n: null }', 'SET #expName_1 = :expValue_1', [{ NULL: null }]],
      ['{ n: { a: 1 } }', 'SET #expName_1 = :expValue_1', [{ M: { a: { N: 1 } } }]],
      ['{ n: ddb.operations.add(10) }', 'SET #expName_1 = :expValue_1', [{ N: 10 }]],
      ['{ n: ddb.operations.replace("x") }', 'SET #expName_1 = :expValue_1', [{ S: 'x' }]],
      ['{ n: ddb.operations.increment() }', 'SET #expName_1 = #expName_1 + :expValue_1', [{ N: 1 }]],
      ['{ n: ddb.operations.decrement(2) }', 'SET #expName_1 = #expName_1 - :expValue_1', [{ N: 2 }]],
      [
        '{ n: ddb.operations.append([1]) }',
        'SET #expName_1 = list_append(#expName_1, :expValue_1)',
        [{ L: [{ N: 1 }] }],
      ],
      [
        '{ n: ddb.operations.prepend([1]) }',
        'SET #expName_1 = list_append(:expValue_1, #expName_1)',
        [{ L: [{ N: 1 }] }],
      ],
      ['{ n: [ddb.operations.updateListItem("x", 2)] }', 'SET #expName_1[2] = :expValue_1', [{ S: 'x' }]],
      ['{ n: ddb.operations.remove() }', 'REMOVE #expName_1', []],
    ])('renders %s', async (update, expression, values) => {
      expect(await valueOf(`ddb.update({ key: { id: 'a' }, update: ${update} })`)).toEqual({
        operation: 'UpdateItem',
        key: { id: { S: 'a' } },
        update: {
          expression,
          expressionNames: { '#expName_1': 'n' },
          expressionValues: Object.fromEntries(
            values.map((value, index) => [`:expValue_${index + 1}`, value]),
          ),
        },
      });
    });

    it('numbers names in the order of the expression: what is set before what is removed', async () => {
      expect(
        await valueOf(
          `ddb.update({ key: { id: 'a' }, update: { x: ddb.operations.remove(), y: 1, z: 2 } }).update`,
        ),
      ).toEqual({
        expression: 'SET #expName_1 = :expValue_1, #expName_2 = :expValue_2 REMOVE #expName_3',
        expressionNames: { '#expName_1': 'y', '#expName_2': 'z', '#expName_3': 'x' },
        expressionValues: { ':expValue_1': { N: 1 }, ':expValue_2': { N: 2 } },
      });
    });
  });

  it.each([
    [`get({})`, 'get: key must be an object'],
    [`put({ key: { id: 'a' } })`, 'put: item must be an object'],
    [
      `put({ key: { id: 'a' }, item: {}, condition: { a: { nope: 1 } } })`,
      'put: condition cannot be turned into an expression',
    ],
    [`query({})`, 'query: query cannot be turned into an expression'],
    [
      `update({ key: { id: 'a' }, update: { a: { b: ddb.operations.add(1) } } })`,
      'update: operations inside a are not implemented by the local stack',
    ],
    [`update({ key: { id: 'a' }, update: { a: undefined } })`, 'update: a is undefined: leave it out'],
    [
      `transactWrite({ items: [{ addItem: {} }] })`,
      'transactWrite: an item must have one of putItem, updateItem, deleteItem, conditionCheck',
    ],
  ])('refuses %s', async (call, message) => {
    expect(await valueOf(`ddb.${call}`)).toBe(`TypeError: ${message}`);
  });
});
