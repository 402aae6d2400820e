import type { AnyDocument, GraphqlAnswer } from 'appsync-cognito-client';
import { expenseErrorOf } from './expense-error.ts';
import type { ExpenseError } from './expense-error.ts';
import {
  AddExpenseDocument,
  DeleteExpenseDocument,
  DeleteExpensesDocument,
  EraseMyDataDocument,
  GetExpenseDocument,
  ImportExpensesDocument,
  ListBudgetsDocument,
  RemoveBudgetDocument,
  RenameCategoryDocument,
  RestoreExpenseDocument,
  RestoreExpensesDocument,
  SetBudgetDocument,
  UpdateExpenseDocument,
  UpdateExpensesDocument,
} from './generated/documents.ts';
import type {
  AddExpenseMutation,
  AddExpenseMutationVariables,
  DeleteExpensesMutationVariables,
  SetBudgetMutation,
  SetBudgetMutationVariables,
} from './generated/documents.ts';
import type { Rule, RuleOptions, RuleProps, SendByRule } from './rule.ts';
import { sendUpdate, sendUpdates, withOwner } from './update-rules.ts';
import { withId, withIds } from './with-ids.ts';

type NotFound = Extract<ExpenseError, { readonly code: 'NotFound' }>;

/** The rule of each mutation of this package, by its document. */
export function resendRules(): ReadonlyMap<string, Rule> {
  return new Map<string, Rule>([
    [AddExpenseDocument.toString(), { complete: withId, send: sendAdd }],
    // All expenses have ids: those that are stored are answered or left out, the missing ones added.
    [ImportExpensesDocument.toString(), { complete: withIds, send: again(ImportExpensesDocument) }],
    [UpdateExpenseDocument.toString(), { send: sendUpdate }],
    [UpdateExpensesDocument.toString(), { send: sendUpdates }],
    [DeleteExpenseDocument.toString(), { send: untilGone(DeleteExpenseDocument, 'deleteExpense') }],
    [
      DeleteExpensesDocument.toString(),
      { send: untilGone(DeleteExpensesDocument, 'deleteExpenses', areAll) },
    ],
    // What is not deleted is answered as it is.
    [RestoreExpenseDocument.toString(), { send: again(RestoreExpenseDocument) }],
    [RestoreExpensesDocument.toString(), { send: again(RestoreExpensesDocument) }],
    // Steps, of which each does what is left.
    [RenameCategoryDocument.toString(), { send: again(RenameCategoryDocument) }],
    [EraseMyDataDocument.toString(), { send: again(EraseMyDataDocument) }],
    [SetBudgetDocument.toString(), { send: sendBudget }],
    [RemoveBudgetDocument.toString(), { send: untilGone(RemoveBudgetDocument, 'removeBudget') }],
  ]);
}

/** Sends the same whenever that may help: it may be carried out twice without harm. */
function again(document: AnyDocument): SendByRule<never, unknown> {
  return ({ send }, variables, options) =>
    send<AnyDocument>(document, variables, { ...options, resend: 'always' });
}

/** An expense that is added has an id, under which it is added once, however often it is sent. */
async function sendAdd(
  { send }: RuleProps,
  variables: AddExpenseMutationVariables,
  options: RuleOptions,
): Promise<GraphqlAnswer<AddExpenseMutation>> {
  const answer = await send(AddExpenseDocument, variables, { ...options, resend: 'always' });
  const error = expenseErrorOf(answer, 'addExpense');
  const id = variables.input.id ?? '';
  if (!answer.isResent || error?.code !== 'Conflict' || error.errorInfo.reason !== 'CHANGED') {
    return answer;
  }
  // An earlier try has added it, and somebody has changed it since: it is the caller's expense all the same.
  const stored = await send(GetExpenseDocument, { id }, options);
  const expense = stored.data?.expense;
  return expense !== undefined && expense !== null
    ? { ...answer, data: { addExpense: withOwner(expense) }, errors: [] }
    : answer;
}

/**
 * What is not found after a try that got no answer is gone, as was asked; its last state is not known then.
 *
 * @param isAll whether all that was to go is not there; else some of it was restored since, or nothing done
 */
function untilGone<Variables>(
  document: AnyDocument,
  field: string,
  isAll: (error: NotFound, variables: Variables) => boolean = () => true,
): SendByRule<Variables, unknown> {
  return async (props, variables, options) => {
    const answer = await again(document)(props, variables as never, options); // They are the document's.
    const error = expenseErrorOf(answer, field);
    return answer.isResent && error?.code === 'NotFound' && isAll(error, variables)
      ? { ...answer, data: { [field]: null }, errors: [] }
      : answer;
  };
}

function areAll({ errorInfo }: NotFound, { ids }: DeleteExpensesMutationVariables): boolean {
  return errorInfo?.errors.length === [ids].flat().length;
}

/**
 * A budget that has the amount stays as it is. When it is at the version that this very change makes, an
 * earlier try has made it.
 */
async function sendBudget(
  { send }: RuleProps,
  variables: SetBudgetMutationVariables,
  options: RuleOptions,
): Promise<GraphqlAnswer<SetBudgetMutation>> {
  const answer = await send(SetBudgetDocument, variables, { ...options, resend: 'always' });
  const error = expenseErrorOf(answer, 'setBudget');
  const { input } = variables;
  const version = (input.expectedVersion ?? 0) + 1;
  if (!answer.isResent || error?.code !== 'Conflict' || error.errorInfo.currentVersion !== version) {
    return answer;
  }
  const { data } = await send(ListBudgetsDocument, {}, options);
  const stored = data?.budgets?.budgets.find(
    (budget) => budget.currency === input.currency && budget.category === (input.category ?? null),
  );
  if (stored?.version !== version || stored.amount !== input.amount) {
    return answer;
  }
  const { currency, category, amount } = stored;
  return {
    ...answer,
    data: { setBudget: { currency, category: category ?? null, amount, version } },
    errors: [],
  };
}
