import type { Json } from 'appsync-local-stack/runtime';
import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { cancelled, ID, SUB, useHandlers } from '../../support/handlers.ts';
import { ledgerDifferences } from '../../support/ledger-differences.ts';

const DELETED = { deletedAt: '2024-01-10T00:00:00.000Z', expiresAt: 4_102_444_800 };
const FOOD = 'LEDGER#2024-01#USD#SPENT#Food';

/** As many stored expenses as wanted, each of a year of its own. */
function ofYears(count: number, changes: Record<string, Json>): Json[] {
  return Array.from({ length: count }, (_, index) =>
    expenseItem({ id: `${ID.slice(0, -2)}${10 + index}`, date: `${1970 + index}-01-09`, ...changes }),
  );
}

function writesOf(result: Json | undefined): { operation: string; key: { sk: { S: string } } }[] {
  return (result as unknown as { transactItems: ReturnType<typeof writesOf> }).transactItems; // a transaction
}

/** Each step that changes many expenses, what it is to store of them, and how many it must be able to. */
const STEPS: readonly [string, Record<string, Json>, Record<string, Json>, number, number][] = [
  ['patchExpenses', { patch: { category: 'Fun' } }, {}, 33, 99],
  ['softDeleteExpenses', {}, {}, 50, 100],
  ['undeleteExpenses', {}, DELETED, 50, 100],
];

describe.each(STEPS)('functions/%s', (name, more, changes, most, writes) => {
  const { request, response } = useHandlers(`functions/${name}`);
  const stash = {
    userId: SUB,
    stored: [expenseItem(changes)],
    ledgers: [],
    items: [],
    outcome: 'read',
    ...more,
  };

  it(`stays within the 100 items of a transaction with ${most} expenses, each in a ledger of its own`, async () => {
    const { result } = await request({ stash: { ...stash, stored: ofYears(most, changes) } });

    expect(writesOf(result)).toHaveLength(writes);
  });

  it('stays within the 4 KB of an expression with 50 expenses of one ledger that share nothing in it', async () => {
    const stored = Array.from({ length: 50 }, (_, index) =>
      expenseItem({
        ...changes,
        id: `${ID.slice(0, -2)}${10 + index}`,
        date: `2024-01-${String((index % 31) + 1).padStart(2, '0')}`,
        kind: index % 2 === 0 ? 'EXPENSE' : 'REFUND',
        subcategory: `Subcategory ${index}`,
        paymentMethod: `Card ${index}`,
      }),
    );
    const known = Object.fromEntries(
      stored.flatMap((_, index) => [
        [`t#Subcategory ${index}`, 1],
        [`m#Card ${index}`, 2],
      ]),
    );
    const ledger = { sk: FOOD, revision: '0a1b2c3d', total: 9, count: 60, ...known };

    const { result } = await request({ stash: { ...stash, stored, ledgers: [ledger] } });

    const expressions = JSON.stringify(result).match(/"expression":"[^"]*"/g) ?? [];
    expect(expressions.length).toBeGreaterThan(100);
    expect(Math.max(...expressions.map(({ length }) => length))).toBeLessThan(4096);
  });

  it('writes over the version that was read only, and remembers the expenses as they will be', async () => {
    const { result, stash: noted } = await request({
      stash: { ...stash, stored: [expenseItem({ version: 7, ...changes })] },
    });

    expect(writesOf(result)[0]).toMatchObject({
      table: 'Expenses',
      operation: 'UpdateItem',
      key: { userId: { S: SUB }, sk: { S: `EXPENSE#${ID}` } },
      condition: {
        expression: expect.stringMatching(
          /^version = :readVersion AND createdAt = :readCreatedAt AND attribute_(not_)?exists\(deletedAt\)$/,
        ) as string,
        expressionValues: { ':readVersion': { N: 7 }, ':readCreatedAt': { S: '2024-01-09T08:30:00.000Z' } },
        returnValuesOnConditionCheckFailure: false,
      },
    });
    expect(noted['items']).toMatchObject([{ id: ID, version: 8 }]);
  });

  it('ends the pipeline once it is written', async () => {
    const { earlyReturn } = await request({ stash: { ...stash, outcome: 'written' } });

    expect(earlyReturn).toEqual({ skipTo: 'END' });
  });

  it('waits for the next read after it was refused, but not after a conflict', async () => {
    const refused = await request({ stash: { ...stash, outcome: 'refused' } });
    const contended = await request({ stash: { ...stash, outcome: 'contended' } });

    expect(refused.earlyReturn).toEqual({ skipTo: 'NEXT' });
    expect(contended.result).toMatchObject({ operation: 'TransactWriteItems' });
  });

  it('refuses amounts that add up to more than a ledger can count exactly', async () => {
    const largest = expenseItem({ amountMinor: 999_999_999_999_999, ...changes });

    const one = await request({ stash: { ...stash, stored: [largest] } });
    const two = await request({ stash: { ...stash, stored: [largest, expenseItem(changes)] } });

    expect(one.error).toBeUndefined();
    expect(two.error).toMatchObject({ errorType: 'ValidationError', errorInfo: { field: 'ids' } });
  });

  it('notes how the attempt ended', async () => {
    const written = await response({ stash, result: { keys: [], cancellationReasons: null } });
    const refused = await response({ stash, ...cancelled('None', 'ConditionalCheckFailed') });
    const raced = await response({ stash, ...cancelled('None', 'TransactionConflict') });

    expect([written, refused, raced].map(({ stash: noted }) => noted['outcome'])).toEqual([
      'written',
      'refused',
      'contended',
    ]);
  });
});

