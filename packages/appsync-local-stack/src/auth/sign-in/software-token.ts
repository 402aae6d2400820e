import { Secret, TOTP } from 'otpauth';

/** The authenticator app of a user: a time-based one-time password of RFC 6238, six digits every 30 seconds. */
export interface SoftwareToken {
  /** Base32. */
  readonly Secret: string;
  /** Whether a code of it has been shown. */
  readonly Verified: boolean;
  readonly FriendlyDeviceName?: string;
  /** The steps of 30 seconds whose code has been taken, as far as they could be shown again. */
  readonly UsedSteps?: readonly number[];
}

/** A code is taken one step before and after its own as well: clocks differ, and people type (RFC 6238, 5.2). */
const TOLERATED_STEPS = 1;

/** A token that waits for its first code. */
export function newSoftwareToken(): SoftwareToken {
  return { Secret: new Secret({ size: 32 }).base32, Verified: false };
}

/**
 * Takes a code, which is good once (RFC 6238, 5.2).
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
