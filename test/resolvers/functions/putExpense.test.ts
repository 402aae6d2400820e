import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { failure, id, sub, useHandlers } from '../../support/handlers.ts';

describe('functions/putExpense', () => {
  const { request, response } = useHandlers('functions/putExpense');
  const item = expenseItem({ sk: undefined, subcategory: undefined });

  it('puts the item unless its key is taken', async () => {
    const { result } = await request({ stash: { userId: sub, id, item } });

    expect(result).toEqual({
      operation: 'PutItem',
      key: { userId: { S: sub }, sk: { S: `EXPENSE#${id}` } },
      attributeValues: {
        userId: { S: sub },
        id: { S: id },
        date: { S: '2024-01-09' },
        amountMinor: { N: 225 },
        currency: { S: 'USD' },
        category: { S: 'Food' },
        version: { N: 1 },
        createdAt: { S: '2024-01-09T08:30:00.000Z' },
        updatedAt: { S: '2024-01-09T08:30:00.000Z' },
        dateKey: { S: `2024-01-09#${id}` },
        categoryKey: { S: `Food#2024-01-09#${id}` },
        changeKey: { S: `2024-01-09T08:30:00.000Z#${id}` },
      },
      condition: { expression: 'attribute_not_exists(sk)' },
    });
  });

  it('hands on what was written', async () => {
    const { result } = await response({ stash: { item }, result: item });

    expect(result).toEqual(item);
  });

  it('notes that the key was taken', async () => {
    const { stash, error } = await response({
      stash: { item },
      ...failure('ConditionalCheckFailedException'),
    });

    expect(error).toBeUndefined();
    expect(stash).toEqual({ item, conditionFailed: true });
  });
});
