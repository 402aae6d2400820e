import type { Clock } from 'expense-tracker-client';

/** The time of this device. */
export const deviceClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
