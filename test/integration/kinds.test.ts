import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { createDynamoDbClient } from 'appsync-local-stack/dynamodb';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ledgerFindings } from '../support/ledger-findings.ts';
import { useLocalStack } from '../support/local-stack.ts';
import {
  added,
  addExpense,
  changedSince,
  deleteExpense,
  getExpense,
  imported,
  importExpenses,
  listed,
  restoreExpense,
  summed,
  updateExpense,
} from '../support/operations.ts';
import { subscribe } from '../support/subscriber.ts';

const KINDS = ['EXPENSE', 'REFUND', 'INCOME'];

describe('the kind of an expense', () => {
  const test = useLocalStack();

  it('is EXPENSE when none is given', async () => {
    const user = await test.newUser();
    const one = await added(user);
    const [other] = await imported(user, [{ date: '2024-01-09', amount: 1, category: 'Food' }]);

    expect([one['kind'], other?.['kind']]).toEqual(['EXPENSE', 'EXPENSE']);
  });

  it.each(KINDS)('is %s in answers, lists, changes and the trash', async (kind) => {
    const user = await test.newUser();
    const { id } = await added(user, { kind, payee: 'Shop' });
    const shown = { id, kind, amount: 2.25 };

    expect((await user.graphql(getExpense, { id })).data).toMatchObject({ expense: shown });
    expect((await listed(user)).items).toMatchObject([shown]);
    expect((await listed(user, { category: 'Food' })).items).toMatchObject([shown]);
    expect((await listed(user, { payee: 'Shop' })).items).toMatchObject([shown]);
    expect((await changedSince(user)).items).toMatchObject([shown]);
    expect((await user.graphql(deleteExpense, { id })).data).toMatchObject({ deleteExpense: shown });
    expect((await user.graphql(restoreExpense, { id })).data).toMatchObject({ restoreExpense: shown });
  });

  it.each(KINDS)('is %s in events', async (kind) => {
    const user = await test.newUser();
    const subscriber = await subscribe(
      test.stack.origin,
      user,
      'subscription { onExpenseAdded { id kind payee amount } }',
    );
    onTestFinished(subscriber.close);

    const { id } = await added(user, { kind, payee: 'Shop' });

    expect(await subscriber.received(1)).toEqual([{ id, kind, payee: 'Shop', amount: 2.25 }]);
  });

  it('is told apart by the rows of an import', async () => {
    const user = await test.newUser();
    const rows = [...KINDS, null].map((kind) => ({ date: '2024-01-09', amount: 2, category: 'Food', kind }));

    const items = await imported(user, rows);

    expect(items.map((item) => item['kind'])).toEqual([...KINDS, 'EXPENSE']);
    expect((await summed(user, 2024)).currencies).toMatchObject([
      { spent: 2, refunded: 2, income: 2, balance: 0, expenseCount: 2, refundCount: 1, incomeCount: 1 },
    ]);
  });

  it('lets an expense and its refund of one import add up to nothing, with two of them counted', async () => {
    const user = await test.newUser();
    const row = {
      date: '2024-01-09',
      amount: 2,
      category: 'Food',
      subcategory: 'Tea',
      paymentMethod: 'Cash',
    };

    await imported(user, [row, { ...row, kind: 'REFUND' }]);

    expect((await summed(user, 2024)).currencies).toMatchObject([
      {
        ...{ spent: 0, refunded: 2, expenseCount: 1, refundCount: 1 },
        categories: [{ total: 0, count: 2, share: 0, subcategories: [{ total: 0, count: 2 }] }],
        paymentMethods: [{ total: 0, count: 2 }],
      },
    ]);
    expect(await ledgerFindings(test.stack, user.sub)).toEqual([]);
  });

  it('can be changed, and is part of what makes an expense the same', async () => {
    const user = await test.newUser();
    const input = {
      id: 'b1b2b3b4-0000-4000-8000-000000000001',
      date: '2024-01-09',
      amount: 2,
      category: 'Food',
    };
    await added(user, input);

    const asRefund = await user.graphql(addExpense, { input: { ...input, kind: 'REFUND' } });
    const { data } = await user.graphql(updateExpense, { input: { id: input.id, kind: 'REFUND' } });

    expect(asRefund.errors).toMatchObject([{ errorType: 'Conflict', errorInfo: { reason: 'ID_TAKEN' } }]);
    expect(data).toMatchObject({ updateExpense: { kind: 'REFUND', amount: 2, version: 2 } });
    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: -2, refundCount: 1 }]);
  });

  it('of expenses that were stored before there were kinds is EXPENSE, and they count as such', async () => {
    const user = await test.newUser();
    const { id } = await added(user);
    const client = createDynamoDbClient({ endpoint: test.stack.dynamodbEndpoint, region: 'us-east-1' });
    await client.send(
      new UpdateItemCommand({
        TableName: test.stack.model.tables[0]?.tableName ?? '',
        Key: { userId: { S: user.sub }, sk: { S: `EXPENSE#${id}` } },
        UpdateExpression: 'REMOVE kind',
      }),
    );
    client.destroy();

    expect((await listed(user)).items).toMatchObject([{ kind: 'EXPENSE' }]);
    const { data } = await user.graphql(updateExpense, { input: { id, amount: 3 } });

    expect(data).toMatchObject({ updateExpense: { kind: 'EXPENSE' } });
    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 3, expenseCount: 1 }]);
    await user.graphql(deleteExpense, { id });
    expect((await summed(user, 2024)).currencies).toEqual([]);
  });

  it('that there is not is refused: by GraphQL itself, and by name in a row of an import', async () => {
    const user = await test.newUser();
    const { id } = await added(user);
    const row = { date: '2024-01-09', amount: 2, category: 'Food', kind: 'GIFT' };

    const one = await user.graphql(addExpense, { input: row });
    const cleared = await user.graphql(updateExpense, { input: { id, kind: null } });
    const batch = await user.graphql(importExpenses, {
      input: { expenses: ['GIFT', 'expense', ''].map((kind) => ({ ...row, kind })) },
    });

    expect(one.errors?.[0]?.message).toContain('GIFT');
    expect(cleared.errors).toMatchObject([{ errorType: 'ValidationError', errorInfo: { field: 'kind' } }]);
    expect(batch.errors).toMatchObject([
      {
        errorType: 'ValidationError',
        errorInfo: {
          errors: [0, 1, 2].map((index) => ({
            ...{ index, field: 'kind', reason: 'must be EXPENSE, REFUND or INCOME' },
          })),
        },
      },
    ]);
  });
});

