import type { AccessTokenSource } from '../access-token.ts';
import { abortReason } from '../clock.ts';
import type { Clock } from '../clock.ts';
import { noAnswer } from '../cognito/user-pool-api.ts';
import { isObject } from '../is-object.ts';
import { readErrors } from './answer.ts';
import type { GraphqlError } from './answer.ts';
import { postGraphql } from './post.ts';
import type { GraphqlRequest } from './post.ts';

/** What came of one try. */
export interface Attempt {
  /**
   * `final`: the API has carried the operation out, or said why not. `refused`: it has not looked at it.
   * `unchanged`: it has done nothing, and may do it later. `unknown`: whether it has done something is not
   * known.
   */
  readonly verdict: 'final' | 'refused' | 'unchanged' | 'unknown';
  readonly data: unknown;
  readonly errors: readonly GraphqlError[];
}

export interface AttemptProps {
  readonly url: string;
  readonly accessToken: AccessTokenSource;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly request: GraphqlRequest;
  /** After this, no answer is waited for. */
  readonly timeoutMs: number;
  /** Rejects the try with its reason. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Tries once. A token that is refused is replaced and the request sent again, since it was not looked at.
 *
 * Rejects with the signal's reason only.
 */
export async function attempt(props: AttemptProps): Promise<Attempt> {
  const { signal, clock, timeoutMs, url } = props;
  const timeout = new AbortController();
  const abort = (): void => timeout.abort();
  const cancel = clock.after(timeoutMs, abort);
  signal?.addEventListener('abort', abort);
  try {
    return await Promise.race([tryWithToken(props, timeout.signal), rejection(timeout.signal)]);
  } catch {
    if (signal?.aborted === true) {
      throw abortReason(signal);
    }
    return { verdict: 'unknown', data: null, errors: [{ errorType: 'NoAnswer', message: noAnswer(url) }] };
  } finally {
    cancel();
    signal?.removeEventListener('abort', abort);
  }
}

/** A token may be as long in coming as an answer. */
function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(abortReason(signal)));
  });
}

async function tryWithToken(props: AttemptProps, signal: AbortSignal): Promise<Attempt> {
  const { url, fetch: send, request, accessToken } = props;
  const token = await accessToken().catch(noToken);
  if (token instanceof NoToken) {
    return token.attempt;
  }
  const first = await postGraphql({ url, token, request, fetch: send, signal });
  if (first.status !== 401 || token === undefined) {
    return read(first.status, first.body);
  }
  const other = await accessToken(token).catch(noToken);
  if (other instanceof NoToken) {
    return other.attempt;
  }
  const answer =
    other === undefined || other === token
      ? first
      : await postGraphql({ url, token: other, request, fetch: send, signal });
  return read(answer.status, answer.body);
}

/** Nothing was sent: the token could not be had. */
class NoToken {
  readonly attempt: Attempt;

  constructor(message: string) {
    this.attempt = { verdict: 'unchanged', data: null, errors: [{ errorType: 'NoAnswer', message }] };
  }
}

function noToken(error: unknown): NoToken {
  return new NoToken(error instanceof Error ? error.message : String(error));
}

function read(status: number, body: unknown): Attempt {
  const answer = isObject(body) ? body : {};
  const errors = readErrors(answer);
  const data = answer['data'] ?? null;
  if (status === 200 && (errors.length > 0 || 'data' in answer)) {
    return { verdict: verdictOf(data, errors), data, errors };
  }
  const errorType = 'NoAnswer';
  const shown = errors.length > 0 ? errors : [{ errorType, message: `The API answered ${status}.` }];
  // A success or a failure of the server without GraphQL's words comes from something on the way.
  const isFault = status >= 500 || status < 400;
  return {
    verdict: isFault ? 'unknown' : status === 429 ? 'unchanged' : 'refused',
    data: null,
    errors: shown,
  };
}

/** An error that does not say what became of the operation outweighs one that says that nothing did. */
function verdictOf(data: unknown, errors: readonly GraphqlError[]): Attempt['verdict'] {
  if (errors.some(({ errorType }) => errorType?.startsWith('Internal') === true)) {
    return 'unknown';
  }
  const isRefused = errors.some(({ errorInfo }) => isObject(errorInfo) && errorInfo['retry'] === true);
  const hasDone = isObject(data) && Object.values(data).some((value) => value !== null);
  if (!isRefused) {
    return 'final';
  }
  // Some root fields have been carried out: only what can be sent twice is sent again.
  return hasDone ? 'unknown' : 'unchanged';
}
