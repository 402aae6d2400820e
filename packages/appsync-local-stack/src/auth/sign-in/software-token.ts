import { Secret, TOTP } from 'otpauth';
import type { SoftwareToken } from '../pool/user.ts';

/**
 * A code is valid one step before and after its own as well, because clocks differ and typing takes time (RFC
 * 6238, 5.2).
 */
const TOLERATED_STEPS = 1;

/** A token that waits for its first code. */
export function newSoftwareToken(): SoftwareToken {
  return { Secret: new Secret({ size: 32 }).base32, Verified: false };
}

/**
 * Checks a code, which is valid once (RFC 6238, 5.2).
 *
 * @returns the token to keep from now on, or why the code is refused
 */
export function takeCode(token: SoftwareToken, code: string): SoftwareToken | 'wrong' | 'used' {
  const now = TOTP.counter();
  const distance = TOTP.validate({
    token: code,
    secret: Secret.fromBase32(token.Secret),
    window: TOLERATED_STEPS,
  });
  if (distance === null) {
    return 'wrong';
  }
  const used = token.UsedSteps ?? [];
  const step = now + distance;
  if (used.includes(step)) {
    return 'used';
  }
  return { ...token, UsedSteps: [...used.filter((old) => old >= now - TOLERATED_STEPS), step] };
}
