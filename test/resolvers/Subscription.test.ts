import { describe, expect, it } from 'vitest';
import { SUB, useHandlers, validationError } from '../support/handlers.ts';

/** The path leads to nothing that a client has written, whatever alias it is selected under. */
const OF_CALLER = [
  { fieldName: 'owner.userId', operator: 'eq', value: SUB },
  { fieldName: 'owner.isSetByServer', operator: 'eq', value: true },
];

describe('Subscription.onExpensesImported', () => {
  const { request, response } = useHandlers('Subscription.onExpensesImported');

  it("hears of the caller's own imports only, and asks no data source", async () => {
    const { result, subscriptionFilter } = await response({});

    expect((await request({})).result).toEqual({ payload: null });
    expect(result).toBeNull();
    expect(subscriptionFilter).toEqual({ filterGroup: [{ filters: OF_CALLER }] });
  });
});

describe.each(['onExpenseAdded', 'onExpenseUpdated', 'onExpenseDeleted'])('Subscription.%s', (field) => {
  const { request, response } = useHandlers(`Subscription.${field}`);

  it('asks no data source', async () => {
    const { result } = await request({});

    expect(result).toEqual({ payload: null });
  });

  it("hears of the caller's own expenses only", async () => {
    const { result, subscriptionFilter } = await response({});

    expect(result).toBeNull();
    expect(subscriptionFilter).toEqual({ filterGroup: [{ filters: OF_CALLER }] });
  });

  it('narrows by category, and stays with the caller', async () => {
    const { subscriptionFilter } = await response({ args: { category: 'Food' } });

    expect(subscriptionFilter).toEqual({
      filterGroup: [
        {
          filters: [...OF_CALLER, { fieldName: 'category', operator: 'eq', value: 'Food' }],
        },
      ],
    });
  });

  it.each(['', 'a'.repeat(101), 'Food#'])(
    'refuses the category %j, which no expense can have',
    async (category) => {
      const { error } = await response({ args: { category } });

      expect(error).toMatchObject(validationError('category', expect.any(String)));
    },
  );

  it('lets in nobody without a Cognito identity', async () => {
    const { error } = await response({ identity: null });

    expect(error?.errorType).toBe('Unauthorized');
  });
});