describe('categories', () => {
  const test = useLocalStack();

  it("are the caller's, of each side, the most used first, without those that have no expense left", async () => {
    const user = await test.newUser();
    const { id } = await added(user, { category: 'Once' });
    await added(user, { date: '2024-01-01', category: 'Food' });
    await added(user, { date: '2023-12-31', category: 'Fun' });
    await added(user, { date: '2024-02-01', category: 'Fun', currency: 'EUR' });
    await added(user, { date: '2024-02-01', category: 'Fun', kind: 'REFUND' });
    await added(user, { date: '2024-03-01', category: 'Fun', kind: 'INCOME' });
    await user.graphql(deleteExpense, { id });

    const { data } = await user.graphql('{ categories { category side count lastMonth } }');

    expect(data?.['categories']).toEqual([
      { category: 'Fun', side: 'SPENT', count: 3, lastMonth: '2024-02' },
      { category: 'Food', side: 'SPENT', count: 1, lastMonth: '2024-01' },
      { category: 'Fun', side: 'INCOME', count: 1, lastMonth: '2024-03' },
    ]);
  });

  it('have what 24 expenses of 24 months to come were corrected to', async () => {
    const user = await test.newUser();
    const months = Array.from({ length: 24 }, (_, index) => [
      2030 + Math.floor(index / 12),
      (index % 12) + 1,
    ]);
    for (const [year, month] of months) {
      const { id } = await added(user, { date: `${year}-${String(month).padStart(2, '0')}-01` });
      await user.graphql(updateExpense, { input: { id, date: '2024-01-09' } });
    }

    const { data } = await user.graphql('{ categories { category side count lastMonth } }');

    expect(data?.['categories']).toEqual([
      { category: 'Food', side: 'SPENT', count: 24, lastMonth: '2024-01' },
    ]);
  });
});
