import { randomUUID } from 'node:crypto';
import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { cancellation, createDynamoDbClient, refusal } from 'appsync-local-stack/dynamodb';
import type { Interception } from 'appsync-local-stack/dynamodb';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Erasure } from '../../resolvers/generated/schema.ts';
import { budgeted, budgetsOf, setMany } from '../support/budgets.ts';
import { ledgerFindings } from '../support/ledger-findings.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import {
  added,
  changedSince,
  CONFIRMATION,
  deleteExpense,
  eraseMyData,
  importExpenses,
  listedAll,
  summed,
} from '../support/operations.ts';

const test = useLocalStack();

afterEach(() => {
  test.interceptor.decide = undefined;
});

/** All that is stored of a user. */
async function storedItems(user: TestUser): Promise<Record<string, AttributeValue>[]> {
  const client = createDynamoDbClient({ endpoint: test.stack.dynamodbEndpoint, region: 'us-east-1' });
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: test.stack.model.tables[0]?.tableName ?? '',
      KeyConditionExpression: 'userId = :user',
      ExpressionAttributeValues: { ':user': { S: user.sub } },
      ConsistentRead: true,
    }),
  );
  client.destroy();
  return Items;
}

/** The sort keys of all that is stored of a user. */
async function storedKeys(user: TestUser): Promise<string[]> {
  return (await storedItems(user)).map(({ sk }) => sk?.S ?? '');
}

/** Stores an item that is neither an expense nor a ledger. */
async function storeOther(user: TestUser, sk: string): Promise<void> {
  const client = createDynamoDbClient({ endpoint: test.stack.dynamodbEndpoint, region: 'us-east-1' });
  await client.send(
    new PutItemCommand({
      TableName: test.stack.model.tables[0]?.tableName ?? '',
      Item: { userId: { S: user.sub }, sk: { S: sk }, version: { N: '3' } },
    }),
  );
  client.destroy();
}

async function erase(user: TestUser): Promise<Erasure> {
  const { data, errors } = await user.graphql(eraseMyData, { confirmation: CONFIRMATION });
  expect(errors).toBeUndefined();
  return data?.['eraseMyData'] as unknown as Erasure; // selected
}

/** Adds expenses in as many categories, 50 at once. */
async function fill(user: TestUser, count: number, categories: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    date: `2024-0${(index % 3) + 1}-15`,
    amount: 1.25,
    category: `Category ${index % categories}`,
    subcategory: 'Any',
    kind: (['EXPENSE', 'REFUND', 'INCOME'] as const)[index % 3],
  }));
  for (let first = 0; first < count; first += 50) {
    const { errors } = await user.graphql(importExpenses, {
      input: { expenses: rows.slice(first, first + 50) },
    });
    expect(errors).toBeUndefined();
  }
}

/** What was listed, by currency and side, beside what was summed. */
async function listedAndSummed(user: TestUser) {
  const expenses = await listedAll(user, { limit: 200 });
  const total = (...kinds: string[]) =>
    expenses
      .filter(({ kind }) => kinds.includes(String(kind)))
      .reduce((sum, { kind, amount }) => sum + (kind === 'REFUND' ? -amount : amount), 0);
  const { currencies } = await summed(user, 2024);
  const [{ spent, income, expenseCount, refundCount, incomeCount } = NONE] = currencies;
  return {
    listed: { spent: total('EXPENSE', 'REFUND'), income: total('INCOME'), count: expenses.length },
    summed: { spent, income, count: expenseCount + refundCount + incomeCount },
  };
}

const NONE = { spent: 0, income: 0, expenseCount: 0, refundCount: 0, incomeCount: 0 };

