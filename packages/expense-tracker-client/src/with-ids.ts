import type { AddExpenseMutationVariables, ImportExpensesMutationVariables } from './generated/documents.ts';
import { randomUuid } from './uuid.ts';

/** The variables with an id for the expense. */
export function withId({ input, ...rest }: AddExpenseMutationVariables): AddExpenseMutationVariables {
  return { ...rest, input: { ...input, id: input.id ?? randomUuid() } };
}

/** The variables with an id for each expense. */
export function withIds({
  input,
  ...rest
}: ImportExpensesMutationVariables): ImportExpensesMutationVariables {
  // A row that is null is for the API to refuse.
  const expenses = input.expenses.map((row) => (row !== null ? { ...row, id: row.id ?? randomUuid() } : row));
  return { ...rest, input: { ...input, expenses } };
}
