/**
 * Who uses the app: sign-up, sign-in, account, sign-out. All that screens know of it.
 *
 * @module
 */
export { SignedIn, useSession, useSessionState } from './hooks.tsx';
export type { Challenge, PasswordRules, SessionError, SessionResult } from './session.ts';
