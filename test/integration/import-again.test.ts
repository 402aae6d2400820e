import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ExpenseImport } from '../../resolvers/generated/schema.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import {
  addExpense,
  deleteExpense,
  importExpenses,
  listed,
  summed,
  updateExpense,
} from '../support/operations.ts';
import { subscribe } from '../support/subscriber.ts';

interface Options {
  readonly ifTaken?: 'REFUSE' | 'SKIP' | null;
  readonly dryRun?: boolean | null;
}

const test = useLocalStack();
const ROW = { date: '2024-01-09', amount: 2.25, category: 'Food' };

function fileOf(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    ...ROW,
    id: randomUUID(),
    description: `Row ${index}`,
  }));
}

function importing(user: TestUser, expenses: readonly object[], options: Options = {}) {
  return user.graphql(importExpenses, { input: { expenses, ...options } });
}

async function imported(user: TestUser, expenses: readonly object[], options: Options = {}) {
  const { data, errors } = await importing(user, expenses, options);
  expect(errors).toBeUndefined();
  return data?.['importExpenses'] as unknown as ExpenseImport; // selected
}

function outcomesOf({ outcomes }: ExpenseImport): string[] {
  return outcomes.map(({ outcome }) => outcome);
}

/** A file of 50 rows that was imported, of which row 7 was changed since, and row 9 deleted. */
async function changedFile(): Promise<{ user: TestUser; file: ReturnType<typeof fileOf> }> {
  const user = await test.newUser();
  const file = fileOf(50);
  await imported(user, file);
  await user.graphql(updateExpense, { input: { id: file[7]?.id, amount: 3 } });
  await user.graphql(deleteExpense, { id: file[9]?.id });
  return { user, file };
}

describe('importExpenses of a file that was imported before', () => {
  it('refuses what was changed and deleted, with their versions, and names what is the same', async () => {
    const { user, file } = await changedFile();

    const { data, errors } = await importing(user, file);

    expect(data).toEqual({ importExpenses: null });
    expect(errors).toMatchObject([{ errorType: 'Conflict' }]);
    expect(errors?.[0]?.errorInfo).toEqual({
      field: 'id',
      reason: 'CHANGED',
      currentVersion: 2,
      errors: [
        { index: 7, field: 'id', reason: 'CHANGED', currentVersion: 2 },
        { index: 9, field: 'id', reason: 'DELETED', currentVersion: 2 },
      ],
      same: file.map((_, index) => index).filter((index) => index !== 7 && index !== 9),
    });
  });

  it('adds the rest with SKIP, in the order of the file, and says what became of each row', async () => {
    const { user, file } = await changedFile();
    const [stranger, ...fresh] = fileOf(3);
    await user.graphql(addExpense, { input: stranger });
    const before = await summed(user, 2024);

    const answer = await imported(user, [...file.slice(6, 10), { ...stranger, category: 'Rent' }, ...fresh], {
      ifTaken: 'SKIP',
    });

    expect(answer.outcomes).toEqual([
      { index: 0, id: file[6]?.id, outcome: 'SAME', currentVersion: 1 },
      { index: 1, id: file[7]?.id, outcome: 'CHANGED', currentVersion: 2 },
      { index: 2, id: file[8]?.id, outcome: 'SAME', currentVersion: 1 },
      { index: 3, id: file[9]?.id, outcome: 'DELETED', currentVersion: 2 },
      { index: 4, id: stranger?.id, outcome: 'ID_TAKEN', currentVersion: 1 },
      { index: 5, id: fresh[0]?.id, outcome: 'ADDED', currentVersion: 1 },
      { index: 6, id: fresh[1]?.id, outcome: 'ADDED', currentVersion: 1 },
    ]);
    const inFile = [file[6], file[8], ...fresh].map((one) => one?.id);
    expect(answer.items.map(({ id }) => id)).toEqual(inFile);
    expect((await listed(user, { limit: 2 })).items.map(({ id }) => id)).toEqual(
      fresh.map(({ id }) => id).reverse(),
    );
    const [{ spent: spentBefore, expenseCount: countBefore } = { spent: 0, expenseCount: 0 }] =
      before.currencies;
    expect((await summed(user, 2024)).currencies).toMatchObject([
      { spent: spentBefore + 4.5, expenseCount: countBefore + 2 },
    ]);
  });

  it('adds nothing in a second run over the same file, and writes nothing', async () => {
    const user = await test.newUser();
    const file = fileOf(50);
    await imported(user, file, { ifTaken: 'SKIP' });
    test.calls.length = 0;

    const second = await imported(user, file, { ifTaken: 'SKIP' });

    expect(test.calls.map(({ operation }) => operation)).toEqual(['BatchGetItem']);
    expect(new Set(outcomesOf(second))).toEqual(new Set(['SAME']));
    expect((await listed(user, { limit: 200 })).items).toHaveLength(50);
    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 112.5, expenseCount: 50 }]);
  });

  it('adds each row once when two devices import the file with SKIP at the same time', async () => {
    const user = await test.newUser();
    const file = fileOf(10);

    const answers = await Promise.all([
      imported(user, file, { ifTaken: 'SKIP' }),
      imported(user, file, { ifTaken: 'SKIP' }),
    ]);

    expect(answers.flatMap(outcomesOf).filter((outcome) => outcome === 'ADDED')).toHaveLength(10);
    expect(answers[0]?.items).toEqual(answers[1]?.items);
    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 22.5, expenseCount: 10 }]);
  });

  it('takes null for REFUSE and for no dry run, and refuses another word', async () => {
    const { user, file } = await changedFile();

    const asNull = await importing(user, file, { ifTaken: null, dryRun: null });
    const unknown = await user.graphql(importExpenses, { input: { expenses: file, ifTaken: 'MERGE' } });

    expect(asNull.errors).toMatchObject([{ errorType: 'Conflict' }]);
    expect(JSON.stringify(unknown.errors)).toContain('MERGE');
  });

  it("takes no notice of another user's expenses with the same ids", async () => {
    const { file } = await changedFile();
    const other = await test.newUser();

    const answer = await imported(other, file, { ifTaken: 'SKIP' });

    expect(new Set(outcomesOf(answer))).toEqual(new Set(['ADDED']));
  });
});

