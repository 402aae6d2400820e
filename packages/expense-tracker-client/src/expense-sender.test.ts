import { describe, expect, it } from 'vitest';
import { useLocalStack } from '../../../test/support/local-stack.ts';
import { createExpenseClient } from './expense-client.ts';
import type { ExpenseClient } from './expense-client.ts';
import {
  AddExpenseDocument,
  DeleteExpenseDocument,
  GetExpenseDocument,
  ImportExpensesDocument,
  ListExpensesDocument,
  RestoreExpenseDocument,
  UpdateExpenseDocument,
} from './generated/documents.ts';
import { LOST, useProxiedClients } from './testing/proxied-clients.ts';
import { randomUuid } from './uuid.ts';

const COFFEE = { date: '2024-01-09', amount: 2.25, category: 'Food', description: 'Morning coffee' };

const test = useLocalStack();
const clients = useProxiedClients(test);
const { newClient, clientOf, meet } = clients;

async function listed(client: ExpenseClient) {
  const { data } = await client.send(ListExpensesDocument);
  return data?.expenses?.items ?? [];
}

async function added(client: ExpenseClient) {
  const { data } = await client.send(AddExpenseDocument, { input: COFFEE });
  if (data?.addExpense === undefined || data?.addExpense === null) {
    throw new Error('Nothing was added');
  }
  return data.addExpense;
}

