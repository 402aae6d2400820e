import { describe, expect, it } from 'vitest';
import { expenseItem, SHOWN_EXPENSE } from '../support/expense-item.ts';
import { failure, ID, SUB, useHandlers } from '../support/handlers.ts';

describe('Query.expense', () => {
  const { request, response } = useHandlers('Query.expense');

  describe('request', () => {
    it("reads the caller's own item, strongly consistent", async () => {
      const { result } = await request({ args: { id: ID } });

      expect(result).toEqual({
        operation: 'GetItem',
        key: { userId: { S: SUB }, sk: { S: `EXPENSE#${ID}` } },
        consistentRead: true,
      });
    });

    it('takes an id in upper case for the same one (RFC 9562)', async () => {
      const { result } = await request({ args: { id: ID.toUpperCase() } });

      expect(result).toMatchObject({ key: { sk: { S: `EXPENSE#${ID}` } } });
    });

    it.each(['', 'x', `${ID}0`, 'a'.repeat(3000)])(
      'looks for %j, which no expense can have, under an id that none has',
      async (text) => {
        const { result, earlyReturn } = await request({ args: { id: text } });

        expect(earlyReturn).toBeUndefined();
        expect(result).toMatchObject({ operation: 'GetItem', key: { sk: { S: 'EXPENSE#' } } });
      },
    );

    it('lets in nobody without a Cognito identity', async () => {
      const { error } = await request({ args: { id: ID }, identity: null });

      expect(error?.errorType).toBe('Unauthorized');
    });
  });

  describe('response', () => {
    it('shows the expense', async () => {
      const { result } = await response({ args: { id: ID }, result: expenseItem() });

      expect(result).toEqual(SHOWN_EXPENSE);
    });

    it('is null when there is no item', async () => {
      const { result, error } = await response({ args: { id: ID }, result: null });

      expect(error).toBeUndefined();
      expect(result).toBeNull();
    });

    it('is null for a deleted expense', async () => {
      const { result } = await response({
        args: { id: ID },
        result: expenseItem({ deletedAt: '2024-01-10T00:00:00.000Z' }),
      });

      expect(result).toBeNull();
    });

    it.each([
      ['ProvisionedThroughputExceededException', 'Throttled'],
      ['ThrottlingException', 'Throttled'],
      ['RequestLimitExceeded', 'Throttled'],
      ['ValidationException', 'Internal'],
      ['AccessDeniedException', 'Internal'],
    ])('answers %s with %s and not a word of DynamoDB', async (type, errorType) => {
      const { error, result } = await response({ args: { id: ID }, ...failure(type) });

      expect(result).toBeNull();
      expect(error?.errorType).toBe(errorType);
      expect(JSON.stringify(error)).not.toMatch(/secret|Dynamo|Exception/);
    });
  });
});