describe('importExpenses with dryRun', () => {
  it('answers as the import would, and writes nothing', async () => {
    const { user, file } = await changedFile();
    const before = [await listed(user, { limit: 200 }), await summed(user, 2024)];
    const rows = [...file.slice(6, 8), { ...ROW, id: randomUUID() }, ROW];
    test.calls.length = 0;

    const tried = await imported(user, rows, { ifTaken: 'SKIP', dryRun: true });
    const calls = test.calls.map(({ operation }) => operation);

    expect(calls).toEqual(['BatchGetItem']);
    expect(tried.outcomes).toMatchObject([
      { outcome: 'SAME', currentVersion: 1 },
      { outcome: 'CHANGED', currentVersion: 2 },
      { outcome: 'ADDED', currentVersion: null },
      { outcome: 'ADDED', currentVersion: null },
    ]);
    expect(tried.items.map(({ amount }) => amount)).toEqual([2.25, 2.25, 2.25]);
    expect([await listed(user, { limit: 200 }), await summed(user, 2024)]).toEqual(before);
    expect(outcomesOf(await imported(user, rows, { ifTaken: 'SKIP' }))).toEqual(outcomesOf(tried));
  });

  it('is refused as the import would be', async () => {
    const { user, file } = await changedFile();
    const [first] = file;

    const taken = await importing(user, file, { dryRun: true });
    const invalid = await importing(user, [{ ...first, amount: 0 }], { dryRun: true });

    expect(taken.errors).toEqual((await importing(user, file)).errors);
    expect(taken.errors).toMatchObject([{ errorType: 'Conflict' }]);
    expect(invalid.errors).toMatchObject([{ errorType: 'ValidationError' }]);
  });
});

describe('the event of an import', () => {
  const everything = `subscription { onExpensesImported { owner { userId isSetByServer } items { id } outcomes { outcome } } }`;

  async function subscribed() {
    const { user, file } = await changedFile();
    const subscriber = await subscribe(test.stack.origin, user, everything);
    onTestFinished(subscriber.close);
    return { user, file, subscriber };
  }

  it.each<[string, Options]>([
    ['a dry run', { dryRun: true }],
    ['a dry run with SKIP', { dryRun: true, ifTaken: 'SKIP' }],
  ])('does not come for %s', async (_, options) => {
    const { user, subscriber } = await subscribed();
    const [first, second] = fileOf(2);

    await imported(user, [first ?? {}], options);
    await imported(user, [second ?? {}]);

    expect(await subscriber.received(1)).toEqual([
      {
        owner: { userId: user.sub, isSetByServer: true },
        items: [{ id: second?.id }],
        outcomes: [{ outcome: 'ADDED' }],
      },
    ]);
  });

  it('does not come with SKIP when nothing was added, and has what was added when something was', async () => {
    const { user, file, subscriber } = await subscribed();
    const [fresh] = fileOf(1);

    await imported(user, file, { ifTaken: 'SKIP' });
    await imported(user, [...file.slice(7, 9), fresh ?? {}], { ifTaken: 'SKIP' });

    expect(await subscriber.received(1)).toMatchObject([
      {
        items: [{ id: file[8]?.id }, { id: fresh?.id }],
        outcomes: [{ outcome: 'CHANGED' }, { outcome: 'SAME' }, { outcome: 'ADDED' }],
      },
    ]);
  });

  it('comes again when an import is sent again: the answer to the first may have been lost', async () => {
    const { user, subscriber } = await subscribed();
    const file = fileOf(1);

    await imported(user, file);
    await imported(user, file);

    const [first, second] = await subscriber.received(2);
    expect(second).toEqual({ ...(first as object), outcomes: [{ outcome: 'SAME' }] });
  });

  it('does not come for a dry run whatever stands under the names of the owner', async () => {
    const { user, subscriber } = await subscribed();
    const [fresh] = fileOf(1);
    const forged = `mutation ($input: ImportExpensesInput!) {
      importExpenses(input: $input) { items { id } outcomes { outcome } owner { userId isSetByServer: userId } }
    }`;

    await user.graphql(forged, { input: { expenses: fileOf(1), dryRun: true } });
    await imported(user, [fresh ?? {}]);

    expect(await subscriber.received(1)).toMatchObject([{ items: [{ id: fresh?.id }] }]);
  });
});
