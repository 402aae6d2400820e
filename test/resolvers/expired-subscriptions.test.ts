import { describe, expect, it } from 'vitest';
import { ID, IDENTITY, SUB, useHandlers } from '../support/handlers.ts';

const ITEM = {
  ...{ userId: SUB, sk: `EXPENSE#${ID}`, id: ID, date: '2024-01-09', category: 'Food', currency: 'USD' },
  ...{ amountMinor: 225, version: 1, createdAt: '2024-01-09T08:30:00.000Z' },
  updatedAt: '2024-01-09T08:30:00.000Z',
};
const ENV = { DEFAULT_CURRENCY: 'USD', TABLE_NAME: 'Expenses' };

describe.each([
  'onExpenseAdded',
  'onExpenseUpdated',
  'onExpenseDeleted',
  'onExpensesImported',
  'onExpensesUpdated',
  'onExpensesDeleted',
  'onExpensesRestored',
  'onCategoryRenamed',
])('Subscription.%s', (field) => {
  const { response } = useHandlers(`Subscription.${field}`);

  it('ends with the first change of the caller’s after the token has expired, by a filter of its own', async () => {
    const { subscriptionInvalidationFilter } = await response({});

    expect(subscriptionInvalidationFilter).toEqual({
      filterGroup: [
        {
          filters: [
            { fieldName: 'userId', operator: 'eq', value: SUB },
            { fieldName: 'now', operator: 'ge', value: IDENTITY.claims['exp'] },
          ],
        },
      ],
    });
  });

  it('goes on for as long as AppSync lets it where the deployment is told so', async () => {
    const { subscriptionFilter, subscriptionInvalidationFilter } = await response({
      env: { ...ENV, END_EXPIRED_SUBSCRIPTIONS: 'false' },
    });

    expect(subscriptionFilter).toBeDefined();
    expect(subscriptionInvalidationFilter).toBeUndefined();
  });
});

describe.each([
  ['addExpense', 'onExpenseAdded'],
  ['updateExpense', 'onExpenseUpdated'],
  ['deleteExpense', 'onExpenseDeleted'],
  ['restoreExpense', 'onExpenseAdded'],
  ['importExpenses', 'onExpensesImported'],
  ['updateExpenses', 'onExpensesUpdated'],
  ['deleteExpenses', 'onExpensesDeleted'],
  ['restoreExpenses', 'onExpensesRestored'],
])('Mutation.%s', (field, subscriptionField) => {
  const { response } = useHandlers(`Mutation.${field}`);
  const done = {
    stash: { userId: SUB, id: ID, item: ITEM, items: [ITEM], stored: [], outcome: 'written' },
    prev: { result: {} },
  };

  it(`tells ${subscriptionField} alone whose change it was, and when`, async () => {
    const before = Math.floor(Date.now() / 1000);
    const { error, invalidations } = await response(done);
    const after = Math.floor(Date.now() / 1000);

    expect(error).toBeUndefined();
    expect(invalidations).toEqual([
      { subscriptionField, payload: { userId: SUB, now: expect.any(Number) as number } },
    ]);
    const [{ payload }] = invalidations as [{ payload: { now: number } }];
    expect(payload.now).toBeGreaterThanOrEqual(before);
    expect(payload.now).toBeLessThanOrEqual(after);
  });

  it('tells nobody where the deployment is told so', async () => {
    const { invalidations } = await response({
      ...done,
      env: { ...ENV, END_EXPIRED_SUBSCRIPTIONS: 'false' },
    });

    expect(invalidations).toEqual([]);
  });
});
