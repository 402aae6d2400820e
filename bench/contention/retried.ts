import { setTimeout as delay } from 'node:timers/promises';

/** The part of a GraphQL answer that tells whether to send the request again. */
export interface Answer {
  readonly errors?: readonly {
    readonly errorType?: string | null;
    readonly errorInfo?: unknown;
  }[];
}

/** What came of a request that was sent again. */
export interface Retried<Result> {
  /** The last answer: any but `Throttled`. */
  readonly answer: Result;
  /** How often the request was sent. */
  readonly requests: number;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

/**
 * Sends a request until its answer is another than `Throttled`, as every client may: nothing has changed
 * then. The pauses are random, up to a bound that doubles, so that those who met do not meet again.
 *
 * Source: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 *
 * @param wait lets milliseconds go by
 * @param random from 0 to 1
 */
export async function retried<Result extends Answer>(
  send: () => Promise<Result>,
  wait: (ms: number) => Promise<unknown> = delay,
  random: () => number = Math.random,
): Promise<Retried<Result>> {
  for (let requests = 1; ; requests += 1) {
    const answer = await send();
    if (!isToBeSentAgain(answer)) {
      return { answer, requests };
    }
    await wait(random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** requests));
  }
}

/** Whether an answer is an error that says: send the same again. */
export function isToBeSentAgain({ errors }: Answer): boolean {
  const [error] = errors ?? [];
  return error?.errorType === 'Throttled' && saysRetry(error.errorInfo);
}

function saysRetry(info: unknown): boolean {
  return typeof info === 'object' && info !== null && 'retry' in info && info.retry === true;
}
