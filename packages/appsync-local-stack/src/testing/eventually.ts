import { setTimeout as delay } from 'node:timers/promises';

const LOOK_EVERY_MS = 5;

/**
 * Two minutes or more, for an assertion that never holds. It is counted in attempts, so that a busy machine
 * has more time.
 */
const LOOKS = 24_000;

/**
 * Waits until an assertion holds.
 *
 * Instead of `vi.waitFor` and `expect.poll`, which give up after a second: a busy machine may take that long
 * for anything.
 */
export async function eventually(assertion: () => unknown): Promise<void> {
  for (let looks = 1; ; looks += 1) {
    try {
      await assertion();
      return;
    } catch (error) {
      if (looks === LOOKS) {
        throw error;
      }
    }
    await delay(LOOK_EVERY_MS);
  }
}
