import { TOTP } from 'otpauth';

const WINDOW_MS = 30_000;

/**
 * The middle of the present window of 30 seconds, in epoch milliseconds. While a test's clock stands there,
 * no code becomes another one: `vi.useFakeTimers({ toFake: ['Date'], now: middleOfCodeWindow() })`.
 */
export function middleOfCodeWindow(): number {
  return Math.floor(Date.now() / WINDOW_MS) * WINDOW_MS + WINDOW_MS / 2;
}

/** What an authenticator app shows `steps` of 30 seconds from now, after a key was typed into it. */
export function codeOf(secret: string, steps = 0): string {
  return new TOTP({ secret }).generate({ timestamp: Date.now() + steps * WINDOW_MS });
}

/** A code that is not valid now. */
export function wrongCodeOf(secret: string): string {
  const taken = [-1, 0, 1].map((steps) => codeOf(secret, steps));
  return ['000000', '000001', '000002', '000003'].find((code) => !taken.includes(code)) ?? '';
}
