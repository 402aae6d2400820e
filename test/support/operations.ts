import { Kind, parse, print, visit } from 'graphql';
import type { DocumentNode, SelectionNode } from 'graphql';
import {
  AddExpenseDocument,
  DeleteExpenseDocument,
  GetExpenseDocument,
  GetSummaryDocument,
  ImportExpensesDocument,
  ListChangesDocument,
  ListExpensesDocument,
  RestoreExpenseDocument,
  UpdateExpenseDocument,
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
export const getExpense = withOwner(GetExpenseDocument);
export const listExpenses = withOwner(ListExpensesDocument);
export const getChanges = withOwner(ListChangesDocument);
const getSummary = print(GetSummaryDocument);

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

/** A summary as the API shows it. */
export interface ShownSummary {
  readonly currencies: readonly {
    readonly currency: string;
    readonly total: number;
    readonly count: number;
    readonly categories: readonly { category: string; total: number; count: number; share: number }[];
    readonly months: readonly { month: number; total: number; count: number }[];
  }[];
}

/** What was spent in a year or month; fails when it was refused. */
export async function summed(user: TestUser, year: number, month?: number): Promise<ShownSummary> {
  const answer = await user.graphql(getSummary, { year, month });
  if (answer.data === null || answer.errors !== undefined) {
    throw new Error(`summary was refused: ${JSON.stringify(answer.errors)}`);
  }
  return answer.data['summary'] as unknown as ShownSummary; // selected above
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
