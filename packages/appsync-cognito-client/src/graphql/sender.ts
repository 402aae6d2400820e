import { ofOneUser } from '../access-token.ts';
import type { AccessTokenSource } from '../access-token.ts';
import { backoffMs } from '../backoff.ts';
import type { BackoffProps } from '../backoff.ts';
import { abortReason, systemClock, wait } from '../clock.ts';
import type { Clock } from '../clock.ts';
import type { GraphqlAnswer } from './answer.ts';
import { attempt } from './attempt.ts';
import type { Attempt } from './attempt.ts';
import { isQuery, textOf } from './typed-document.ts';
import type { AnyDocument, ResultOf, VariablesOf } from './typed-document.ts';

/**
 * When an operation is sent again by itself. `always`: whenever that may help; for what may be carried out
 * twice without harm. `whenUnchanged`: only when the API says that it has done nothing. `never`: one try.
 */
export type Resend = 'always' | 'whenUnchanged' | 'never';

export interface SendOptions {
  /**
   * Ends the call, which then rejects with the signal's reason. Whether a mutation was carried out is not
   * known then.
   */
  readonly signal?: AbortSignal;
  /** @default `always` for queries, `whenUnchanged` for mutations */
  readonly resend?: Resend;
  /** After this, nothing is sent or waited for any more. @default that of the sender */
  readonly timeLimitMs?: number;
  /** Which operation to run when the document has several. */
  readonly operationName?: string;
}

export interface SenderProps {
  /** The GraphQL endpoint, absolute, e.g. `https://EXAMPLE.appsync-api.eu-west-1.amazonaws.com/graphql`. */
  readonly graphqlUrl: string;
  readonly accessToken: AccessTokenSource;
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch;
  /** How long one call may take with all its tries. @default 60,000 */
  readonly timeLimitMs?: number;
  /** How long one try may take: AppSync itself gives up after 30 s. @default 35,000 */
  readonly attemptTimeoutMs?: number;
  /**
   * The waits between tries. @default at most 100 ms before the second try, doubled each time, at most 5 s
   */
  readonly backoff?: BackoffProps;
  /** @default this machine's */
  readonly clock?: Clock;
}

/** Variables may be left out where all of them may be. */
export type SendArguments<Variables, Options> =
  Record<string, never> extends Variables
    ? [variables?: Variables, options?: Options]
    : [variables: Variables, options?: Options];

/**
 * Sends a query or mutation, again if need be, and gives the answer with all errors as values.
 *
 * Rejects with the signal's reason, and with `TypeError` for a syntax tree.
 */
export type Send = <Document extends AnyDocument>(
  document: Document,
  ...rest: SendArguments<VariablesOf<Document>, SendOptions>
) => Promise<GraphqlAnswer<ResultOf<Document>>>;

const DEFAULT_BACKOFF: BackoffProps = { firstMs: 100, largestMs: 5000 };

/** Makes the function that sends operations to one API. */
export function createSender(props: SenderProps): Send {
  return async <Document extends AnyDocument>(
    document: Document,
    ...[variables, options = {}]: SendArguments<VariablesOf<Document>, SendOptions>
  ) => {
    const text = textOf(document);
    const request = {
      query: text,
      ...(variables === undefined ? {} : { variables }),
      ...(options.operationName === undefined ? {} : { operationName: options.operationName }),
    };
    const answer = await sendUntilDone(props, request, options);
    return answer as GraphqlAnswer<ResultOf<Document>>; // What the document selects.
  };
}

async function sendUntilDone(
  props: SenderProps,
  request: { readonly query: string },
  options: SendOptions,
): Promise<GraphqlAnswer<unknown>> {
  const { clock = systemClock, fetch: send = fetch, backoff = DEFAULT_BACKOFF } = props;
  const { attemptTimeoutMs = 35_000, graphqlUrl: url } = props;
  const accessToken = ofOneUser(props.accessToken);
  const { signal, timeLimitMs = props.timeLimitMs ?? 60_000 } = options;
  const isReading = isQuery(request.query);
  const { resend = isReading ? 'always' : 'whenUnchanged' } = options;
  const end = clock.now() + timeLimitMs;
  let isResent = false;
  for (let failures = 1; ; failures += 1) {
    if (signal?.aborted === true) {
      throw abortReason(signal);
    }
    const timeoutMs = Math.max(0, Math.min(attemptTimeoutMs, end - clock.now()));
    const tried = await attempt({ url, accessToken, fetch: send, clock, request, timeoutMs, signal });
    const pauseMs = backoffMs(backoff, failures);
    if (!maySendAgain(tried, resend) || clock.now() + pauseMs >= end) {
      const { verdict, data, errors } = tried;
      const isOutcomeUnknown = !isReading && (verdict === 'unknown' || (isResent && verdict !== 'final'));
      return { data, errors, isOutcomeUnknown, isResent };
    }
    isResent ||= tried.verdict === 'unknown';
    await wait(clock, pauseMs, signal);
  }
}

function maySendAgain({ verdict }: Attempt, resend: Resend): boolean {
  return (resend !== 'never' && verdict === 'unchanged') || (resend === 'always' && verdict === 'unknown');
}
