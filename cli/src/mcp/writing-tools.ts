import {
  AddExpenseDocument,
  DeleteExpensesDocument,
  RemoveBudgetDocument,
  RenameCategoryDocument,
  RestoreExpensesDocument,
  SetBudgetDocument,
  UpdateExpenseDocument,
  UpdateExpensesDocument,
} from 'expense-tracker-client';
import { z } from 'zod';
import { certainOf } from '../answer.ts';
import { definedOf } from '../input/fields.ts';
import { changedFields, currency, day, id, ids, nextToken, optionalFields } from './inputs.ts';
import { defineTool } from './tool.ts';
import type { Tool } from './tool.ts';

/** What an assistant may do with `--write` only. Nothing here erases for ever. */
export const writingTools: readonly Tool[] = [
  defineTool({
    name: 'add_expense',
    title: 'Add an expense',
    description:
      'Adds an expense. amount is exact, greater than 0, in major units, e.g. 2.25. Never rounded.',
    effect: 'adds',
    input: {
      date: day,
      amount: z.number(),
      category: z.string(),
      currency: currency.optional().describe('default: that of the API, normally USD'),
      id: z.string().optional().describe('a UUID of your choice: the same add again adds nothing'),
      ...optionalFields,
    },
    run: async (client, { date, amount, category, ...others }) => {
      const input = { date, amount, category, ...definedOf(others) };
      return certainOf(await client.send(AddExpenseDocument, { input }), 'addExpense');
    },
  }),
  defineTool({
    name: 'restore_expenses',
    title: 'Bring deleted expenses back',
    description: 'Brings back up to 50 expenses that were deleted in the last 30 days, all or none.',
    effect: 'adds',
    input: { ids },
    run: async (client, input) =>
      certainOf(await client.send(RestoreExpensesDocument, input), 'restoreExpenses').items,
  }),
  defineTool({
    name: 'update_expense',
    title: 'Change an expense',
    description: 'Changes the given fields of an expense; null empties an optional one.',
    effect: 'changes',
    input: {
      id,
      expectedVersion: z.number().int().optional().describe('change it only if it is still at this version'),
      amount: z.number().optional(),
      currency: currency.optional(),
      ...changedFields,
    },
    question: ({ id: which, ...fields }) => `Change the expense ${which} to ${JSON.stringify(fields)}?`,
    run: async (client, { id: which, ...fields }) => {
      const input = { id: which, ...definedOf(fields) };
      return certainOf(await client.send(UpdateExpenseDocument, { input }), 'updateExpense');
    },
  }),
  defineTool({
    name: 'update_expenses',
    title: 'Change several expenses',
    description: 'Changes the same fields of up to 33 expenses, all or none.',
    effect: 'changes',
    input: { ids, ...changedFields },
    question: ({ ids: which, ...fields }) => `Change ${which.length} expenses to ${JSON.stringify(fields)}?`,
    run: async (client, { ids: which, ...fields }) => {
      const input = { ids: which, ...definedOf(fields) };
      return certainOf(await client.send(UpdateExpensesDocument, { input }), 'updateExpenses').items;
    },
  }),
  defineTool({
    name: 'delete_expenses',
    title: 'Delete expenses',
    description: 'Deletes up to 50 expenses, all or none. They can be restored for 30 days.',
    effect: 'changes',
    input: { ids },
    question: ({ ids: which }) => `Delete ${which.length} expenses? They can be restored for 30 days.`,
    run: async (client, input) =>
      certainOf(await client.send(DeleteExpensesDocument, input), 'deleteExpenses').items,
  }),
  defineTool({
    name: 'rename_category',
    title: 'Rename a category',
    description:
      'One step of moving all expenses of a category to another name; merges when it exists. Call it again with' +
      ' nextToken until more is false.',
    effect: 'changes',
    input: { from: z.string(), to: z.string(), side: z.enum(['SPENT', 'INCOME']).optional(), nextToken },
    question: ({ from, to }) => `Move all expenses of ${JSON.stringify(from)} to ${JSON.stringify(to)}?`,
    run: async (client, { from, to, ...others }) => {
      const variables = { from, to, ...definedOf(others) };
      return certainOf(await client.send(RenameCategoryDocument, variables), 'renameCategory');
    },
  }),
  defineTool({
    name: 'set_budget',
    title: 'Set a budget',
    description:
      'Sets what may be spent each month, in a category or, without one, in a currency as a whole.',
    effect: 'changes',
    input: { currency, amount: z.number(), category: z.string().optional() },
    question: ({ amount, currency: code, category = 'everything' }) =>
      `Set the budget of ${category} to ${amount} ${code} a month?`,
    run: async (client, { amount, currency: code, category }) => {
      const input = { amount, currency: code, ...definedOf({ category }) };
      return certainOf(await client.send(SetBudgetDocument, { input }), 'setBudget');
    },
  }),
  defineTool({
    name: 'remove_budget',
    title: 'Remove a budget',
    description: 'Removes the budget of a category or, without one, of a currency.',
    effect: 'changes',
    input: { currency, category: z.string().optional() },
    question: ({ currency: code, category = 'everything' }) => `Remove the budget of ${category} in ${code}?`,
    run: async (client, { currency: code, category }) => {
      const variables = { currency: code, ...definedOf({ category }) };
      return certainOf(await client.send(RemoveBudgetDocument, variables), 'removeBudget');
    },
  }),
];
