import { describe, expect, it } from 'vitest';
import { useLocalStack } from '../../../test/support/local-stack.ts';
import type { ExpenseClient } from './expense-client.ts';
import {
  AddExpenseDocument,
  DeleteExpensesDocument,
  ImportExpensesDocument,
  ListExpensesDocument,
  RestoreExpensesDocument,
  UpdateExpenseDocument,
  UpdateExpensesDocument,
} from './generated/documents.ts';
import { LOST, useProxiedClients } from './testing/proxied-clients.ts';
import { randomUuid } from './uuid.ts';

const COFFEE = { date: '2024-01-09', amount: 2.25, category: 'Food' };

const test = useLocalStack();
const clients = useProxiedClients(test);
const { newClient, clientOf, meet } = clients;

async function imported(client: ExpenseClient, count: number): Promise<string[]> {
  const expenses = Array.from({ length: count }, () => COFFEE);
  const { data } = await client.send(ImportExpensesDocument, { input: { expenses } });
  return data?.importExpenses?.items.map(({ id }) => id) ?? [];
}

async function listed(client: ExpenseClient) {
  const { data } = await client.send(ListExpensesDocument);
  return data?.expenses?.items ?? [];
}

describe('updateExpenses', () => {
  it.each(LOST)('changes each once when its first two tries meet %j', async (fault) => {
    const client = await newClient();
    const ids = await imported(client, 3);
    meet('UpdateExpenses', fault, fault);

    const { data, errors, isResent } = await client.send(UpdateExpensesDocument, {
      input: { ids, category: 'Eating out', notes: null },
    });

    expect({ errors, isResent }).toEqual({ errors: [], isResent: true });
    expect(data?.updateExpenses).toMatchObject({
      owner: { isSetByServer: true },
      items: ids.map((id) => ({ id, category: 'Eating out', version: 2 })),
    });
    expect((await listed(client)).map(({ version }) => version)).toEqual([2, 2, 2]);
  });

  it('keeps what another device has changed after a try without an answer', async () => {
    const user = await test.newUser();
    const client = await clientOf(user);
    const [one = '', other = ''] = await imported(client, 2);
    meet('UpdateExpenses', 'loseRequest');
    await user.graphql(UpdateExpenseDocument.toString(), { input: { id: one, amount: 7 } });

    const input = { ids: [one, other], payee: 'University Cafe' };
    const { data } = await client.send(UpdateExpensesDocument, { input });

    expect(data?.updateExpenses?.items).toMatchObject([
      { id: one, amount: 7, payee: 'University Cafe', version: 3 },
      { id: other, amount: 2.25, payee: 'University Cafe', version: 2 },
    ]);
  });

  it('tells by a NotFound which of the expenses are not there', async () => {
    const client = await newClient();
    const [id = ''] = await imported(client, 1);

    const input = { ids: [id, randomUuid()], category: 'Rent' };
    const { errors } = await client.send(UpdateExpensesDocument, { input });

    expect(errors).toMatchObject([
      { code: 'NotFound', errorInfo: { field: 'ids', errors: [{ index: 1, field: 'ids' }] } },
    ]);
    expect(await listed(client)).toMatchObject([{ category: 'Food', version: 1 }]);
  });

  it('does not know what became of it when no answer comes in time', async () => {
    const client = await newClient();
    const ids = await imported(client, 2);
    clients.proxy.decide = (body) => (/UpdateExpenses|GetExpense/.test(body) ? 'loseRequest' : 'pass');

    const input = { ids, category: 'Rent' };
    const answer = await client.send(UpdateExpensesDocument, { input }, { timeLimitMs: 300 });

    expect(answer).toMatchObject({ errors: [{ code: 'NoAnswer' }], isOutcomeUnknown: true });
  });
});

