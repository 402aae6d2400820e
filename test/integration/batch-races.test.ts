import { cancellation, refusal } from 'appsync-local-stack/dynamodb';
import type { Interception } from 'appsync-local-stack/dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { ledgerTraces } from '../support/ledger-traces.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import {
  changedSince,
  deleteExpense,
  deleteExpenses,
  imported,
  listedAll,
  renameCategory,
  restoreExpenses,
  summed,
  updateExpense,
  updateExpenses,
} from '../support/operations.ts';

const test = useLocalStack();
const ROW = { date: '2024-01-09', amount: 2.25, category: 'Food' };

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

const always = (fault: Interception) => Array.from({ length: 20 }, () => fault);

/** Every mutation of many on two expenses, and how many attempts it has. */
const mutations: readonly [
  string,
  string,
  (ids: readonly string[]) => Record<string, unknown>,
  attempts: number,
][] = [
  ['updateExpenses', updateExpenses, (ids) => ({ input: { ids, category: 'Fun' } }), 4],
  ['deleteExpenses', deleteExpenses, (ids) => ({ ids }), 4],
  ['restoreExpenses', restoreExpenses, (ids) => ({ ids }), 7],
  ['renameCategory', renameCategory, () => ({ from: 'Food', to: 'Fun' }), 4],
];

describe.each(mutations)('%s', (name, document, variables, most) => {
  async function prepared(): Promise<{ user: TestUser; ids: string[]; run: () => Run }> {
    const user = await test.newUser();
    const ids = (await imported(user, [ROW, ROW])).map(({ id }) => id);
    if (name === 'restoreExpenses') {
      await user.graphql(deleteExpenses, { ids });
    }
    return { user, ids, run: () => user.graphql(document, variables(ids)) };
  }
  type Run = ReturnType<TestUser['graphql']>;

  /** What is stored, as devices are told of it. */
  const state = async (user: TestUser) => (await changedSince(user)).items;

  it(`succeeds after ${most - 1} transactions that others came before`, async () => {
    const { user, run } = await prepared();
    const conflict = cancellation(['None', 'TransactionConflict']);
    const { attempts } = transactionsFail(...Array.from({ length: most - 1 }, () => conflict));

    const { errors } = await run();

    expect(errors).toBeUndefined();
    expect(attempts()).toBe(most);
    expect(await ledgerTraces(test.stack, user.sub)).toEqual([]);
  });

  it('ends as a change of one expense does, and has changed nothing, when others always come first', async () => {
    const { user, run } = await prepared();
    const [single] = await imported(user, [{ ...ROW, category: 'Rent' }]);
    const before = await state(user);
    const conflict = cancellation(['TransactionConflict', 'None']);
    transactionsFail(...always(conflict));
    const ofOne = await user.graphql(deleteExpense, { id: single?.id });
    const { attempts } = transactionsFail(...always(conflict));

    const { data, errors } = await run();

    expect(data).toEqual({ [name]: null });
    expect(errors?.map(({ errorType, errorInfo, message }) => ({ errorType, errorInfo, message }))).toEqual(
      ofOne.errors?.map(({ errorType, errorInfo, message }) => ({ errorType, errorInfo, message })),
    );
    expect(attempts()).toBe(most);
    expect(await state(user)).toEqual(before);
  });

  it('reads again before it writes again what was refused, at three moments', async () => {
    const { run } = await prepared();
    const { attempts } = transactionsFail(...always(cancellation(['ConditionalCheckFailed', 'None'])));

    const { errors } = await run();

    expect(['Conflict', 'Throttled']).toContain(errors?.[0]?.errorType);
    expect(attempts()).toBe(3);
  });

  it.each([
    ['Throttled', refusal('ThrottlingException')],
    ['Throttled', cancellation(['TransactionConflict', 'ThrottlingError'])],
    ['Internal', refusal('InternalServerError')],
  ])('ends with %s at once, and has changed nothing, when DynamoDB fails so', async (errorType, fault) => {
    const { user, run } = await prepared();
    const before = await state(user);
    const { attempts } = transactionsFail(fault);

    const { errors } = await run();

    expect(errors).toMatchObject([{ errorType }]);
    expect(attempts()).toBe(1);
    expect(await state(user)).toEqual(before);
  });

  it.each(['BatchGetItem', 'Query'])('ends with Throttled when a %s is throttled', async (operation) => {
    const { run } = await prepared();
    test.interceptor.decide = (call) =>
      call.operation === operation ? refusal('ProvisionedThroughputExceededException') : undefined;

    const { errors } = await run();

    const isRead = (name === 'renameCategory') === (operation === 'Query') || operation === 'BatchGetItem';
    expect(errors?.[0]?.errorType).toBe(isRead ? 'Throttled' : undefined);
  });
});

