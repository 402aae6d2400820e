import type { PasswordPolicy } from 'expense-tracker-client';
import type { UserData } from '../data/user-data.ts';

/** Who is signed in, or what the sign-in waits for. A new object after each change. */
export type SessionState =
  /** What was kept is being read; takes a moment. */
  | { readonly status: 'starting' }
  | { readonly status: 'signedOut'; readonly notice: SessionNotice | undefined }
  | {
      readonly status: 'challenge';
      readonly username: string;
      readonly challenge: Challenge;
    }
  | {
      readonly status: 'signedIn';
      /** As it was typed: the e-mail address. */
      readonly username: string;
      /** The `sub` of the user. */
      readonly userId: string;
      readonly data: UserData;
    };

/**
 * Why nobody is signed in. `sessionEnded`: the server has ended the session; the data on this device stays,
 * unseen by others who sign in, until the same user signs in again and signs out. `signedOutElsewhere`: in
 * another tab. `challengeExpired`: the time for a code has passed.
 */
export type SessionNotice = 'sessionEnded' | 'signedOutElsewhere' | 'challengeExpired';

/** What is asked for after the password. */
export interface Challenge {
  /**
   * `code`: that of the authenticator app. `sentCode`: one that was sent. `setUp`: an authenticator app must
   * be set up with `secretCode`, then its first code. `newPassword`: a password of the user's choice.
   */
  readonly kind: 'code' | 'sentCode' | 'setUp' | 'newPassword';
  /** In Base32. */
  readonly secretCode: string | undefined;
}

/** A refusal; texts for people belong to `texts/`, by its code. */
export interface SessionError {
  readonly code:
    | 'wrongCredentials'
    | 'notConfirmed'
    | 'usernameTaken'
    | 'invalidUsername'
    | 'weakPassword'
    | 'wrongCode'
    | 'codeExpired'
    | 'challengeExpired'
    | 'tooManyTries'
    | 'passwordResetNeeded'
    | 'signUpClosed'
    | 'notSignedIn'
    | 'noAnswer'
    | 'other';
  /** Cognito's words, in English. */
  readonly message: string;
}

export type SessionResult<Value = undefined> =
  | { readonly value: Value; readonly error?: undefined }
  | { readonly value?: undefined; readonly error: SessionError };

export type PasswordRules = PasswordPolicy;

/** Where a code was sent, in part: `a***@e***`. Empty when it is not known. */
interface SentCode {
  readonly destination: string;
}

/** Sign-up, sign-in and the account. Nothing rejects: errors are in the results. */
export interface Session {
  readonly state: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  /** What passwords must have, told before. */
  readonly passwordRules: PasswordRules;
  readonly selfSignUp: boolean;
  /** The user who is there from the start on a local stack. */
  /** False on a stack of this machine, which shows the codes in its terminal. */
  readonly codesComeByEmail: boolean;
  readonly demoUser: { readonly username: string; readonly password: string } | undefined;
  /** Whether the session outlives the tab; false where the browser refuses to keep anything. */
  readonly isKept: () => boolean;

  /** `state()` then is `signedIn` or `challenge`. */
  signIn(username: string, password: string): Promise<SessionResult>;
  /** A code, or the new password. */
  answerChallenge(answer: string): Promise<SessionResult>;
  cancelChallenge(): void;
  signUp(username: string, password: string): Promise<SessionResult<SentCode & { isConfirmed: boolean }>>;
  confirmSignUp(username: string, code: string): Promise<SessionResult>;
  resendCode(username: string): Promise<SessionResult<SentCode>>;
  forgotPassword(username: string): Promise<SessionResult<SentCode>>;
  confirmForgottenPassword(username: string, code: string, newPassword: string): Promise<SessionResult>;

  changePassword(oldPassword: string, newPassword: string): Promise<SessionResult>;
  /** Gives the key for an authenticator app, in Base32, and as a URL for its QR code. */
  setUpAuthenticatorApp(): Promise<SessionResult<{ secretCode: string; url: string }>>;
  confirmAuthenticatorApp(code: string): Promise<SessionResult>;
  removeAuthenticatorApp(): Promise<SessionResult>;
  /**
   * Signs out here, in every tab, and deletes all of the user from this device, also without a network. Ask
   * first when `useOutbox()` has something.
   */
  signOut(): Promise<void>;
  /** On every device. After an error the session goes on. */
  signOutEverywhere(): Promise<SessionResult>;
  /** Erases all data, then the account. After an error the session goes on, and it can be called again. */
  deleteAccount(onProgress?: (erasedCount: number) => void): Promise<SessionResult>;
}
