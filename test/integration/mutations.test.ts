import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { useLocalStack } from '../support/local-stack.ts';
import {
  added,
  addExpense,
  deleteExpense,
  getExpense,
  listed,
  listExpenses,
  updateExpense,
} from '../support/operations.ts';

/** The record of the first older REST design, field by field. */
const REST_EXAMPLE_A = {
  date: '2024-01-09',
  category: 'Food',
  subcategory: 'Coffee',
  description: 'Morning coffee',
  amount: 2.25,
  paymentMethod: 'Credit Card',
  location: 'University Cafe',
};

describe('addExpense', () => {
  const test = useLocalStack();

  it('keeps a record of the first older design without loss', async () => {
    const user = await test.newUser();

    const { id } = await added(user, REST_EXAMPLE_A);

    const { data } = await user.graphql(getExpense, { id });
    expect(data).toEqual({
      expense: {
        ...REST_EXAMPLE_A,
        id,
        userId: user.sub,
        owner: { userId: user.sub, isSetByServer: true },
        kind: 'EXPENSE',
        year: 2024,
        month: 1,
        currency: 'USD',
        notes: null,
        payee: null,
        version: 1,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as unknown,
        updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as unknown,
        deletedAt: null,
        restorableUntil: null,
      },
    });
  });

  it('keeps a record of the second older design: its own UUID, notes and payment method, its month and year', async () => {
    const user = await test.newUser();
    const id = randomUUID();

    const expense = await added(user, {
      id,
      category: 'Transport',
      amount: 150,
      currency: 'KES',
      notes: 'matatu',
      paymentMethod: 'Mpesa',
      date: '2025-06-01',
    });

    expect(expense).toMatchObject({ id, category: 'Transport', amount: 150, year: 2025, month: 6 });
    expect(expense).toMatchObject({ notes: 'matatu', paymentMethod: 'Mpesa' });
  });

  it('adds an expense once, however often it is sent with one id', async () => {
    const user = await test.newUser();
    const id = randomUUID();

    const answers = await Promise.all([1, 2, 3, 4].map(() => added(user, { ...REST_EXAMPLE_A, id })));

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await listed(user)).items).toHaveLength(1);
  });

  it('ends with Conflict when the id was used for another expense, and leaves that as it is', async () => {
    const user = await test.newUser();
    const first = await added(user);

    const { errors } = await user.graphql(addExpense, {
      input: { id: first.id, date: '2024-01-09', amount: 3, category: 'Food' },
    });

    expect(errors?.[0]).toMatchObject({
      errorType: 'Conflict',
      errorInfo: { field: 'id', reason: 'ID_TAKEN', currentVersion: 1 },
    });
    expect((await listed(user)).items).toEqual([first]);
  });

  it('tells whoever sends an expense again that another device has changed it meanwhile', async () => {
    const user = await test.newUser();
    const input = { id: randomUUID(), date: '2024-01-09', amount: 2.25, category: 'Food' };
    await added(user, input);
    await user.graphql(updateExpense, { input: { id: input.id, amount: 3 } });

    const { errors } = await user.graphql(addExpense, { input });

    expect(errors?.[0]).toMatchObject({
      errorType: 'Conflict',
      errorInfo: { field: 'id', reason: 'CHANGED', currentVersion: 2 },
    });
    expect((await listed(user)).items).toMatchObject([{ id: input.id, amount: 3, version: 2 }]);
  });

  it('takes an amount with more digits than a Float has for the nearest Float', async () => {
    const user = await test.newUser();

    const { data } = await user.graphql(`mutation {
      addExpense(input: { date: "2024-01-09", amount: 2.2500000000000000000000001, category: "Food" }) { amount }
    }`);

    expect(data).toEqual({ addExpense: { amount: 2.25 } });
  });

  it('refuses the year 0 and takes a currency of the past', async () => {
    const user = await test.newUser();

    const { errors } = await user.graphql(addExpense, { input: { ...REST_EXAMPLE_A, date: '0000-01-01' } });
    const kuna = await added(user, { ...REST_EXAMPLE_A, date: '2019-07-01', currency: 'HRK' });

    expect(errors?.[0]).toMatchObject({ errorType: 'ValidationError', errorInfo: { field: 'date' } });
    expect(kuna).toMatchObject({ currency: 'HRK', amount: 2.25 });
  });

  it('takes two equal expenses without ids for two', async () => {
    const user = await test.newUser();

    await added(user, REST_EXAMPLE_A);
    await added(user, REST_EXAMPLE_A);

    expect((await listed(user)).items).toHaveLength(2);
  });

  it('lets two users have the same id', async () => {
    const [one, other] = await Promise.all([test.newUser(), test.newUser()]);
    const id = randomUUID();

    await added(one, { id });
    await added(other, { id, amount: 9 });

    expect((await listed(one)).items).toMatchObject([{ id, amount: 2.25 }]);
    expect((await listed(other)).items).toMatchObject([{ id, amount: 9 }]);
  });

  it.each([
    [{ amount: 0 }, 'amount'],
    [{ amount: -1 }, 'amount'],
    [{ amount: 2.255 }, 'amount'],
    [{ amount: 1e300 }, 'amount'],
    [{ currency: 'usd' }, 'currency'],
    [{ currency: 'XXQ' }, 'currency'],
    [{ category: '' }, 'category'],
    [{ category: 'a'.repeat(300) }, 'category'],
    [{ category: 'Food#1' }, 'category'],
  ])('refuses %j with a ValidationError and stores nothing', async (change, field) => {
    const user = await test.newUser();

    const { status, errors } = await user.graphql(addExpense, { input: { ...REST_EXAMPLE_A, ...change } });

    expect(status).toBe(200);
    expect(errors?.[0]).toMatchObject({
      path: ['addExpense'],
      errorType: 'ValidationError',
      errorInfo: { field, reason: expect.any(String) as unknown },
    });
    expect((await listed(user)).items).toEqual([]);
  });

  it("refuses a day that the calendar lacks with AppSync's own scalar error", async () => {
    const user = await test.newUser();

    const { errors } = await user.graphql(addExpense, { input: { ...REST_EXAMPLE_A, date: '2024-02-30' } });

    expect(errors?.[0]?.message).toContain('Unable to parse `2024-02-30` as a valid date.');
  });

  it('shows amounts exactly as they were given', async () => {
    const user = await test.newUser();
    const amounts: [number, string][] = [
      [0.01, 'USD'],
      [9_999_999_999_999.99, 'USD'],
      [999_999_999_999_999, 'JPY'],
      [0.001, 'KWD'],
      [0.1, 'EUR'],
      [1.1, 'EUR'],
    ];

    for (const [amount, currency] of amounts) {
      expect(await added(user, { amount, currency })).toMatchObject({ amount, currency });
    }
    expect((await listed(user)).items).toHaveLength(amounts.length);
  });

  it('keeps every character of every text', async () => {
    const user = await test.newUser();
    const texts = {
      category: 'Café & Ñandú 🍕',
      subcategory: '"quoted" \\ {}',
      description: 'line\nline\ttab',
      notes: '',
      paymentMethod: '#'.repeat(10),
      location: '日本',
    };

    const { id } = await added(user, texts);

    const { data } = await user.graphql(getExpense, { id });
    expect(data?.['expense']).toMatchObject(texts);
    expect((await listed(user, { category: 'Café & Ñandú 🍕' })).items).toHaveLength(1);
  });
});

