import { TOTP } from 'otpauth';
import { vi } from 'vitest';

/**
 * Stops the clock of this process, the local user pool's included, in the middle of a window of 30 seconds: no code becomes another
 * one while a test runs. Tests end it with `vi.useRealTimers()`.
 *
 * @returns what the clock shows, in milliseconds
 */
export function stopClock(): number {
  const now = Math.floor(Date.now() / 30_000) * 30_000 + 15_000;
  vi.useFakeTimers({ toFake: ['Date'], now });
  return now;
}

/** What an authenticator app shows `steps` of 30 seconds from now, after a key was typed into it. */
export function codeOf(secret: string, steps = 0): string {
  return new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
}

/** A code that is not valid now. */
export function wrongCodeOf(secret: string): string {
  const taken = [-1, 0, 1].map((steps) => codeOf(secret, steps));
  return ['000000', '000001', '000002', '000003'].find((code) => !taken.includes(code)) ?? '';
}
