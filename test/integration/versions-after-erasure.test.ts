import { randomUUID } from 'node:crypto';
import { print } from 'graphql';
import { afterEach, expect, it } from 'vitest';
import { EraseMyDataDocument } from '../../operations/generated/documents.ts';
import { ledgerFindings } from '../support/ledger-findings.ts';
import { useLocalStack } from '../support/local-stack.ts';
import {
  added,
  deleteExpense,
  deleteExpenses,
  listedAll,
  summed,
  updateExpense,
  updateExpenses,
} from '../support/operations.ts';

const test = useLocalStack();

afterEach(() => {
  test.interceptor.decide = undefined;
});

/** Every write on an expense that was read before, and what it makes of the one that is there now. */
const writes: readonly [
  string,
  string,
  (id: string) => Record<string, unknown>,
  amount: number | undefined,
][] = [
  ['updateExpense of money', updateExpense, (id) => ({ input: { id, amount: 9 } }), 9],
  ['updateExpense of a text', updateExpense, (id) => ({ input: { id, notes: 'late' } }), 7],
  ['updateExpenses', updateExpenses, (id) => ({ input: { ids: [id], notes: 'late' } }), 7],
  ['deleteExpense', deleteExpense, (id) => ({ id }), undefined],
  ['deleteExpenses', deleteExpenses, (id) => ({ ids: [id] }), undefined],
];

it.each(writes)(
  '%s, overtaken by an erasure and an expense with the same id, changes what is there then',
  async (_name, document, variables, amount) => {
    const user = await test.newUser();
    const id = randomUUID();
    await added(user, { id, date: '2024-01-09', category: 'Food', amount: 5 });
    test.interceptor.decide = async ({ operation }) => {
      if (operation !== 'TransactWriteItems' && operation !== 'UpdateItem') {
        return undefined;
      }
      test.interceptor.decide = undefined;
      await user.graphql(print(EraseMyDataDocument), { confirmation: 'ERASE ALL MY DATA' });
      await added(user, { id, date: '2024-02-10', category: 'Fun', amount: 7 });
      return undefined;
    };

    const { errors } = await user.graphql(document, variables(id));

    expect(errors).toBeUndefined();
    const expected = amount === undefined ? [] : [{ id, amount, date: '2024-02-10', category: 'Fun' }];
    expect(await listedAll(user)).toMatchObject(expected);
    expect((await summed(user, 2024)).currencies).toMatchObject(
      amount === undefined ? [] : [{ spent: amount, categories: [{ category: 'Fun', total: amount }] }],
    );
    expect(await ledgerFindings(test.stack, user.sub)).toEqual([]);
  },
);
