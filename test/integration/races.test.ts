import { randomUUID } from 'node:crypto';
import { cancellation, refusal } from 'appsync-local-stack/dynamodb';
import type { Interception } from 'appsync-local-stack/dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { ledgerFindings } from '../support/ledger-findings.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import {
  added,
  addExpense,
  deleteExpense,
  importExpenses,
  listed,
  restoreExpense,
  summed,
  updateExpense,
} from '../support/operations.ts';

const test = useLocalStack();

afterEach(() => {
  test.interceptor.decide = undefined;
});

/** Lets the first transactions go wrong, one for each fault; gives how many were asked for. */
function transactionsFail(...faults: readonly Interception[]): { attempts: () => number } {
  let attempts = 0;
  test.interceptor.decide = ({ operation }) => {
    if (operation !== 'TransactWriteItems') {
      return undefined;
    }
    attempts += 1;
    return faults[attempts - 1];
  };
  return { attempts: () => attempts };
}

/** How many expenses there are, in the list and in the summary. */
async function counts(user: TestUser): Promise<{ listed: number; summed: number }> {
  const [{ items }, { currencies }] = await Promise.all([listed(user), summed(user, 2024)]);
  return { listed: items.length, summed: currencies[0]?.expenseCount ?? 0 };
}

const ROW = { date: '2024-01-09', amount: 2.25, category: 'Food' };

/**
 * Every mutation that moves money, and how often it tries; on one expense that is there and one that is
 * deleted; and how many there are after it.
 */
const mutations: readonly [
  string,
  string,
  number,
  (ids: { live: string; deleted: string }) => object,
  number,
][] = [
  ['addExpense', addExpense, 9, () => ({ input: ROW }), 2],
  ['updateExpense', updateExpense, 6, ({ live }) => ({ input: { id: live, amount: 3 } }), 1],
  [
    'updateExpense with expectedVersion',
    updateExpense,
    6,
    ({ live }) => ({ input: { id: live, amount: 3, expectedVersion: 1 } }),
    1,
  ],
  ['deleteExpense', deleteExpense, 6, ({ live }) => ({ id: live }), 0],
  ['restoreExpense', restoreExpense, 7, ({ deleted }) => ({ id: deleted }), 2],
  ['importExpenses', importExpenses, 8, () => ({ input: { expenses: [ROW, ROW] } }), 3],
];

describe.each(mutations)('%s', (_, document, tries, variables, countAfter) => {
  async function prepared() {
    const user = await test.newUser();
    const [{ id: live }, { id: deleted }] = [await added(user, ROW), await added(user, ROW)];
    await user.graphql(deleteExpense, { id: deleted });
    return { user, run: () => user.graphql(document, { ...variables({ live, deleted }) }) };
  }

  it.each([1, 2, tries - 1])('succeeds after %i transactions that others came before', async (times) => {
    const { user, run } = await prepared();
    const conflict = cancellation(['None', 'TransactionConflict']);
    const { attempts } = transactionsFail(...Array.from({ length: times }, () => conflict));

    const { errors } = await run();

    expect(errors).toBeUndefined();
    expect(attempts()).toBe(times + 1);
    expect(await counts(user)).toEqual({ listed: countAfter, summed: countAfter });
  });

  it('ends with Throttled, to be sent again, and has changed nothing, when others come before each time', async () => {
    const { user, run } = await prepared();
    const conflict = cancellation(['TransactionConflict', 'None']);
    const others = Array.from({ length: 10 }, () => conflict);
    const { attempts } = transactionsFail(refusal('TransactionConflictException'), ...others);

    const { errors } = await run();

    expect(errors?.[0]).toMatchObject({
      errorType: 'Throttled',
      errorInfo: { retry: true },
      message: 'Other requests are changing the same data: send this again after a short random pause',
    });
    expect(attempts()).toBe(tries);
    expect(await counts(user)).toEqual({ listed: 1, summed: 1 });
  });

  it.each([
    ['an exception', refusal('ThrottlingException')],
    ['a reason', cancellation(['None', 'ThrottlingError'])],
    ['a reason beside a conflict', cancellation(['TransactionConflict', 'ThrottlingError'])],
  ])('ends with Throttled at once when DynamoDB throttles by %s', async (__, fault) => {
    const { user, run } = await prepared();
    const { attempts } = transactionsFail(fault);

    const { errors } = await run();

    expect(errors?.[0]).toMatchObject({ errorType: 'Throttled', errorInfo: { retry: true } });
    expect(attempts()).toBe(1);
    expect(await counts(user)).toEqual({ listed: 1, summed: 1 });
  });

  it('ends with Internal, and has changed nothing, when DynamoDB fails between read and write', async () => {
    const { user, run } = await prepared();
    const { attempts } = transactionsFail(refusal('InternalServerError'));

    const { errors } = await run();

    expect(errors?.[0]).toMatchObject({
      errorType: 'Internal',
      message: 'The request could not be carried out',
    });
    expect(attempts()).toBe(1);
    expect(await counts(user)).toEqual({ listed: 1, summed: 1 });
  });
});

