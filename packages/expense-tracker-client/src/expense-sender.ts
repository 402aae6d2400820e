import { createSender, systemClock } from 'appsync-cognito-client';
import type {
  AnyDocument,
  Clock,
  GraphqlAnswer,
  ResultOf,
  SendArguments,
  SenderProps,
  SendOptions,
  VariablesOf,
} from 'appsync-cognito-client';
import { expenseError } from './expense-error.ts';
import type { ExpenseAnswer } from './expense-error.ts';
import {
  AddExpenseDocument,
  DeleteExpenseDocument,
  ImportExpensesDocument,
  RestoreExpenseDocument,
  UpdateExpenseDocument,
} from './generated/documents.ts';
import { sendAdd, sendDelete, sendImport, sendRestore, sendUpdate } from './resend-rules.ts';
import type { RuleOptions, RuleProps } from './resend-rules.ts';
import { withId, withIds } from './with-ids.ts';

/**
 * Sends an operation, again if need be, and gives the answer with all errors as values.
 *
 * The mutations of this package are sent again so that nothing is done twice; other mutations only after the
 * API has said that nothing was changed. Rejects with the signal's reason only.
 */
export type ExpenseSend = <Document extends AnyDocument>(
  document: Document,
  ...rest: SendArguments<VariablesOf<Document>, SendOptions>
) => Promise<ExpenseAnswer<ResultOf<Document>, VariablesOf<Document>>>;

/** How one mutation is made ready and sent. */
interface Rule {
  readonly complete: (variables: never) => unknown;
  readonly send: (
    props: RuleProps,
    variables: never,
    options: RuleOptions,
  ) => Promise<GraphqlAnswer<unknown>>;
}

const DEFAULT_TIME_LIMIT_MS = 60_000;

/** Makes the function that sends operations to the API, each by its rule. */
export function createExpenseSender(props: SenderProps): ExpenseSend {
  const { timeLimitMs = DEFAULT_TIME_LIMIT_MS } = props;
  const clock: Clock = props.clock ?? systemClock;
  const backoff = props.backoff ?? { firstMs: 100, largestMs: 5000 };
  const send = createSender({ ...props, clock, backoff });
  const rules = resendRules();
  return async <Document extends AnyDocument>(
    document: Document,
    ...[variables, options = {}]: SendArguments<VariablesOf<Document>, SendOptions>
  ): Promise<ExpenseAnswer<ResultOf<Document>, VariablesOf<Document>>> => {
    const rule = options.resend === undefined ? rules.get(document.toString()) : undefined;
    const sent: unknown = rule === undefined ? (variables ?? {}) : rule.complete(variables as never);
    const ruleOptions = { ...options, timeLimitMs: options.timeLimitMs ?? timeLimitMs };
    // A rule's variables are those of its document; what is answered is what the document selects.
    const answer =
      rule === undefined
        ? await send<AnyDocument>(document, sent as never, ruleOptions)
        : await rule.send({ send, clock, backoff }, sent as never, ruleOptions);
    return {
      ...(answer as GraphqlAnswer<ResultOf<Document>>),
      errors: answer.errors.map(expenseError),
      sent: sent as VariablesOf<Document>,
    };
  };
}

function resendRules(): ReadonlyMap<string, Rule> {
  const asGiven = (variables: unknown): unknown => variables;
  return new Map<string, Rule>([
    [AddExpenseDocument.toString(), { complete: withId, send: sendAdd }],
    [ImportExpensesDocument.toString(), { complete: withIds, send: sendImport }],
    [UpdateExpenseDocument.toString(), { complete: asGiven, send: sendUpdate }],
    [DeleteExpenseDocument.toString(), { complete: asGiven, send: sendDelete }],
    [RestoreExpenseDocument.toString(), { complete: asGiven, send: sendRestore }],
  ]);
}
