import { TOTP } from 'otpauth';

/** What an authenticator app shows `steps` of 30 seconds from now, after a key was typed into it. */
export function codeOf(secret: string, steps = 0): string {
  return new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
}

/** A code that is none of those that are taken now. */
export function wrongCodeOf(secret: string): string {
  const taken = [-1, 0, 1].map((steps) => codeOf(secret, steps));
  return ['000000', '000001', '000002', '000003'].find((code) => !taken.includes(code)) ?? '';
}
