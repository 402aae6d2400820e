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
import { resendRules } from './resend-rules.ts';

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
    const sent: unknown = rule?.complete?.(variables as never) ?? variables ?? {};
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