describe('updateExpense', () => {
  const test = useLocalStack();

  it('keeps a field whose variable has no value, and clears one whose variable is null', async () => {
    const user = await test.newUser();
    const { id } = await added(user, { notes: 'kept', location: 'cleared' });
    const document = `mutation Update($id: ID!, $notes: String, $location: String) {
      updateExpense(input: { id: $id, notes: $notes, location: $location }) { notes location }
    }`;

    const { data, errors } = await user.graphql(document, { id, location: null });

    expect(errors).toBeUndefined();
    expect(data).toEqual({ updateExpense: { notes: 'kept', location: null } });
  });

  it('changes what is given, clears what is null and keeps the rest', async () => {
    const user = await test.newUser();
    const expense = await added(user, REST_EXAMPLE_A);

    const { data } = await user.graphql(updateExpense, {
      input: { id: expense.id, amount: 3.5, notes: 'double shot', location: null },
    });

    expect(data?.['updateExpense']).toEqual({
      ...expense,
      amount: 3.5,
      notes: 'double shot',
      location: null,
      version: 2,
      updatedAt: expect.any(String) as unknown,
    });
  });

  it('moves an expense to another month and category in every list', async () => {
    const user = await test.newUser();
    const { id } = await added(user);

    await user.graphql(updateExpense, { input: { id, date: '2024-02-01', category: 'Fun' } });

    expect((await listed(user, { year: 2024, month: 1 })).items).toEqual([]);
    expect((await listed(user, { category: 'Food' })).items).toEqual([]);
    expect((await listed(user, { year: 2024, month: 2 })).items).toMatchObject([{ id }]);
    expect((await listed(user, { category: 'Fun', year: 2024 })).items).toMatchObject([{ id }]);
  });

  it('lets one of several writers win who expect the same version, and tells the others the new one', async () => {
    const user = await test.newUser();
    const { id } = await added(user);

    const answers = await Promise.all(
      [1, 2, 3].map((amount) => user.graphql(updateExpense, { input: { id, amount, expectedVersion: 1 } })),
    );

    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    for (const { errors } of answers.filter((answer) => answer.errors !== undefined)) {
      expect(errors?.[0]).toMatchObject({
        errorType: 'Conflict',
        errorInfo: { reason: 'CHANGED', currentVersion: 2 },
      });
    }
  });

  it('refuses null for a required field and leaves the expense as it is', async () => {
    const user = await test.newUser();
    const expense = await added(user);

    const { errors } = await user.graphql(updateExpense, {
      input: { id: expense.id, amount: null, notes: 'x' },
    });

    expect(errors?.[0]).toMatchObject({ errorType: 'ValidationError', errorInfo: { field: 'amount' } });
    expect((await listed(user)).items).toEqual([expense]);
  });
});

