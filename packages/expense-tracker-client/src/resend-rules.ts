import { backoffMs, errorOf, wait } from 'appsync-cognito-client';
import type { BackoffProps, Clock, GraphqlAnswer, Send, SendOptions } from 'appsync-cognito-client';
import { expenseError } from './expense-error.ts';
import {
  AddExpenseDocument,
  DeleteExpenseDocument,
  GetExpenseDocument,
  ImportExpensesDocument,
  RestoreExpenseDocument,
  UpdateExpenseDocument,
} from './generated/documents.ts';
import type {
  AddExpenseMutation,
  AddExpenseMutationVariables,
  DeleteExpenseMutation,
  DeleteExpenseMutationVariables,
  ExpenseFieldsFragment,
  ImportExpensesMutation,
  ImportExpensesMutationVariables,
  RestoreExpenseMutation,
  RestoreExpenseMutationVariables,
  UpdateExpenseMutation,
  UpdateExpenseMutationVariables,
} from './generated/documents.ts';

/** What the rules send by. */
export interface RuleProps {
  readonly send: Send;
  readonly clock: Clock;
  readonly backoff: BackoffProps;
}

/** Options whose time limit has been decided. */
export type RuleOptions = SendOptions & { readonly timeLimitMs: number };

/** An expense that is added has an id, under which it is added once, however often it is sent. */
export async function sendAdd(
  { send }: RuleProps,
  variables: AddExpenseMutationVariables,
  options: RuleOptions,
): Promise<GraphqlAnswer<AddExpenseMutation>> {
  const answer = await send(AddExpenseDocument, variables, { ...options, resend: 'always' });
  const id = variables.input.id ?? '';
  if (!answer.isResent || conflictReason(answer, 'addExpense') !== 'CHANGED') {
    return answer;
  }
  // An earlier try has added it, and somebody has changed it since: it is the caller's expense all the same.
  const stored = await send(GetExpenseDocument, { id }, options);
  const expense = stored.data?.expense;
  return expense !== undefined && expense !== null
    ? { ...answer, data: { addExpense: withOwner(expense) }, errors: [] }
    : answer;
}

/** All expenses of an import have ids: those that are stored are answered, the missing ones added. */
export function sendImport(
  { send }: RuleProps,
  variables: ImportExpensesMutationVariables,
  options: RuleOptions,
): Promise<GraphqlAnswer<ImportExpensesMutation>> {
  return send(ImportExpensesDocument, variables, { ...options, resend: 'always' });
}

/** An expense that is not deleted is answered as it is: restoring can be repeated. */
export function sendRestore(
  { send }: RuleProps,
  variables: RestoreExpenseMutationVariables,
  options: RuleOptions,
): Promise<GraphqlAnswer<RestoreExpenseMutation>> {
  return send(RestoreExpenseDocument, variables, { ...options, resend: 'always' });
}

/**
 * An expense that is not found after a try that got no answer is gone, as was asked; its last state is not
 * known then.
 */
export async function sendDelete(
  { send }: RuleProps,
  variables: DeleteExpenseMutationVariables,
  options: RuleOptions,
): Promise<GraphqlAnswer<DeleteExpenseMutation>> {
  const answer = await send(DeleteExpenseDocument, variables, { ...options, resend: 'always' });
  const isGone = answer.isResent && errorOf(answer, 'deleteExpense')?.errorType === 'NotFound';
  return isGone ? { ...answer, data: { deleteExpense: null }, errors: [] } : answer;
}

/**
 * An update is not sent again blindly: it could undo what somebody has changed since. After a try without an
 * answer the expense is read. When it has what was asked for, that is the answer. Otherwise the update is
 * sent again for the version that was read or expected, so that the two tries cannot both change it.
 */
export async function sendUpdate(
  props: RuleProps,
  variables: UpdateExpenseMutationVariables,
  options: RuleOptions,
): Promise<GraphqlAnswer<UpdateExpenseMutation>> {
  const { send, clock, backoff } = props;
  const { input } = variables;
  const end = clock.now() + options.timeLimitMs;
  const left = (): RuleOptions => ({ ...options, timeLimitMs: Math.max(0, end - clock.now()) });
  let expectedVersion = input.expectedVersion ?? undefined;
  let isResent = false;
  for (let failures = 1; ; failures += 1) {
    const version = expectedVersion === undefined ? {} : { expectedVersion };
    const sent = { ...variables, input: { ...input, ...version } };
    const answer = await send(UpdateExpenseDocument, sent, { ...left(), resend: 'whenUnchanged' });
    const isOvertaken = isResent && conflictReason(answer, 'updateExpense') === 'CHANGED';
    if (!answer.isOutcomeUnknown && !isOvertaken) {
      return { ...answer, isResent };
    }
    const pauseMs = answer.isOutcomeUnknown ? backoffMs(backoff, failures) : 0;
    if (clock.now() + pauseMs >= end) {
      return { ...answer, isOutcomeUnknown: true, isResent };
    }
    await wait(clock, pauseMs, options.signal);
    const stored = await send(GetExpenseDocument, { id: input.id }, left());
    if (stored.errors.length > 0) {
      return { ...answer, isOutcomeUnknown: true, isResent };
    }
    isResent = true;
    const expense = stored.data?.expense;
    if (expense !== undefined && expense !== null && isUpdated(expense, input)) {
      const data = { updateExpense: withOwner(expense) };
      return { data, errors: [], isOutcomeUnknown: false, isResent };
    }
    if (isOvertaken && typeof input.expectedVersion === 'number') {
      return { ...answer, isResent };
    }
    // When the expense is not there, the API says so.
    expectedVersion = input.expectedVersion ?? expense?.version;
  }
}

/**
 * Whether an expense has what an update asks for, at the version that the update makes if it was for a
 * certain one.
 */
function isUpdated(
  expense: ExpenseFieldsFragment,
  { expectedVersion, ...asked }: UpdateExpenseMutationVariables['input'],
): boolean {
  const stored: Readonly<Record<string, unknown>> = expense;
  return (
    (typeof expectedVersion !== 'number' || expense.version === expectedVersion + 1) &&
    Object.entries(asked).every(([name, value]) => value === undefined || (stored[name] ?? null) === value)
  );
}

/** A query leaves `owner` out; it is what the server sets for the owner of an expense. */
function withOwner(expense: ExpenseFieldsFragment) {
  return { ...expense, owner: { userId: expense.userId, isSetByServer: true } };
}

function conflictReason(answer: GraphqlAnswer<unknown>, field: string): string | undefined {
  const error = errorOf(answer, field);
  const known = error === undefined ? undefined : expenseError(error);
  return known?.code === 'Conflict' ? known.errorInfo?.reason : undefined;
}