describe('a writer who is overtaken between read and write', () => {
  /** Lets somebody else do something just before each of the next transactions. */
  function overtaken(times: number, act: (left: number) => Promise<unknown>): void {
    let left = times;
    let isOther = false;
    test.interceptor.decide = async ({ operation }) => {
      if (isOther || left === 0 || operation === 'GetItem') {
        return undefined;
      }
      left -= 1;
      isOther = true;
      await act(left);
      isOther = false;
      return undefined;
    };
  }

  function annotated(user: TestUser, id: string): (left: number) => Promise<unknown> {
    return (left) => user.graphql(updateExpense, { input: { id, notes: `overtaken ${left}` } });
  }

  it('succeeds when that happens once, and loses nothing of the other', async () => {
    const user = await test.newUser();
    const { id } = await added(user, ROW);
    overtaken(1, annotated(user, id));

    const { data } = await user.graphql(updateExpense, { input: { id, amount: 5 } });

    expect(data?.['updateExpense']).toMatchObject({ amount: 5, notes: 'overtaken 0', version: 3 });
    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 5, expenseCount: 1 }]);
  });

  it('can be sent again when that happens twice, and loses nothing of the other', async () => {
    const user = await test.newUser();
    const { id } = await added(user, ROW);
    overtaken(2, annotated(user, id));

    const { errors } = await user.graphql(updateExpense, { input: { id, amount: 5 } });
    const { data } = await user.graphql(updateExpense, { input: { id, amount: 5 } });

    expect(errors?.[0]).toMatchObject({ errorType: 'Throttled', errorInfo: { retry: true } });
    expect(data?.['updateExpense']).toMatchObject({ amount: 5, notes: 'overtaken 0', version: 4 });
    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 5, expenseCount: 1 }]);
  });

  it.each([1, 2])('restores when that happens %i times', async (times) => {
    const user = await test.newUser();
    const { id } = await added(user, ROW);
    await user.graphql(deleteExpense, { id });
    overtaken(times, async () => {
      await user.graphql(restoreExpense, { id });
      await user.graphql(deleteExpense, { id });
    });

    const { data } = await user.graphql(restoreExpense, { id });

    expect(data?.['restoreExpense']).toMatchObject({ id, version: 3 + 2 * times, deletedAt: null });
    expect(await counts(user)).toEqual({ listed: 1, summed: 1 });
  });

  it('is never told to decide, who expects no version: gets Throttled when it happens each time', async () => {
    const user = await test.newUser();
    const { id } = await added(user, ROW);
    overtaken(10, annotated(user, id));

    const { errors } = await user.graphql(deleteExpense, { id });

    expect(errors?.[0]).toMatchObject({ errorType: 'Throttled', errorInfo: { retry: true } });
    test.interceptor.decide = undefined;
    expect(await counts(user)).toEqual({ listed: 1, summed: 1 });
  });

  it.each([
    ['updateExpense', updateExpense, (id: string) => ({ input: { id, amount: 5 } })],
    ['deleteExpense', deleteExpense, (id: string) => ({ id })],
  ])('gets NotFound from %s when somebody has deleted the expense', async (_, document, variables) => {
    const user = await test.newUser();
    const { id } = await added(user, ROW);
    overtaken(1, () => user.graphql(deleteExpense, { id }));

    const { errors } = await user.graphql(document, variables(id));

    expect(errors?.[0]?.errorType).toBe('NotFound');
    expect(await counts(user)).toEqual({ listed: 0, summed: 0 });
  });

  it('gets the expense when somebody else has restored it', async () => {
    const user = await test.newUser();
    const { id } = await added(user, ROW);
    await user.graphql(deleteExpense, { id });
    overtaken(1, () => user.graphql(restoreExpense, { id }));

    const { data } = await user.graphql(restoreExpense, { id });

    expect(data?.['restoreExpense']).toMatchObject({ id, version: 3, deletedAt: null });
    expect(await counts(user)).toEqual({ listed: 1, summed: 1 });
  });

  it('gets Conflict at once with expectedVersion: the caller decides', async () => {
    const user = await test.newUser();
    const { id } = await added(user, ROW);
    overtaken(1, annotated(user, id));

    const { errors } = await user.graphql(updateExpense, { input: { id, amount: 5, expectedVersion: 1 } });

    expect(errors?.[0]).toMatchObject({
      errorType: 'Conflict',
      errorInfo: { reason: 'CHANGED', currentVersion: 2 },
    });
    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 2.25 }]);
  });
});