describe('deleteExpense', () => {
  const test = useLocalStack();

  it('answers with the expense and takes it out of every list at once', async () => {
    const user = await test.newUser();
    const expense = await added(user);

    const { data } = await user.graphql(deleteExpense, { id: expense.id });

    expect(data?.['deleteExpense']).toMatchObject({ id: expense.id, amount: 2.25, version: 2 });
    expect((await listed(user)).items).toEqual([]);
    expect((await listed(user, { category: 'Food' })).items).toEqual([]);
    expect((await user.graphql(getExpense, { id: expense.id })).data).toEqual({ expense: null });
  });

  it('deletes only the version that the client expects', async () => {
    const user = await test.newUser();
    const { id } = await added(user);

    const early = await user.graphql(deleteExpense, { id, expectedVersion: 2 });
    const right = await user.graphql(deleteExpense, { id, expectedVersion: 1 });

    expect(early.errors?.[0]).toMatchObject({
      errorType: 'Conflict',
      errorInfo: { reason: 'CHANGED', currentVersion: 1 },
    });
    expect(right.errors).toBeUndefined();
  });
});

describe("somebody else's expense", () => {
  const test = useLocalStack();

  it('is no different from one that never was', async () => {
    const [owner, stranger] = await Promise.all([test.newUser(), test.newUser()]);
    const { id } = await added(owner);
    const attempts = (wanted: string) =>
      Promise.all([
        stranger.graphql(getExpense, { id: wanted }),
        stranger.graphql(updateExpense, { input: { id: wanted, amount: 1 } }),
        stranger.graphql(deleteExpense, { id: wanted }),
        stranger.graphql(deleteExpense, { id: wanted, expectedVersion: 1 }),
        stranger.graphql(listExpenses),
      ]);

    const [ofOwner, ofNobody] = [await attempts(id), await attempts(randomUUID())];

    expect(ofOwner).toEqual(ofNobody);
    expect(ofOwner[0].data).toEqual({ expense: null });
    expect(ofOwner[1].errors?.[0]?.errorType).toBe('NotFound');
    expect(ofOwner[2].errors?.[0]?.errorType).toBe('NotFound');
    expect((await listed(owner)).items).toMatchObject([{ id, version: 1 }]);
  });
});