describe('eraseMyData', () => {
  it('erases expenses, deleted ones, ledgers and whatever else there is, and of nobody else', async () => {
    const [user, other] = await Promise.all([test.newUser(), test.newUser()]);
    const theirs = await added(other);
    await fill(user, 20, 4);
    const { id } = await added(user);
    await user.graphql(deleteExpense, { id });
    await storeOther(user, 'BUDGET#USD#Food');
    await storeOther(user, 'MONTH#2024-01#USD');
    await storeOther(user, 'something else');

    const erasure = await erase(user);

    // What else there is counts for nothing.
    expect(erasure).toEqual({ erased: 21 + 1, more: false });
    expect(await storedKeys(user)).toEqual([]);
    expect(await listedAll(user)).toEqual([]);
    expect((await summed(user, 2024)).currencies).toEqual([]);
    expect((await changedSince(user)).items).toEqual([]);
    expect(await listedAll(other)).toEqual([theirs]);
    expect((await summed(other, 2024)).currencies).toMatchObject([{ spent: 2.25 }]);
  });

  it('erases budgets, and what counts them, so that a new one is the first', async () => {
    const user = await test.newUser();
    await setMany(user, 'Category ', 60);
    await added(user);

    const erasure = await erase(user);

    expect(erasure).toEqual({ erased: 60 + 1, more: false });
    expect(await storedKeys(user)).toEqual([]);
    expect((await budgetsOf(user)).budgets).toEqual([]);
    await budgeted(user, { amount: 5 });
    expect((await storedItems(user)).find(({ sk }) => sk?.S === 'BUDGETS')?.['count']?.N).toBe('1');
  });

  it('has nothing to do for a user without data, nor when it is sent again', async () => {
    const user = await test.newUser();

    expect(await erase(user)).toEqual({ erased: 0, more: false });
    await added(user);
    expect(await erase(user)).toEqual({ erased: 1, more: false });
    expect(await erase(user)).toEqual({ erased: 0, more: false });
  });

  it('goes on in steps, between which lists and totals agree, and nothing is left of what is emptied', async () => {
    const user = await test.newUser();
    await fill(user, 600, 70);
    let steps = 0;
    let erased = 0;
    let more = true;

    while (more) {
      const step = await erase(user);
      steps += 1;
      erased += step.erased;
      more = step.more;
      const { listed, summed } = await listedAndSummed(user);
      expect(summed).toEqual(listed);
      expect((await storedItems(user)).filter((item) => item['count']?.N === '0')).toEqual([]);
    }

    expect(steps).toBeGreaterThan(1);
    expect(erased).toBe(600);
    expect(await storedKeys(user)).toEqual([]);
  });

  it('agrees to the minor unit when it is broken off among the largest amounts', async () => {
    const user = await test.newUser();
    const row = { date: '2024-01-09', amount: 9_999_999_999_999.99, category: 'Food' };
    for (let count = 0; count < 8; count += 1) {
      await added(user, row);
    }
    let transactions = 0;
    test.interceptor.decide = ({ operation }) => {
      transactions += operation === 'TransactWriteItems' ? 1 : 0;
      return operation === 'TransactWriteItems' && transactions > 1
        ? refusal('InternalServerError')
        : undefined;
    };

    await user.graphql(eraseMyData, { confirmation: CONFIRMATION });

    test.interceptor.decide = undefined;
    expect(await listedAll(user)).toHaveLength(7);
    expect(await ledgerFindings(test.stack, user.sub)).toEqual([]);
  });

  it('leaves as many budgets as are counted when it is broken off', async () => {
    const user = await test.newUser();
    await setMany(user, 'Category ', 150);
    let transactions = 0;
    test.interceptor.decide = ({ operation }) => {
      transactions += operation === 'TransactWriteItems' ? 1 : 0;
      return operation === 'TransactWriteItems' && transactions > 1
        ? refusal('InternalServerError')
        : undefined;
    };

    await user.graphql(eraseMyData, { confirmation: CONFIRMATION });

    test.interceptor.decide = undefined;
    const { budgets } = await budgetsOf(user);
    expect(budgets.length).toBeLessThan(150);
    expect((await storedItems(user)).find(({ sk }) => sk?.S === 'BUDGETS')?.['count']?.N).toBe(
      String(budgets.length),
    );
  });

  it('erases expenses of one ledger that share nothing but that', async () => {
    const user = await test.newUser();
    const rows = Array.from({ length: 100 }, (_, index) => ({
      date: `2024-01-${String((index % 31) + 1).padStart(2, '0')}`,
      kind: index % 2 === 0 ? 'EXPENSE' : 'REFUND',
      amount: index + 1,
      category: 'Food',
      subcategory: `Subcategory ${index}`,
      paymentMethod: `Card ${index}`,
    }));
    for (const expenses of [rows.slice(0, 50), rows.slice(50)]) {
      expect((await user.graphql(importExpenses, { input: { expenses } })).errors).toBeUndefined();
    }

    expect(await erase(user)).toEqual({ erased: 100, more: false });
    expect(await storedKeys(user)).toEqual([]);
  });

  it('is refused without the confirmation, word for word, and erases nothing', async () => {
    const user = await test.newUser();
    const expense = await added(user);

    for (const wrong of ['', 'yes', 'erase all my data', ' ERASE ALL MY DATA', 'ERASE ALL MY DATA\n']) {
      const { data, errors } = await user.graphql(eraseMyData, { confirmation: wrong });
      expect(data).toEqual({ eraseMyData: null });
      expect(errors).toMatchObject([
        {
          errorType: 'ValidationError',
          errorInfo: {
            field: 'confirmation',
            reason: 'must be ERASE ALL MY DATA: everything is erased, for ever',
          },
        },
      ]);
    }
    expect(await listedAll(user)).toEqual([expense]);
  });

  it('tries again what other writes came before', async () => {
    const user = await test.newUser();
    await added(user);
    let transactions = 0;
    test.interceptor.decide = ({ operation }) => {
      transactions += operation === 'TransactWriteItems' ? 1 : 0;
      return operation === 'TransactWriteItems' && transactions === 1
        ? cancellation(['TransactionConflict', 'None'])
        : undefined;
    };

    expect(await erase(user)).toEqual({ erased: 1, more: false });
  });

  it('agrees in lists and totals wherever it is broken off, and comes to its end when it is sent again', async () => {
    const faults = ['none', 'conflict', 'refused', 'throttled', 'broken', 'lost'] as const;
    const answers: Record<(typeof faults)[number], Interception | undefined> = {
      none: undefined,
      conflict: cancellation(['None', 'TransactionConflict']),
      refused: cancellation(['ConditionalCheckFailed', 'None']),
      throttled: refusal('ThrottlingException'),
      broken: refusal('InternalServerError'),
      lost: 'lost',
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...faults), { minLength: 4, maxLength: 12 }),
        fc.integer({ min: 1, max: 150 }),
        async (planned, count) => {
          const user = await test.newUser();
          await fill(user, count, 30);
          const left = [...planned];
          test.interceptor.decide = ({ operation }) =>
            operation === 'TransactWriteItems' ? answers[left.shift() ?? 'none'] : undefined;

          let more = true;
          while (more) {
            const { data } = await user.graphql(eraseMyData, { confirmation: CONFIRMATION });
            more = (data?.['eraseMyData'] as unknown as Erasure | null)?.more ?? true; // selected; null after a fault
            const { listed, summed } = await listedAndSummed(user);
            expect(summed).toEqual(listed);
          }

          test.interceptor.decide = undefined;
          expect(await storedKeys(user)).toEqual([]);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('leaves nothing behind of what is written meanwhile', async () => {
    const user = await test.newUser();
    await fill(user, 100, 5);

    const writers = Array.from({ length: 10 }, (_, index) =>
      user.graphql(importExpenses, {
        input: { expenses: [{ date: '2024-01-15', amount: 1, category: `Category ${index % 5}` }] },
      }),
    );
    const eraser = (async () => {
      let more = true;
      while (more) {
        const { data } = await user.graphql(eraseMyData, { confirmation: CONFIRMATION });
        more = (data?.['eraseMyData'] as unknown as Erasure | null)?.more ?? true; // selected; null when overtaken
      }
    })();
    await Promise.all([...writers, eraser]);
    const { listed, summed } = await listedAndSummed(user);

    expect(summed).toEqual(listed);
    expect((await erase(user)).more).toBe(false);
    expect(await storedKeys(user)).toEqual([]);
  });
});