describe('a client whose answer is lost', () => {
  it.each([
    ['addExpense', addExpense, { input: { ...ROW, id: randomUUID() } }],
    ['importExpenses', importExpenses, { input: { expenses: [{ ...ROW, id: randomUUID() }] } }],
  ])('just sends %s again', async (_, document, variables) => {
    const user = await test.newUser();
    transactionsFail('lost');

    const first = await user.graphql(document, variables);
    const second = await user.graphql(document, variables);

    expect(first.errors?.[0]?.errorType).toBe('Internal');
    expect(second.errors).toBeUndefined();
    expect(await counts(user)).toEqual({ listed: 1, summed: 1 });
  });
});

describe('a ledger whose last expenses are taken out at the same moment', () => {
  /** Lets something else happen just before the next transaction. */
  function beforeTransaction(happens: () => Promise<unknown>): void {
    let isDone = false;
    test.interceptor.decide = async ({ operation }) => {
      if (!isDone && operation === 'TransactWriteItems') {
        isDone = true;
        await happens();
      }
      return undefined;
    };
  }

  it.each<[string, (user: TestUser, id: string) => Promise<unknown>]>([
    ['deleted', (user, id) => user.graphql(deleteExpense, { id })],
    [
      'moved to another day, subcategory and payment method',
      (user, id) =>
        user.graphql(updateExpense, {
          input: { id, date: '2024-01-10', subcategory: 'Tea', paymentMethod: null },
        }),
    ],
    [
      'moved to another category',
      (user, id) => user.graphql(updateExpense, { input: { id, category: 'Fun' } }),
    ],
    ['made an income', (user, id) => user.graphql(updateExpense, { input: { id, kind: 'INCOME' } })],
  ])('leaves nothing of what is emptied when both are %s', async (_, takeOut) => {
    const user = await test.newUser();
    const content = { ...ROW, subcategory: 'Coffee', paymentMethod: 'Cash' };
    const [first, second] = [await added(user, content), await added(user, content)];
    beforeTransaction(() => takeOut(user, second.id));

    await takeOut(user, first.id);

    expect(await ledgerFindings(test.stack, user.sub)).toEqual([]);
  });
});
