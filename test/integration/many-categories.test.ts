import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { createDynamoDbClient } from 'appsync-local-stack/dynamodb';
import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../resolvers/shared/ledger.ts';
import { fillLedgers } from '../support/fill-table.ts';
import { ledgerFindings } from '../support/ledger-findings.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import {
  added,
  deleteExpense,
  imported,
  importExpenses,
  listedAll,
  renameCategory,
  summed,
  updateExpense,
} from '../support/operations.ts';

const test = useLocalStack();
const ROW = { date: '2024-01-09', amount: 1, category: 'Food' };

/** The sort keys of a user's ledgers. */
async function storedLedgers({ sub }: TestUser): Promise<(string | undefined)[]> {
  const client = createDynamoDbClient({ endpoint: test.stack.dynamodbEndpoint, region: 'us-east-1' });
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: test.stack.model.tables[0]?.tableName ?? '',
      KeyConditionExpression: 'userId = :userId AND sk BETWEEN :low AND :high',
      ExpressionAttributeValues: { ':userId': { S: sub }, ':low': { S: 'F' }, ':high': { S: '~' } },
      ConsistentRead: true,
    }),
  );
  client.destroy();
  return Items.map(({ sk }) => sk?.S);
}

async function categoriesOf(user: TestUser): Promise<unknown> {
  const { data } = await user.graphql('{ categories { category count } }');
  return data?.['categories'];
}

describe('a month of 500 categories', () => {
  it('has one when the expenses of 499 are deleted, and nothing is left of the others', async () => {
    const user = await test.newUser();
    const ids: string[] = [];
    for (let batch = 0; batch < 10; batch += 1) {
      const rows = Array.from({ length: 50 }, (_, index) => ({ ...ROW, category: `C${batch * 50 + index}` }));
      ids.push(...(await imported(user, rows)).map(({ id }) => id));
    }
    expect((await summed(user, 2024)).currencies[0]?.categories).toHaveLength(500);

    for (let first = 1; first < 500; first += 25) {
      await Promise.all(ids.slice(first, first + 25).map((id) => user.graphql(deleteExpense, { id })));
    }

    const { currencies } = await summed(user, 2024);
    expect(currencies).toMatchObject([{ spent: 1, expenseCount: 1 }]);
    expect(currencies[0]?.categories).toMatchObject([{ category: 'C0', total: 1, count: 1, share: 1 }]);
    expect(await categoriesOf(user)).toEqual([{ category: 'C0', count: 1 }]);
    expect(await storedLedgers(user)).toEqual(['LEDGER#2024-01#USD#SPENT#C0']);
    expect(await ledgerFindings(test.stack, user.sub)).toEqual([]);
  });
});

describe('thousands of categories', () => {
  function entries(count: number, name: (index: number) => string, months = 1): LedgerEntry[] {
    return Array.from({ length: count }, (_, index) => ({
      date: `2024-${String((index % months) + 1).padStart(2, '0')}-09`,
      amountMinor: 100,
      currency: 'USD',
      category: name(index),
    }));
  }

  it('are summed up exactly, as long as DynamoDB gives them at once', async () => {
    const user = await test.newUser();
    await fillLedgers(
      test.stack,
      user.sub,
      entries(4_000, (index) => `C${index}`, 12),
    );

    const { currencies } = await summed(user, 2024);

    expect(currencies).toMatchObject([{ spent: 4_000, expenseCount: 4_000 }]);
    expect(currencies[0]?.categories).toHaveLength(4_000);
    expect(currencies[0]?.months).toHaveLength(12);
  });

  it('that exceed it are refused by the name of the period, and a shorter one is exact', async () => {
    const user = await test.newUser();
    const longName = (index: number) => `${String(index).padStart(5, '0')}${'€'.repeat(95)}`;
    await fillLedgers(test.stack, user.sub, entries(3_000, longName, 12));

    const { data, errors } = await user.graphql('{ summary(year: 2024) { currencies { spent } } }');

    expect(data).toEqual({ summary: null });
    expect(errors).toMatchObject([
      {
        errorType: 'ValidationError',
        errorInfo: {
          field: 'year',
          reason:
            'asks for more categories, subcategories and payment methods than one answer can sum up: ask for fewer months, or merge some of them',
        },
      },
    ]);
    expect((await summed(user, 2024, 3)).currencies).toMatchObject([{ spent: 250, expenseCount: 250 }]);
    const categories = (await categoriesOf(user)) as { category: string; count: number }[];
    expect(categories).toHaveLength(200);
  });
});

describe('a category with more subcategories in a month than an item can hold', () => {
  const tooMany =
    'cannot be taken: the category would have too many subcategories and payment methods in one month';
  const subcategory = (index: number) => `${String(index).padStart(4, '0')}${'€'.repeat(96)}`;
  const batchOf = (batch: number) =>
    Array.from({ length: 50 }, (_, index) => ({ ...ROW, subcategory: subcategory(batch * 50 + index) }));

  it('takes no more of them, says which field it is, and goes on with all else', async () => {
    const user = await test.newUser();
    let batches = 0;
    let refusal: unknown;
    let items = await imported(user, batchOf(0));
    for (batches = 1; refusal === undefined && batches < 20; batches += 1) {
      const { data, errors } = await user.graphql(importExpenses, { input: { expenses: batchOf(batches) } });
      refusal = errors?.[0];
      items = errors ? items : (data?.['importExpenses'] as unknown as { items: typeof items }).items;
    }
    const count = (batches - 1) * 50;

    expect(refusal).toMatchObject({
      errorType: 'ValidationError',
      errorInfo: { field: 'subcategory', reason: tooMany },
    });
    expect(batches - 1).toBeGreaterThan(10);
    expect(await listedAll(user, { limit: 200 })).toHaveLength(count);
    expect((await summed(user, 2024, 1)).currencies).toMatchObject([{ spent: count, expenseCount: count }]);

    // What is in use already, another category and another month are taken.
    await added(user, { ...ROW, subcategory: subcategory(0) });
    await added(user, { ...ROW, subcategory: subcategory(5_000), category: 'Fun' });
    await added(user, { ...ROW, subcategory: subcategory(5_000), date: '2024-02-09' });
    expect((await summed(user, 2024)).currencies).toMatchObject([{ expenseCount: count + 3 }]);

    // A renaming names its own argument.
    await imported(
      user,
      batchOf(61).map((row) => ({ ...row, category: 'Fun' })),
    );
    const { errors: ofRenaming } = await user.graphql(renameCategory, { from: 'Fun', to: ROW.category });
    expect(ofRenaming).toMatchObject([{ errorInfo: { field: 'to', reason: tooMany } }]);

    // So is what is refused, once there is room: nothing keeps the place of what is emptied.
    for (const { id } of items) {
      const { errors } = await user.graphql(updateExpense, { input: { id, subcategory: null } });
      expect(errors).toBeUndefined();
    }
    await imported(user, batchOf(60));
    expect((await summed(user, 2024)).currencies).toMatchObject([{ expenseCount: count + 103 }]);
    expect(await ledgerFindings(test.stack, user.sub)).toEqual([]);
  });
});
