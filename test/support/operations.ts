import { Kind, parse, print, visit } from 'graphql';
import type { DocumentNode, SelectionNode } from 'graphql';
import {
  AddExpenseDocument,
  DeleteExpenseDocument,
  DeleteExpensesDocument,
  EraseMyDataDocument,
  GetExpenseDocument,
  GetSummaryDocument,
  GetSummaryOfPeriodDocument,
  ImportExpensesDocument,
  ListChangesDocument,
  ListDeletedExpensesDocument,
  ListExpensesDocument,
  RenameCategoryDocument,
  RestoreExpenseDocument,
  RestoreExpensesDocument,
  UpdateExpenseDocument,
  UpdateExpensesDocument,
} from '../../operations/generated/documents.ts';
import type {
  GetSummaryOfPeriodQuery,
  GetSummaryQuery,
  RenameCategoryMutation,
} from '../../operations/generated/documents.ts';
import type { TestUser } from './local-stack.ts';

/** An expense as the API shows it, as far as tests compare it. */
export interface ShownExpense {
  readonly id: string;
  readonly userId: string;
  readonly date: string;
  readonly amount: number;
  readonly category: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

export const addExpense = withOwner(AddExpenseDocument);
export const updateExpense = withOwner(UpdateExpenseDocument);
export const deleteExpense = withOwner(DeleteExpenseDocument);
export const restoreExpense = withOwner(RestoreExpenseDocument);
export const importExpenses = withOwner(ImportExpensesDocument);
export const updateExpenses = withOwner(UpdateExpensesDocument);
export const deleteExpenses = withOwner(DeleteExpensesDocument);
export const restoreExpenses = withOwner(RestoreExpensesDocument);
export const renameCategory = print(RenameCategoryDocument);
export const eraseMyData = print(EraseMyDataDocument);
/** What `eraseMyData` has to be told. */
export const CONFIRMATION = 'ERASE ALL MY DATA';
export const getExpense = withOwner(GetExpenseDocument);
export const listExpenses = withOwner(ListExpensesDocument);
export const listDeletedExpenses = withOwner(ListDeletedExpensesDocument);
export const getChanges = withOwner(ListChangesDocument);
const getSummary = print(GetSummaryDocument);
const getSummaryOfPeriod = print(GetSummaryOfPeriodDocument);

/**
 * A ready-made operation that also selects the `owner` of each expense, which the ready-made queries leave
 * out.
 */
function withOwner(document: DocumentNode): string {
  const owner = parse('{ owner { userId isSetByServer } }').definitions.flatMap(
    (definition): readonly SelectionNode[] =>
      definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [],
  );
  return print(
    visit(document, {
      FragmentDefinition: ({ selectionSet, ...fragment }) => ({
        ...fragment,
        selectionSet: { ...selectionSet, selections: [...selectionSet.selections, ...owner] },
      }),
    }),
  );
}

/** Adds an expense and answers with it; fails when it was refused. */
export async function added(user: TestUser, input: Record<string, unknown> = {}): Promise<ShownExpense> {
  const answer = await user.graphql(addExpense, {
    input: { date: '2024-01-09', amount: 2.25, category: 'Food', ...input },
  });
  if (answer.data === null || answer.errors !== undefined) {
    throw new Error(`addExpense was refused: ${JSON.stringify(answer.errors)}`);
  }
  return answer.data['addExpense'] as unknown as ShownExpense; // selected above
}

/** One page of expenses; fails when it was refused. */
export async function listed(
  user: TestUser,
  filters: Record<string, unknown> = {},
): Promise<{ items: ShownExpense[]; nextToken: string | null }> {
  const answer = await user.graphql(listExpenses, filters);
  if (answer.data === null || answer.errors !== undefined) {
    throw new Error(`expenses was refused: ${JSON.stringify(answer.errors)}`);
  }
  return answer.data['expenses'] as unknown as { items: ShownExpense[]; nextToken: string | null }; // selected above
}

/** All pages of expenses, in order. */
export async function listedAll(
  user: TestUser,
  filters: Record<string, unknown> = {},
): Promise<ShownExpense[]> {
  const items: ShownExpense[] = [];
  let nextToken: string | null = null;
  do {
    const page = await listed(user, { ...filters, nextToken });
    items.push(...page.items);
    nextToken = page.nextToken;
  } while (nextToken !== null);
  return items;
}

/** A summary of a year or month as the API shows it. */
export type ShownSummary = NonNullable<GetSummaryQuery['summary']>;

/** What was spent and earned in a year or month; fails when it was refused. */
export async function summed(user: TestUser, year: number, month?: number): Promise<ShownSummary> {
  const answer = await user.graphql(getSummary, { year, month });
  if (answer.data === null || answer.errors !== undefined) {
    throw new Error(`summary was refused: ${JSON.stringify(answer.errors)}`);
  }
  return answer.data['summary'] as unknown as ShownSummary; // selected above
}

/** A summary of a period as the API shows it. */
export type ShownPeriod = NonNullable<GetSummaryOfPeriodQuery['summary']>;

/** What was spent and earned between two dates, both included; fails when it was refused. */
export async function summedBetween(user: TestUser, from: string, to: string): Promise<ShownPeriod> {
  const answer = await user.graphql(getSummaryOfPeriod, { from, to });
  if (!answer.data || answer.errors) {
    throw new Error(`summary was refused: ${JSON.stringify(answer.errors)}`);
  }
  return answer.data['summary'] as unknown as ShownPeriod; // selected above
}

/** A step of a renaming as the API shows it. */
export type ShownRename = NonNullable<RenameCategoryMutation['renameCategory']>;

/** One step of a renaming; fails when it was refused. */
export async function renamed(user: TestUser, variables: Record<string, unknown>): Promise<ShownRename> {
  const answer = await user.graphql(renameCategory, variables);
  if (!answer.data || answer.errors) {
    throw new Error(`renameCategory was refused: ${JSON.stringify(answer.errors)}`);
  }
  return answer.data['renameCategory'] as unknown as ShownRename; // selected above
}

/** One page of changes; fails when it was refused. */
export async function changedSince(
  user: TestUser,
  since?: string,
  limit?: number,
): Promise<{ items: ShownExpense[]; cursor: string; hasMore: boolean }> {
  const answer = await user.graphql(getChanges, { since, limit });
  if (answer.data === null || answer.errors !== undefined) {
    throw new Error(`changes was refused: ${JSON.stringify(answer.errors)}`);
  }
  return answer.data['changes'] as unknown as Awaited<ReturnType<typeof changedSince>>; // selected above
}

/** Adds expenses, at most 50, by one import; fails when it was refused. */
export async function imported(
  user: TestUser,
  expenses: readonly Record<string, unknown>[],
): Promise<ShownExpense[]> {
  const answer = await user.graphql(importExpenses, { input: { expenses } });
  if (!answer.data || answer.errors) {
    throw new Error(`importExpenses was refused: ${JSON.stringify(answer.errors)}`);
  }
  return (answer.data['importExpenses'] as unknown as { items: ShownExpense[] }).items; // selected above
}

/** One page of the trash; fails when it was refused. */
export async function listedDeleted(
  user: TestUser,
  args: Record<string, unknown> = {},
): Promise<{ items: ShownExpense[]; nextToken: string | null }> {
  const answer = await user.graphql(listDeletedExpenses, args);
  if (!answer.data || answer.errors) {
    throw new Error(`deletedExpenses was refused: ${JSON.stringify(answer.errors)}`);
  }
  return answer.data['deletedExpenses'] as unknown as Awaited<ReturnType<typeof listedDeleted>>; // selected above
}
