import { describe, expect, it } from 'vitest';
import { useLocalStack } from '../../../test/support/local-stack.ts';
import type { ExpenseClient } from './expense-client.ts';
import {
  EraseMyDataDocument,
  ImportExpensesDocument,
  ListBudgetsDocument,
  ListExpensesDocument,
  RemoveBudgetDocument,
  RenameCategoryDocument,
  SetBudgetDocument,
} from './generated/documents.ts';
import { LOST, useProxiedClients } from './testing/proxied-clients.ts';

const FOOD = { currency: 'USD', category: 'Food' };

const test = useLocalStack();
const { newClient, clientOf, meet } = useProxiedClients(test);

async function importCoffees(client: ExpenseClient, count: number): Promise<void> {
  const expenses = Array.from({ length: count }, () => ({
    date: '2024-01-09',
    amount: 2.25,
    category: 'Food',
  }));
  const { errors } = await client.send(ImportExpensesDocument, { input: { expenses } });
  expect(errors).toEqual([]);
}

async function listed(client: ExpenseClient) {
  const { data } = await client.send(ListExpensesDocument, { limit: 200 });
  return data?.expenses?.items ?? [];
}

async function budgets(client: ExpenseClient) {
  const { data } = await client.send(ListBudgetsDocument);
  return data?.budgets?.budgets.map(({ amount, version }) => ({ amount, version }));
}

describe('renameCategory', () => {
  it.each(LOST)('moves each expense once when the first try of a step meets %j', async (fault) => {
    const client = await newClient();
    await importCoffees(client, 50);
    await importCoffees(client, 10);
    const count = meet('RenameCategory', fault);

    const first = await client.send(RenameCategoryDocument, { from: 'Food', to: 'Eating out' });
    const nextToken = first.data?.renameCategory?.nextToken ?? null;
    const second =
      nextToken === null
        ? first
        : await client.send(RenameCategoryDocument, { from: 'Food', to: 'Eating out', nextToken });

    expect([...first.errors, ...second.errors]).toEqual([]);
    expect(second.data?.renameCategory).toMatchObject({ more: false, nextToken: null });
    expect(count()).toBeGreaterThanOrEqual(2);
    const expenses = await listed(client);
    expect(expenses).toHaveLength(60);
    expect(new Set(expenses.map(({ category, version }) => `${category} ${version}`))).toEqual(
      new Set(['Eating out 2']),
    );
  });
});

describe('eraseMyData', () => {
  it.each(LOST)('goes on when the first try of a step meets %j', async (fault) => {
    const client = await newClient();
    await importCoffees(client, 3);
    meet('EraseMyData', fault);

    const { data, errors } = await client.send(EraseMyDataDocument, { confirmation: 'ERASE ALL MY DATA' });

    expect(errors).toEqual([]);
    expect(data?.eraseMyData?.more).toBe(false);
    expect(await listed(client)).toEqual([]);
  });
});

describe('setBudget', () => {
  it.each(LOST)('sets once when its first two tries meet %j', async (fault) => {
    const client = await newClient();
    meet('SetBudget', fault, fault);

    const { data, errors } = await client.send(SetBudgetDocument, { input: { ...FOOD, amount: 250 } });

    expect(errors).toEqual([]);
    expect(data?.setBudget).toEqual({ ...FOOD, amount: 250, version: 1 });
    expect(await budgets(client)).toEqual([{ amount: 250, version: 1 }]);
  });

  it.each(LOST)('changes what was seen, once, when its first two tries meet %j', async (fault) => {
    const client = await newClient();
    await client.send(SetBudgetDocument, { input: { currency: 'USD', amount: 900 } });
    meet('SetBudget', fault, fault);

    const input = { currency: 'USD', amount: 1000, expectedVersion: 1 };
    const { data, errors } = await client.send(SetBudgetDocument, { input });

    expect(errors).toEqual([]);
    expect(data?.setBudget).toEqual({ currency: 'USD', category: null, amount: 1000, version: 2 });
    expect(await budgets(client)).toEqual([{ amount: 1000, version: 2 }]);
  });

  it('tells by a Conflict that another device was faster', async () => {
    const user = await test.newUser();
    const client = await clientOf(user);
    await client.send(SetBudgetDocument, { input: { ...FOOD, amount: 250 } });
    meet('SetBudget', 'loseRequest');
    await user.graphql(SetBudgetDocument.toString(), { input: { ...FOOD, amount: 300 } });

    const input = { ...FOOD, amount: 200, expectedVersion: 1 };
    const { errors } = await client.send(SetBudgetDocument, { input });

    expect(errors).toMatchObject([{ code: 'Conflict', errorInfo: { reason: 'CHANGED', currentVersion: 2 } }]);
    expect(await budgets(client)).toEqual([{ amount: 300, version: 2 }]);
  });
});

describe('removeBudget', () => {
  it.each(LOST)('removes although its first try meets %j', async (fault) => {
    const client = await newClient();
    await client.send(SetBudgetDocument, { input: { ...FOOD, amount: 250 } });
    meet('RemoveBudget', fault);

    expect((await client.send(RemoveBudgetDocument, FOOD)).errors).toEqual([]);
    expect(await budgets(client)).toEqual([]);
  });

  it('tells a NotFound of the first try as it is', async () => {
    const client = await newClient();

    expect((await client.send(RemoveBudgetDocument, FOOD)).errors).toMatchObject([{ code: 'NotFound' }]);
  });
});
