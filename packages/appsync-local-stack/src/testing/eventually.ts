import { setTimeout as delay } from 'node:timers/promises';

const LOOK_EVERY_MS = 5;

/**
 * Two minutes and more: a limit for what never comes. It is counted in looks, so that a busy machine gets
 * longer.
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
