import { backoffMs, wait } from 'appsync-cognito-client';
import type { GraphqlAnswer } from 'appsync-cognito-client';
import { expenseError } from './expense-error.ts';
import type { ExpenseError } from './expense-error.ts';
import { GetExpenseDocument, UpdateExpenseDocument, UpdateExpensesDocument } from './generated/documents.ts';
import type {
  ExpenseFieldsFragment,
  UpdateExpenseMutation,
  UpdateExpenseMutationVariables,
  UpdateExpensesMutation,
  UpdateExpensesMutationVariables,
} from './generated/documents.ts';
import type { RuleOptions, RuleProps } from './rule.ts';

/** An expense as it is stored; null when it is not there. */
type Stored = ExpenseFieldsFragment | null;

/** A change of expenses that are looked at between two tries. */
interface Change<Data> {
  readonly ids: readonly string[];
  readonly attempt: (options: RuleOptions) => Promise<GraphqlAnswer<Data>>;
  /**
   * What to do now that the expenses are these: the data is what the change is answered with; `again` tries
   * again; `end` leaves it at the last answer.
   *
   * @param isOvertaken true when the last try was refused because of another version, false without an answer
   */
  readonly judge: (stored: readonly Stored[], isOvertaken: boolean) => Data | 'again' | 'end';
}

/**
 * An update is not sent again blindly: it could undo what somebody has changed since. After a try without an
 * answer the expense is read. When it has what was asked for, that is the answer. Otherwise the update is
 * sent again for the version that was read or expected, so that the two tries cannot both change it.
 */
export function sendUpdate(
  props: RuleProps,
  variables: UpdateExpenseMutationVariables,
  options: RuleOptions,
): Promise<GraphqlAnswer<UpdateExpenseMutation>> {
  const { input } = variables;
  let expectedVersion = input.expectedVersion ?? undefined;
  return sendLooking<UpdateExpenseMutation>(props, options, {
    ids: [input.id],
    attempt(left) {
      const version = expectedVersion === undefined ? {} : { expectedVersion };
      return props.send(UpdateExpenseDocument, { ...variables, input: { ...input, ...version } }, left);
    },
    judge([expense = null], isOvertaken) {
      const { expectedVersion: expected, ...asked } = input;
      // The id may be asked for in capital letters.
      const isOfThis = typeof expected !== 'number' || expense?.version === expected + 1;
      if (expense !== null && isOfThis && hasAll(expense, { ...asked, id: expense.id })) {
        return { updateExpense: withOwner(expense) };
      }
      // When the expense is not there, the API says so.
      expectedVersion = expected ?? expense?.version;
      return isOvertaken && typeof expected === 'number' ? 'end' : 'again';
    },
  });
}

/**
 * Many are changed all or none. When each has what was asked for, that is the answer. Otherwise the same is
 * sent again: it sets the same values, so that it may come twice.
 */
export function sendUpdates(
  props: RuleProps,
  variables: UpdateExpensesMutationVariables,
  options: RuleOptions,
): Promise<GraphqlAnswer<UpdateExpensesMutation>> {
  const { ids, ...asked } = variables.input;
  return sendLooking<UpdateExpensesMutation>(props, options, {
    ids,
    attempt: (left) => props.send(UpdateExpensesDocument, variables, left),
    judge(stored) {
      const items = stored.flatMap((expense) =>
        expense !== null && hasAll(expense, asked) ? [expense] : [],
      );
      const [first] = items;
      return first !== undefined && items.length === ids.length
        ? { updateExpenses: { ...ownedBy(first.userId), items } }
        : 'again';
    },
  });
}

async function sendLooking<Data>(
  { send, clock, backoff }: RuleProps,
  options: RuleOptions,
  { ids, attempt, judge }: Change<Data>,
): Promise<GraphqlAnswer<Data>> {
  const end = clock.now() + options.timeLimitMs;
  const left = (): RuleOptions => ({ ...options, timeLimitMs: Math.max(0, end - clock.now()) });
  let isResent = false;
  for (let failures = 1; ; failures += 1) {
    const answer = await attempt({ ...left(), resend: 'whenUnchanged' });
    const isOvertaken = isResent && answer.errors.map(expenseError).some(isOfOtherVersion);
    if (!answer.isOutcomeUnknown && !isOvertaken) {
      return { ...answer, isResent };
    }
    const pauseMs = isOvertaken ? 0 : backoffMs(backoff, failures);
    if (clock.now() + pauseMs >= end) {
      return { ...answer, isOutcomeUnknown: true, isResent };
    }
    await wait(clock, pauseMs, options.signal);
    const looks = await Promise.all(ids.map((id) => send(GetExpenseDocument, { id }, left())));
    if (looks.some(({ errors }) => errors.length > 0)) {
      return { ...answer, isOutcomeUnknown: true, isResent };
    }
    isResent = true;
    const verdict = judge(
      looks.map(({ data }) => data?.expense ?? null),
      isOvertaken,
    );
    if (verdict === 'end') {
      return { ...answer, isResent };
    }
    if (verdict !== 'again') {
      return { data: verdict, errors: [], isOutcomeUnknown: false, isResent };
    }
  }
}

function isOfOtherVersion(error: ExpenseError): boolean {
  return error.code === 'Conflict' && error.errorInfo.reason === 'CHANGED';
}

/** Whether an expense has what a change asks for. */
function hasAll(expense: ExpenseFieldsFragment, asked: Readonly<Record<string, unknown>>): boolean {
  const stored: Readonly<Record<string, unknown>> = expense;
  return Object.entries(asked).every(
    ([name, value]) => value === undefined || (stored[name] ?? null) === value,
  );
}

/** A query leaves `owner` out; it is what the server sets for the owner of an expense. */
export function withOwner(expense: ExpenseFieldsFragment) {
  return { ...expense, ...ownedBy(expense.userId) };
}

function ownedBy(userId: string) {
  return { userId, owner: { userId, isSetByServer: true } };
}