describe('addExpense', () => {
  it('has an id by the client, which it tells', async () => {
    const client = await newClient();

    const { data, sent, errors } = await client.send(AddExpenseDocument, { input: COFFEE });

    expect(errors).toEqual([]);
    expect(sent.input.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(data?.addExpense).toMatchObject({ ...COFFEE, id: sent.input.id, version: 1 });
  });

  it('keeps an id that the caller has chosen', async () => {
    const client = await newClient();
    const id = randomUuid();

    expect((await client.send(AddExpenseDocument, { input: { ...COFFEE, id } })).sent.input.id).toBe(id);
  });

  it.each(LOST)('adds once when its first two tries meet %j', async (fault) => {
    const client = await newClient();
    const count = meet('AddExpense', fault, fault);

    const answer = await client.send(AddExpenseDocument, { input: COFFEE });

    expect(answer).toMatchObject({ errors: [], isOutcomeUnknown: false, isResent: true });
    expect(count()).toBe(3);
    expect(await listed(client)).toEqual([
      expect.objectContaining({ id: answer.data?.addExpense?.id, version: 1 }),
    ]);
  });

  it('gives the expense as it is now when another device has changed it between two tries', async () => {
    const user = await test.newUser();
    const client = await clientOf(user);
    const id = randomUuid();
    clients.proxy.decide = (body) => (body.includes('AddExpense') ? 'loseAnswer' : 'pass');
    const adding = client.send(AddExpenseDocument, { input: { ...COFFEE, id } });
    for (let isThere = false; !isThere;) {
      const { data } = await user.graphql(GetExpenseDocument.toString(), { id });
      isThere = data?.['expense'] !== null;
    }
    await user.graphql(UpdateExpenseDocument.toString(), { input: { id, amount: 3 } });
    clients.proxy.decide = () => 'pass';

    const answer = await adding;

    expect(answer).toMatchObject({
      data: { addExpense: { id, amount: 3, version: 2, owner: { userId: user.sub, isSetByServer: true } } },
      errors: [],
      isResent: true,
    });
  });

  it('tells by a Conflict that the id is another expense’s', async () => {
    const client = await newClient();
    const { id } = await added(client);

    const { data, errors } = await client.send(AddExpenseDocument, { input: { ...COFFEE, id, amount: 9 } });

    expect(data).toEqual({ addExpense: null });
    expect(errors).toMatchObject([
      {
        code: 'Conflict',
        path: ['addExpense'],
        errorInfo: { field: 'id', reason: 'ID_TAKEN' },
      },
    ]);
  });

  it('tells by a ValidationError which field was wrong', async () => {
    const client = await newClient();

    const { errors } = await client.send(AddExpenseDocument, { input: { ...COFFEE, amount: 2.255 } });

    expect(errors).toMatchObject([{ code: 'ValidationError', errorInfo: { field: 'amount' } }]);
  });

  it('says what it has sent when no answer comes in time', async () => {
    const client = await newClient();
    clients.proxy.decide = (body) => (body.includes('AddExpense') ? 'loseAnswer' : 'pass');

    const lost = await client.send(AddExpenseDocument, { input: COFFEE }, { timeLimitMs: 300 });
    clients.proxy.decide = () => 'pass';
    const again = await client.send(AddExpenseDocument, lost.sent);

    expect(lost).toMatchObject({ errors: [{ code: 'NoAnswer' }], isOutcomeUnknown: true });
    expect(again.data?.addExpense?.id).toBe(lost.sent.input.id);
    expect(await listed(client)).toHaveLength(1);
  });
});

describe('importExpenses', () => {
  it.each(LOST)('adds each row once when its first try meets %j', async (fault) => {
    const client = await newClient();
    const id = randomUuid();
    const expenses = [{ ...COFFEE, id }, { ...COFFEE, amount: 3 }, COFFEE];
    const count = meet('ImportExpenses', fault);

    const { data, errors, sent } = await client.send(ImportExpensesDocument, { input: { expenses } });

    expect(errors).toEqual([]);
    expect(count()).toBe(2);
    expect(data?.importExpenses?.items.map((item) => item.id)).toEqual(
      sent.input.expenses.map((row) => row?.id),
    );
    expect(sent.input.expenses[0]?.id).toBe(id);
    expect(await listed(client)).toHaveLength(3);
  });

  it('leaves it to the API to refuse a row that is null', async () => {
    const client = await newClient();

    const { errors } = await client.send(ImportExpensesDocument, { input: { expenses: [null] } });

    expect(errors).toHaveLength(1);
  });
});

describe('updateExpense', () => {
  it.each(LOST)('changes once when its first two tries meet %j', async (fault) => {
    const client = await newClient();
    const { id } = await added(client);
    meet('UpdateExpense', fault, fault);

    const { data, errors } = await client.send(UpdateExpenseDocument, {
      input: { id, amount: 2.5, notes: 'with oat milk', description: null },
    });

    expect(errors).toEqual([]);
    expect(data?.updateExpense).toMatchObject({
      amount: 2.5,
      notes: 'with oat milk',
      description: null,
      version: 2,
    });
    expect((await listed(client))[0]).toMatchObject({ amount: 2.5, version: 2 });
  });

  it.each(LOST)('changes what was seen, once, when its first two tries meet %j', async (fault) => {
    const client = await newClient();
    const { id, version } = await added(client);
    meet('UpdateExpense', fault, fault);

    const input = { id, amount: 2.5, expectedVersion: version };
    const { data, errors } = await client.send(UpdateExpenseDocument, { input });

    expect(errors).toEqual([]);
    expect(data?.updateExpense).toMatchObject({
      amount: 2.5,
      version: 2,
      owner: { isSetByServer: true },
    });
  });

  it('does not undo what another device has changed after a try without an answer', async () => {
    const user = await test.newUser();
    const client = await clientOf(user);
    const { id, version } = await added(client);
    let hasLost = false;
    clients.proxy.decide = (body) => {
      const isFirst = body.includes('UpdateExpense') && !hasLost;
      hasLost ||= isFirst;
      return isFirst ? 'loseRequest' : body.includes('GetExpense') ? { delayMs: 0 } : 'pass';
    };
    // The other device is faster than the second try.
    await user.graphql(UpdateExpenseDocument.toString(), { input: { id, amount: 7 } });

    const input = { id, amount: 2.5, expectedVersion: version };
    const { errors } = await client.send(UpdateExpenseDocument, { input });

    expect(errors).toMatchObject([{ code: 'Conflict', errorInfo: { reason: 'CHANGED', currentVersion: 2 } }]);
    expect((await listed(client))[0]).toMatchObject({ amount: 7, version: 2 });
  });

  it('tells a Conflict of the first try as it is', async () => {
    const client = await newClient();
    const { id } = await added(client);
    const count = meet('UpdateExpense');

    const { errors } = await client.send(UpdateExpenseDocument, {
      input: { id, amount: 2.5, expectedVersion: 9 },
    });

    expect(errors).toMatchObject([{ code: 'Conflict', errorInfo: { reason: 'CHANGED', currentVersion: 1 } }]);
    expect(count()).toBe(1);
  });

  it('says that the expense is gone when somebody has deleted it after a try without an answer', async () => {
    const user = await test.newUser();
    const client = await clientOf(user);
    const { id } = await added(client);
    await user.graphql(DeleteExpenseDocument.toString(), { id });
    meet('UpdateExpense', 'loseRequest');

    const { data, errors } = await client.send(UpdateExpenseDocument, { input: { id, amount: 2.5 } });

    expect(data).toEqual({ updateExpense: null });
    expect(errors).toMatchObject([{ code: 'NotFound' }]);
  });

  it('does not know what became of it when no answer comes in time', async () => {
    const client = await newClient();
    const { id } = await added(client);
    clients.proxy.decide = (body) => (/UpdateExpense|GetExpense/.test(body) ? 'loseRequest' : 'pass');

    const answer = await client.send(
      UpdateExpenseDocument,
      { input: { id, amount: 2.5 } },
      { timeLimitMs: 300 },
    );

    expect(answer).toMatchObject({ errors: [{ code: 'NoAnswer' }], isOutcomeUnknown: true });
  });
});

describe('deleteExpense and restoreExpense', () => {
  it.each(LOST)('delete and restore although their first tries meet %j', async (fault) => {
    const client = await newClient();
    const { id, version } = await added(client);

    meet('DeleteExpense', fault);
    const deleted = await client.send(DeleteExpenseDocument, { id, expectedVersion: version });
    expect(deleted.errors).toEqual([]);
    expect(await listed(client)).toEqual([]);

    meet('RestoreExpense', fault);
    const restored = await client.send(RestoreExpenseDocument, { id });
    expect(restored.errors).toEqual([]);
    expect(restored.data?.restoreExpense).toMatchObject({ id, version: 3, deletedAt: null });
    expect(await listed(client)).toHaveLength(1);
  });

  it('tell a NotFound of the first try as it is', async () => {
    const client = await newClient();

    const { errors } = await client.send(DeleteExpenseDocument, { id: randomUuid() });

    expect(errors).toMatchObject([{ code: 'NotFound' }]);
  });

  it('do not delete what another device has changed', async () => {
    const client = await newClient();
    const { id, version } = await added(client);
    await client.send(UpdateExpenseDocument, { input: { id, amount: 3 } });
    meet('DeleteExpense', 'loseRequest');

    const { errors } = await client.send(DeleteExpenseDocument, { id, expectedVersion: version });

    expect(errors).toMatchObject([{ code: 'Conflict', errorInfo: { reason: 'CHANGED' } }]);
    expect(await listed(client)).toHaveLength(1);
  });
});

describe('any operation', () => {
  it('is sent again when the API says that too much came at once', async () => {
    const client = await newClient();
    const errors = [
      { path: ['addExpense'], errorType: 'Throttled', errorInfo: { retry: true }, message: 'Later.' },
    ];
    const throttled = { body: JSON.stringify({ data: { addExpense: null }, errors }) };
    const count = meet('AddExpense', throttled, throttled, throttled);

    const answer = await client.send(AddExpenseDocument, { input: COFFEE });

    expect(answer).toMatchObject({ errors: [], isResent: false });
    expect(count()).toBe(4);
  });

  it('gets in with 50 others at once, of which the API throttles two of three', async () => {
    const client = await newClient();
    const errors = [
      { path: ['addExpense'], errorType: 'Throttled', errorInfo: { retry: true }, message: 'Later.' },
    ];
    const throttled = { body: JSON.stringify({ data: { addExpense: null }, errors }) };
    clients.proxy.decide = (body, number) =>
      body.includes('AddExpense') && number % 3 !== 0 ? throttled : 'pass';

    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        client.send(AddExpenseDocument, { input: { ...COFFEE, category: `Food ${index % 10}` } }),
      ),
    );

    expect(answers.flatMap((answer) => answer.errors)).toEqual([]);
    expect(await listed(client)).toHaveLength(50);
  });

  it.each(['Conflict', 'ValidationError'])(
    'is not sent again after a %s without what the API always tells, which is none of the API’s',
    async (errorType) => {
      const client = await newClient();
      const { id } = await added(client);
      const errors = [{ path: ['updateExpense'], errorType, message: 'Changed at the same time.' }];
      const body = JSON.stringify({ data: { updateExpense: null }, errors });
      const count = meet('UpdateExpense', { body });

      const answer = await client.send(UpdateExpenseDocument, { input: { id, amount: 3 } });

      expect(answer.errors).toMatchObject([{ code: 'Refused', errorType }]);
      expect(count()).toBe(1);
    },
  );

  it('is refused when nobody is signed in', async () => {
    const client = createExpenseClient({ outputs: test.stack.outputs });

    const { data, errors } = await client.send(ListExpensesDocument);

    expect(data).toBeNull();
    expect(errors).toMatchObject([{ code: 'Refused', errorType: 'UnauthorizedException' }]);
  });
});