describe('a change of many that is overtaken between read and write', () => {
  /** Lets somebody else do something just before the next transaction. */
  function overtakenBy(action: () => Promise<unknown>): void {
    test.interceptor.decide = async ({ operation }) => {
      if (operation === 'TransactWriteItems') {
        test.interceptor.decide = undefined;
        await action();
      }
      return undefined;
    };
  }

  async function two(): Promise<{ user: TestUser; ids: [string, string] }> {
    const user = await test.newUser();
    const [one, other] = await imported(user, [ROW, ROW]);
    return { user, ids: [one?.id ?? '', other?.id ?? ''] };
  }

  it('takes over what the other has changed', async () => {
    const { user, ids } = await two();
    overtakenBy(() => user.graphql(updateExpense, { input: { id: ids[1], amount: 5, date: '2023-01-01' } }));

    const { errors } = await user.graphql(updateExpenses, { input: { ids, category: 'Fun' } });

    expect(errors).toBeUndefined();
    expect(await listedAll(user)).toMatchObject([
      { id: ids[0], amount: 2.25, category: 'Fun', version: 2 },
      { id: ids[1], amount: 5, date: '2023-01-01', category: 'Fun', version: 3 },
    ]);
    expect((await summed(user, 2023)).currencies).toMatchObject([{ spent: 5 }]);
    expect(await ledgerTraces(test.stack, user.sub)).toEqual([]);
  });

  it('changes nothing, and names the one, when the other has deleted one of them', async () => {
    const { user, ids } = await two();
    overtakenBy(() => user.graphql(deleteExpense, { id: ids[1] }));

    const { errors } = await user.graphql(updateExpenses, { input: { ids, category: 'Fun' } });

    expect(errors).toMatchObject([
      { errorType: 'NotFound', errorInfo: { errors: [{ index: 1, field: 'ids' }] } },
    ]);
    expect(await listedAll(user)).toMatchObject([{ id: ids[0], category: 'Food', version: 1 }]);
  });

  it('deletes what is left once the other has emptied a part of the ledger', async () => {
    const { user, ids } = await two();
    const [third] = await imported(user, [{ ...ROW, subcategory: 'Coffee' }]);
    overtakenBy(() => user.graphql(deleteExpense, { id: third?.id }));

    const { errors } = await user.graphql(deleteExpenses, { ids });

    expect(errors).toBeUndefined();
    expect((await summed(user, 2024)).currencies).toEqual([]);
  });

  it.each([
    ['one by one', deleteExpense, (id: string) => ({ id })],
    ['together', deleteExpenses, (id: string) => ({ ids: [id] })],
  ])(
    'leaves no trace of a ledger that two empty, %s, of which each has seen the rest',
    async (_, document, variables) => {
      const { user, ids } = await two();
      overtakenBy(() => user.graphql(deleteExpense, { id: ids[1] }));

      const { errors } = await user.graphql(document, variables(ids[0]));

      expect(errors).toBeUndefined();
      expect(await ledgerTraces(test.stack, user.sub)).toEqual([]);
    },
  );

  it('restores what the other has not', async () => {
    const { user, ids } = await two();
    await user.graphql(deleteExpenses, { ids });
    overtakenBy(() => user.graphql(restoreExpenses, { ids: [ids[0]] }));

    const { data, errors } = await user.graphql(restoreExpenses, { ids });

    expect(errors).toBeUndefined();
    expect(data?.['restoreExpenses']).toMatchObject({
      items: [
        { id: ids[0], version: 3 },
        { id: ids[1], version: 3 },
      ],
    });
    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 4.5, expenseCount: 2 }]);
  });
});

describe('many at once', () => {
  it('leave every total exact when batches and single changes of the same expenses meet', async () => {
    const user = await test.newUser();
    const ids = (
      await imported(
        user,
        Array.from({ length: 12 }, () => ROW),
      )
    ).map(({ id }) => id);

    const answers = await Promise.all([
      user.graphql(updateExpenses, { input: { ids, category: 'Fun' } }),
      user.graphql(updateExpenses, { input: { ids: ids.slice(3), date: '2024-02-01' } }),
      user.graphql(deleteExpenses, { ids: ids.slice(6, 9) }),
      user.graphql(renameCategory, { from: 'Fun', to: 'Food' }),
      user.graphql(updateExpense, { input: { id: ids[0], amount: 7 } }),
    ]);

    const ended = new Set(answers.map(({ errors }) => errors?.[0]?.errorType));
    expect(['Conflict', 'Throttled', 'NotFound', undefined]).toEqual(expect.arrayContaining([...ended]));
    const spent = (await listedAll(user)).reduce((sum, { amount }) => sum + amount, 0);
    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent }]);
  });
});
