import { afterAll, vi } from 'vitest';

/** Files share a process: whatever a file did to the clock must not reach the next one. */
afterAll(() => {
  vi.useRealTimers();
});
