import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { cancelled, ID, SUB, useHandlers } from '../../support/handlers.ts';
import { ledgerDifferences } from '../../support/ledger-differences.ts';

describe('functions/undeleteExpense', () => {
  const { request, response } = useHandlers('functions/undeleteExpense');
  const stash = { userId: SUB, id: ID };
  const inAnHour = Math.floor(Date.now() / 1000) + 3_600;
  const deleted = expenseItem({
    version: 3,
    deletedAt: '2024-01-10T00:00:00.000Z',
    expiresAt: inAnHour,
    dateKey: undefined,
    payee: 'Shop',
    categoryKey: `#deleted#2024-01-10T00:00:00.000Z#${ID}`,
  });

  it('puts the item back into the lists and into its ledger, and lets it expire no more', async () => {
    const { result, stash: noted } = await request({ stash: { ...stash, stored: deleted } });
    const { updatedAt } = noted['item'] as { updatedAt: string };

    expect(result).toMatchObject({
      operation: 'TransactWriteItems',
      transactItems: [
        {
          table: 'Expenses',
          operation: 'UpdateItem',
          key: { userId: { S: SUB }, sk: { S: `EXPENSE#${ID}` } },
          update: {
            expression:
              'SET updatedAt = :updatedAt, changeKey = :changeKey, dateKey = :dateKey, categoryKey = :categoryKey,' +
              ' payeeKey = :payeeKey, version = :version REMOVE deletedAt, expiresAt',
            expressionValues: {
              ':updatedAt': { S: updatedAt },
              ':changeKey': { S: `${updatedAt}#${ID}` },
              ':dateKey': { S: `2024-01-09#2024-01-09T08:30:00.000Z#${ID}` },
              ':categoryKey': { S: `Food#2024-01-09#2024-01-09T08:30:00.000Z#${ID}` },
              ':payeeKey': { S: `Shop#2024-01-09#2024-01-09T08:30:00.000Z#${ID}` },
              ':version': { N: 4 },
            },
          },
          condition: {
            expression:
              'version = :readVersion AND createdAt = :readCreatedAt AND attribute_exists(deletedAt)',
            expressionValues: {
              ':readVersion': { N: 3 },
              ':readCreatedAt': { S: '2024-01-09T08:30:00.000Z' },
            },
            returnValuesOnConditionCheckFailure: false,
          },
        },
        { operation: 'UpdateItem' },
      ],
    });
    expect(ledgerDifferences(result)[1]).toMatchObject({
      sk: 'LEDGER#2024-01#USD#SPENT#Food',
      differences: { total: 225, count: 1, d09: 225, n09: 1, 's#Coffee': 225, 't#Coffee': 1 },
    });
    expect(noted['item']).toMatchObject({ version: 4 });
    expect(noted['item']).not.toHaveProperty('deletedAt');
  });

  it('leaves a live expense as it is', async () => {
    const { earlyReturn, stash: noted } = await request({ stash: { ...stash, stored: expenseItem() } });

    expect(earlyReturn).toEqual({ skipTo: 'END' });
    expect(noted).toEqual({ ...stash, stored: expenseItem(), outcome: 'written', item: expenseItem() });
  });

  it.each([
    ['there is none', null],
    ['its 30 days are over', { ...deleted, expiresAt: inAnHour - 3_700 }],
  ])('ends with NotFound when %s', async (_, stored) => {
    const { error } = await request({ stash: { ...stash, stored } });

    expect(error?.errorType).toBe('NotFound');
  });

  it('ends the pipeline once the expense is written', async () => {
    const { earlyReturn } = await request({
      stash: { ...stash, outcome: 'written' },
    });

    expect(earlyReturn).toEqual({ skipTo: 'END' });
  });

  it('leaves an attempt out that would be refused again', async () => {
    const { earlyReturn } = await request({
      stash: { ...stash, stored: deleted, outcome: 'refused' },
    });

    expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
  });

  it.each(['read', 'contended'])('tries again when the last step was %s', async (outcome) => {
    const { result, earlyReturn } = await request({
      stash: { ...stash, stored: deleted, outcome },
    });

    expect(earlyReturn).toBeUndefined();
    expect(result).toMatchObject({ operation: 'TransactWriteItems' });
  });

  it('notes how the attempt ended', async () => {
    const { stash: noted } = await response({ stash, ...cancelled('ConditionalCheckFailed', 'None') });

    expect(noted).toEqual({ ...stash, outcome: 'refused' });
  });
});