describe('functions/patchExpenses', () => {
  const { request } = useHandlers('functions/patchExpenses');
  const other = 'a3bb189e-8bf9-4c4b-9e3f-0d8a54b2c6a1';
  const stored = [expenseItem(), expenseItem({ id: other, amountMinor: 100, payee: 'Cafe' })];
  const ledger = { sk: FOOD, revision: '0a1b2c3d', total: 325, count: 2, d09: 325, n09: 2 };
  const stash = { userId: SUB, stored, ledgers: [ledger], items: [], outcome: 'read' };

  it('writes each ledger once, and removes the one that it empties', async () => {
    const { result } = await request({ stash: { ...stash, patch: { category: 'Fun' } } });

    expect(writesOf(result).map(({ operation, key }) => [operation, key.sk.S])).toEqual([
      ['UpdateItem', `EXPENSE#${ID}`],
      ['UpdateItem', `EXPENSE#${other}`],
      ['DeleteItem', FOOD],
      ['UpdateItem', 'LEDGER#2024-01#USD#SPENT#Fun'],
    ]);
    expect(ledgerDifferences(result)[3]?.differences).toMatchObject({ total: 325, count: 2 });
  });

  it('writes no ledger for what no ledger knows', async () => {
    const { result } = await request({
      stash: { ...stash, ledgers: [], patch: { payee: 'Shop', notes: null } },
    });

    expect(writesOf(result).map(({ key }) => key.sk.S)).toEqual([`EXPENSE#${ID}`, `EXPENSE#${other}`]);
    expect(writesOf(result)[1]).toMatchObject({
      update: {
        expression: expect.stringContaining('REMOVE #notes') as string,
        expressionValues: { ':payeeKey': { S: expect.stringMatching(/^Shop#/) as string } },
      },
    });
  });

  it('ends the pipeline when there is nothing to write', async () => {
    const { earlyReturn } = await request({ stash: { ...stash, stored: [], patch: { category: 'Fun' } } });

    expect(earlyReturn).toEqual({ skipTo: 'END' });
  });
});

describe('functions/undeleteExpenses', () => {
  const { request } = useHandlers('functions/undeleteExpenses');
  const stash = { userId: SUB, ledgers: [], items: [], outcome: 'read' };
  const live = expenseItem({ id: 'a3bb189e-8bf9-4c4b-9e3f-0d8a54b2c6a1' });

  it('writes deleted expenses only, and answers with the live ones as they are', async () => {
    const { result, stash: noted } = await request({
      stash: { ...stash, stored: [live, expenseItem(DELETED)] },
    });

    expect(writesOf(result).map(({ key }) => key.sk.S)).toEqual([`EXPENSE#${ID}`, FOOD]);
    expect(noted['items']).toMatchObject([{ version: 1 }, { version: 2 }]);
    expect(noted['items']).not.toMatchObject([{}, { deletedAt: expect.anything() as string }]);
  });

  it('is done when none is deleted', async () => {
    const { earlyReturn, stash: noted } = await request({ stash: { ...stash, stored: [live] } });

    expect(earlyReturn).toEqual({ skipTo: 'END' });
    expect(noted).toMatchObject({ outcome: 'written', items: [live] });
  });
});
