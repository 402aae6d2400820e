/** Time, as far as a client needs it. Tests give another one. */
export interface Clock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Runs something once, later; gives the function that cancels it. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

/** The time of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Waits; rejects with the signal's reason as soon as it is aborted. */
export function wait(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(abortReason(signal));
      return;
    }
    const abort = (): void => {
      cancel();
      reject(abortReason(signal));
    };
    const cancel = clock.after(delayMs, () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
    signal?.addEventListener('abort', abort);
  });
}

/** Why a signal was aborted. React Native's older signals do not tell. */
export function abortReason(signal: AbortSignal | undefined): Error {
  // `unknown` in some platforms' types and `any` in others'.
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new Error('This operation was aborted.');
}