describe('deleteExpenses and restoreExpenses', () => {
  it.each(LOST)('delete and restore each once although their first tries meet %j', async (fault) => {
    const client = await newClient();
    const ids = await imported(client, 3);

    meet('DeleteExpenses', fault);
    const deleted = await client.send(DeleteExpensesDocument, { ids });
    expect(deleted).toMatchObject({ errors: [], isOutcomeUnknown: false });
    expect(await listed(client)).toEqual([]);

    meet('RestoreExpenses', fault);
    const restored = await client.send(RestoreExpensesDocument, { ids });
    expect(restored.errors).toEqual([]);
    expect(restored.data?.restoreExpenses?.items).toMatchObject(
      ids.map((id) => ({ id, version: 3, deletedAt: null })),
    );
    expect(await listed(client)).toHaveLength(3);
  });

  it('tell a NotFound of the first try as it is', async () => {
    const client = await newClient();

    const { errors } = await client.send(DeleteExpensesDocument, { ids: [randomUuid()] });

    expect(errors).toMatchObject([{ code: 'NotFound', errorInfo: { errors: [{ index: 0 }] } }]);
  });

  it('tell a NotFound when only some are gone, so that nothing was deleted', async () => {
    const client = await newClient();
    const [id = ''] = await imported(client, 1);
    meet('DeleteExpenses', 'loseRequest');

    const { errors } = await client.send(DeleteExpensesDocument, { ids: [id, randomUuid()] });

    expect(errors).toMatchObject([{ code: 'NotFound', errorInfo: { errors: [{ index: 1 }] } }]);
    expect(await listed(client)).toHaveLength(1);
  });
});

describe('importExpenses', () => {
  it.each(LOST)('adds once what is not left out when its first try meets %j', async (fault) => {
    const client = await newClient();
    const [taken = ''] = await imported(client, 1);
    meet('ImportExpenses', fault);

    const expenses = [{ ...COFFEE, id: taken, amount: 9 }, COFFEE];
    const { data, errors, sent } = await client.send(ImportExpensesDocument, {
      input: { expenses, ifTaken: 'SKIP' },
    });

    expect(errors).toEqual([]);
    expect(data?.importExpenses?.items.map(({ id }) => id)).toEqual([sent.input.expenses[1]?.id]);
    expect(data?.importExpenses?.outcomes).toMatchObject([
      { index: 0, id: taken, outcome: 'ID_TAKEN', currentVersion: 1 },
      { index: 1, outcome: expect.stringMatching(/^(ADDED|SAME)$/) as string, currentVersion: 1 },
    ]);
    expect(await listed(client)).toHaveLength(2);
  });

  it('can be checked first, and then sent under the same ids', async () => {
    const client = await newClient();
    meet('ImportExpenses', 'loseAnswer');

    const checked = await client.send(ImportExpensesDocument, {
      input: { expenses: [COFFEE, COFFEE], dryRun: true },
    });
    expect(checked.data?.importExpenses?.outcomes.map(({ outcome }) => outcome)).toEqual(['ADDED', 'ADDED']);
    expect(await listed(client)).toEqual([]);

    const { input } = checked.sent;
    const added = await client.send(ImportExpensesDocument, { input: { ...input, dryRun: false } });
    expect(added.data?.importExpenses?.items.map(({ id }) => id)).toEqual(
      input.expenses.map((row) => row?.id),
    );
    expect(await listed(client)).toHaveLength(2);
  });

  it('tells by a Conflict which ids are taken, and which expenses are stored as they are', async () => {
    const client = await newClient();
    const [changed = ''] = await imported(client, 1);
    const { sent } = await client.send(AddExpenseDocument, { input: COFFEE });
    await client.send(UpdateExpenseDocument, { input: { id: changed, amount: 3 } });

    const expenses = [
      { ...COFFEE, id: changed },
      { ...COFFEE, id: sent.input.id ?? null },
    ];
    const { errors } = await client.send(ImportExpensesDocument, { input: { expenses } });

    expect(errors).toMatchObject([
      {
        code: 'Conflict',
        errorInfo: {
          reason: 'CHANGED',
          currentVersion: 2,
          errors: [{ index: 0, field: 'id', reason: 'CHANGED', currentVersion: 2 }],
          same: [1],
        },
      },
    ]);
  });
});
