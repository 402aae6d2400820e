import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../runtime/model.ts';
import { songKey, startTestDataSource } from '../test-data-source.ts';
import type { TestDataSource } from '../test-data-source.ts';

let source: TestDataSource;
beforeAll(async () => {
  source = await startTestDataSource();
});
afterAll(() => source.close());

const read = async (artist: string, title: string) =>
  (await source.execute({ operation: 'GetItem', key: songKey(artist, title), consistentRead: true })).result;

const put = (title: string, condition?: Json) => ({
  table: 'Songs',
  operation: 'PutItem',
  key: songKey('Mingus', title),
  attributeValues: { plays: { N: 1 } },
  ...(condition !== undefined && { condition }),
});

const UNLESS_THERE = { expression: 'attribute_not_exists(artist)' };

describe('TransactWriteItems', () => {
  it('writes all four kinds at once and gives their keys, not the items', async () => {
    await source.execute({
      operation: 'TransactWriteItems',
      transactItems: [put('to delete'), put('to update'), put('to check')],
    });

    const answer = await source.execute({
      operation: 'TransactWriteItems',
      transactItems: [
        put('new', UNLESS_THERE),
        {
          table: 'Songs',
          operation: 'UpdateItem',
          key: songKey('Mingus', 'to update'),
          update: { expression: 'ADD plays :one', expressionValues: { ':one': { N: 1 } } },
          condition: { expression: 'plays = :old', expressionValues: { ':old': { N: 1 } } },
        },
        { table: 'Songs', operation: 'DeleteItem', key: songKey('Mingus', 'to delete') },
        {
          table: 'Songs',
          operation: 'ConditionCheck',
          key: songKey('Mingus', 'to check'),
          condition: { expression: 'attribute_exists(artist)' },
        },
      ],
    });

    expect(answer).toEqual({
      result: {
        keys: [
          { artist: 'Mingus', title: 'new' },
          { artist: 'Mingus', title: 'to update' },
          { artist: 'Mingus', title: 'to delete' },
          { artist: 'Mingus', title: 'to check' },
        ],
        cancellationReasons: null,
      },
    });
    expect(await read('Mingus', 'to update')).toMatchObject({ plays: 2 });
    expect(await read('Mingus', 'to delete')).toBeNull();
  });

  describe('when a condition fails', () => {
    it('writes nothing and gives a reason for each item, the stored item among them', async () => {
      await source.execute({ operation: 'PutItem', key: songKey('Mingus', 'Haitian'), attributeValues: {} });

      const answer = await source.execute({
        operation: 'TransactWriteItems',
        transactItems: [put('Fables'), put('Haitian', UNLESS_THERE)],
      });

      expect(answer.result).toEqual({
        keys: null,
        cancellationReasons: [
          { type: 'None', message: 'None' },
          {
            type: 'ConditionalCheckFailed',
            message: 'The conditional request failed',
            item: { artist: 'Mingus', title: 'Haitian' },
          },
        ],
      });
      expect(answer.error?.type).toBe('DynamoDB:TransactionCanceledException');
      expect(answer.error?.message).toContain('specific reasons [None, ConditionalCheckFailed]');
      expect(await read('Mingus', 'Fables')).toBeNull();
    });

    it('leaves the stored item out when returnValuesOnConditionCheckFailure is false', async () => {
      await source.execute({ operation: 'PutItem', key: songKey('Mingus', 'Boogie'), attributeValues: {} });

      const answer = await source.execute({
        operation: 'TransactWriteItems',
        transactItems: [put('Boogie', { ...UNLESS_THERE, returnValuesOnConditionCheckFailure: false })],
      });

      expect(answer.result).toEqual({
        keys: null,
        cancellationReasons: [{ type: 'ConditionalCheckFailed', message: 'The conditional request failed' }],
      });
    });

    it('is no success for a repeated put of the same item, unlike PutItem', async () => {
      const request = {
        operation: 'TransactWriteItems',
        transactItems: [put('Pithecanthropus', UNLESS_THERE)],
      };
      await source.execute(request);

      expect((await source.execute(request)).error?.type).toBe('DynamoDB:TransactionCanceledException');
    });
  });

  it('takes 100 items and answers ValidationException for 101', async () => {
    const request = (count: number) => ({
      operation: 'TransactWriteItems',
      transactItems: Array.from({ length: count }, (_, index) => put(`song ${index}`)),
    });

    expect((await source.execute(request(100))).error).toBeUndefined();
    expect((await source.execute(request(101))).error?.type).toBe('DynamoDB:ValidationException');
  });

  it.each([
    ['PutItem', put('x')],
    [
      'UpdateItem',
      {
        table: 'Songs',
        operation: 'UpdateItem',
        key: songKey('Mingus', 'x'),
        update: { expression: 'REMOVE plays' },
      },
    ],
    ['DeleteItem', { table: 'Songs', operation: 'DeleteItem', key: songKey('Mingus', 'x') }],
    [
      'ConditionCheckItem',
      { table: 'Songs', operation: 'ConditionCheck', key: songKey('Mingus', 'x'), condition: UNLESS_THERE },
    ],
  ])('needs the action %s', async (action, item) => {
    const others = source.withRole(
      { effect: 'Allow', actions: ['dynamodb:*'], resources: ['*'] },
      { effect: 'Deny', actions: [`dynamodb:${action}`], resources: ['*'] },
    );
    const only = source.withRole({ effect: 'Allow', actions: [`dynamodb:${action}`], resources: ['*'] });
    const request = { operation: 'TransactWriteItems', transactItems: [item] };

    expect((await others.execute(request)).error?.type).toBe('DynamoDB:AccessDeniedException');
    expect((await only.execute(request)).error?.type).not.toBe('DynamoDB:AccessDeniedException');
  });

  it.each([
    [
      'a ConditionCheck without condition',
      { operation: 'ConditionCheck' },
      "Value for field '$[transactItems][0][condition]' not found.",
    ],
    [
      'an UpdateItem without update',
      { operation: 'UpdateItem' },
      "Value for field '$[transactItems][0][update]' not found.",
    ],
    ['an item without operation', {}, "Value for field '$[transactItems][0][operation]' not found."],
    [
      'a GetItem',
      { operation: 'GetItem' },
      "Unsupported operation 'GetItem' for field '$[transactItems][0][operation]'.",
    ],
    [
      'a DeleteItem with attributeValues',
      { operation: 'DeleteItem', attributeValues: {} },
      "Unsupported element '$[transactItems][0][attributeValues]'.",
    ],
    [
      'equalsIgnore',
      { operation: 'DeleteItem', condition: { ...UNLESS_THERE, equalsIgnore: [] } },
      "Unsupported element '$[transactItems][0][condition][equalsIgnore]'.",
    ],
  ])('refuses %s', async (_, item, message) => {
    const transactItems = [{ table: 'Songs', key: songKey('Mingus', 'x'), ...item }];

    await expect(source.execute({ operation: 'TransactWriteItems', transactItems })).rejects.toThrow(message);
  });
});
