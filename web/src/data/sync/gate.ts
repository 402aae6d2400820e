import type { Clock } from 'expense-tracker-client';

/** The shortest and the longest wait after a failure. It doubles with each one in a row. */
const FIRST_MS = 2000;
const LARGEST_MS = 300_000;
/** An early try, because the network is back or the app in front, comes this long after the last at best. */
const EARLY_MS = 2000;

/** Lets requests through, and after failures only now and then, however many want to go. */
export interface Gate {
  readonly fetch: typeof fetch;
  /** Whether the last request has failed. */
  readonly isFailing: () => boolean;
  /** How long until the next request goes through, in milliseconds; 0 for now. */
  readonly waitMs: () => number;
  /** Lets the next request through soon: something has changed. */
  readonly hurry: () => void;
}

export interface GateProps {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** From 0 to less than 1. @default Math.random */
  readonly random?: () => number;
  /** Told the server's time whenever it is to be seen. */
  readonly onServerTime?: (epochMs: number) => void;
}

/**
 * A server that is down, or refuses for a while, is asked ever more seldom: at most 10 times in 10 minutes.
 * What people do themselves, such as signing in, always goes through.
 */
export function createGate({ fetch: send, clock, random = Math.random, onServerTime }: GateProps): Gate {
  let failures = 0;
  let lastTry = -Infinity;
  let openAt = 0;
  const note = (isFailure: boolean): void => {
    failures = isFailure ? failures + 1 : 0;
    const longest = Math.min(LARGEST_MS, FIRST_MS * 2 ** (failures - 1));
    openAt = isFailure ? clock.now() + longest * (0.75 + random() / 4) : 0;
  };
  return {
    async fetch(input, init) {
      if (isByHand(init)) {
        return send(input, init);
      }
      if (failures > 0 && clock.now() < openAt) {
        throw new TypeError('Not sent: the server did not answer the last time.');
      }
      lastTry = clock.now();
      // One at a time goes through until it is known how it ends.
      openAt = failures > 0 ? lastTry + LARGEST_MS : openAt;
      try {
        const answer = await send(input, init);
        note(answer.status >= 500 || answer.status === 429);
        const date = Date.parse(answer.headers.get('date') ?? '');
        if (!Number.isNaN(date)) {
          onServerTime?.(date);
        }
        return answer;
      } catch (error) {
        note(true);
        throw error;
      }
    },
    isFailing: () => failures > 0,
    waitMs: () => (failures > 0 ? Math.max(0, openAt - clock.now()) : 0),
    hurry() {
      openAt = Math.min(openAt, Math.max(clock.now(), lastTry + EARLY_MS));
    },
  };
}

/** Requests to the user pool, but for the renewal of tokens, which happens by itself. */
function isByHand(init: RequestInit | undefined): boolean {
  const target = new Headers(init?.headers).get('x-amz-target');
  return target !== null && !target.endsWith('.GetTokensFromRefreshToken');
}
