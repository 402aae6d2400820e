import {
  GetExpenseDocument,
  GetSummaryDocument,
  GetSummaryOfPeriodDocument,
  ListBudgetsDocument,
  ListCategoriesDocument,
  ListChangesDocument,
  ListCurrenciesDocument,
  ListDeletedExpensesDocument,
  ListExpensesDocument,
  ListPayeesDocument,
} from 'expense-tracker-client';
import { z } from 'zod';
import { certainOf, valueOf } from '../answer.ts';
import { definedOf } from '../input/fields.ts';
import { day, id, limit, month, nextToken, year } from './inputs.ts';
import { defineTool } from './tool.ts';
import type { Tool } from './tool.ts';

/** What an assistant may always do. */
export const readingTools: readonly Tool[] = [
  defineTool({
    name: 'list_expenses',
    title: 'List expenses',
    description:
      'A page of expenses, newest first. All filters are optional. payee cannot be used together with category;' +
      ' from and to not together with year and month.',
    effect: 'reads',
    input: {
      year: year.optional(),
      month: month.optional(),
      from: day.optional(),
      to: day.optional(),
      category: z.string().optional().describe('exactly this category'),
      payee: z.string().optional().describe('exactly this payee'),
      order: z.enum(['ASC', 'DESC']).optional().describe('ASC is oldest first'),
      limit,
      nextToken,
    },
    run: async (client, input) =>
      certainOf(await client.send(ListExpensesDocument, definedOf(input)), 'expenses'),
  }),
  defineTool({
    name: 'get_expense',
    title: 'Get an expense',
    description: 'One expense by its id, or null.',
    effect: 'reads',
    input: { id },
    run: async (client, input) => valueOf(await client.send(GetExpenseDocument, input), 'expense'),
  }),
  defineTool({
    name: 'summarize_months',
    title: 'Sum up a year or a month',
    description:
      'Exact totals by currency: spent (refunds taken off), refunded, income, balance, by category, subcategory,' +
      ' payment method and month. Use this, not a sum of a list.',
    effect: 'reads',
    input: { year, month: month.optional() },
    run: async (client, input) => {
      const variables = { year: input.year, ...definedOf({ month: input.month }) };
      return certainOf(await client.send(GetSummaryDocument, variables), 'summary');
    },
  }),
  defineTool({
    name: 'summarize_period',
    title: 'Sum up the time between two days',
    description: 'Exact totals by currency, category and day, of at most 366 days, both ends included.',
    effect: 'reads',
    input: { from: day, to: day },
    run: async (client, input) => certainOf(await client.send(GetSummaryOfPeriodDocument, input), 'summary'),
  }),
  defineTool({
    name: 'list_categories',
    title: 'List categories',
    description: 'The categories in use, most used first.',
    effect: 'reads',
    input: {},
    run: async (client) => certainOf(await client.send(ListCategoriesDocument), 'categories'),
  }),
  defineTool({
    name: 'list_payees',
    title: 'List payees',
    description: 'The payees of the newest 200 expenses, most used first, each with its usual category.',
    effect: 'reads',
    input: {},
    run: async (client) => certainOf(await client.send(ListPayeesDocument), 'payees'),
  }),
  defineTool({
    name: 'list_budgets',
    title: 'List budgets',
    description: 'The budgets of a month: amount, spent, left. Without year and month: this month.',
    effect: 'reads',
    input: { year: year.optional(), month: month.optional(), today: day.optional() },
    run: async (client, input) =>
      certainOf(await client.send(ListBudgetsDocument, definedOf(input)), 'budgets'),
  }),
  defineTool({
    name: 'list_deleted_expenses',
    title: 'List the trash',
    description: 'What was deleted in the last 30 days, the newest deletion first.',
    effect: 'reads',
    input: { limit, nextToken },
    run: async (client, input) =>
      certainOf(await client.send(ListDeletedExpensesDocument, definedOf(input)), 'deletedExpenses'),
  }),
  defineTool({
    name: 'list_changes',
    title: 'List changes',
    description: 'What was added, changed and deleted since a cursor, oldest change first.',
    effect: 'reads',
    input: { since: z.string().optional().describe('the cursor of the previous page'), limit },
    run: async (client, input) =>
      certainOf(await client.send(ListChangesDocument, definedOf(input)), 'changes'),
  }),
  defineTool({
    name: 'list_currencies',
    title: 'List currencies',
    description: 'Every currency that an expense may have, with its decimals.',
    effect: 'reads',
    input: {},
    run: async (client) => certainOf(await client.send(ListCurrenciesDocument), 'currencies'),
  }),
];
