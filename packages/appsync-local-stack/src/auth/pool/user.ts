import type { ContactAttribute } from '../../template/user-pool-model.ts';
import type { UserAttribute } from '../api/api-request.ts';
import type { PasswordVerifier } from '../password/password-verifier.ts';

export const USER_STATUSES = ['UNCONFIRMED', 'CONFIRMED', 'RESET_REQUIRED', 'FORCE_CHANGE_PASSWORD'] as const;

type UserStatus = (typeof USER_STATUSES)[number];

/** A user's record: what the Cognito API shows of a user, by its names, and what stays inside. */
export interface User {
  readonly Username: string;
  readonly Attributes: readonly UserAttribute[];
  readonly Enabled: boolean;
  readonly UserStatus: UserStatus;
  readonly UserCreateDate: Date;
  readonly UserLastModifiedDate: Date;
  readonly PreferredMfaSetting?: string;
  readonly UserMFASettingList?: readonly string[];
  /** The password's verifier. This and what follows is never shown. */
  readonly PasswordVerifier: PasswordVerifier;
  /** When an administrator set the temporary password; absent: when the user was created. */
  readonly TemporaryPasswordDate?: Date;
  /** One for each valid sign-in. */
  readonly RefreshTokens: readonly string[];
  /** Rotated refresh tokens that may still be sent again; absent: none. */
  readonly RotatedRefreshTokens?: readonly RotatedRefreshToken[];
  /** The authenticator app; absent: none. */
  readonly SoftwareTokenMfaConfiguration?: SoftwareToken;
  /** Pending codes; absent: none. */
  readonly SentCodes?: Partial<Readonly<Record<CodePurpose, SentCode>>>;
}

/** A refresh token that another one has taken the place of. */
export interface RotatedRefreshToken {
  readonly Token: string;
  /** The end of its grace period, in epoch milliseconds. */
  readonly GoodUntil: number;
}

/**
 * The authenticator app of a user: a time-based one-time password of RFC 6238, six digits every 30 seconds.
 */
export interface SoftwareToken {
  /** Base32. */
  readonly Secret: string;
  /** Whether a code of it has been shown. */
  readonly Verified: boolean;
  readonly FriendlyDeviceName?: string;
  /** The steps of 30 seconds whose code has been taken, as far as they could be shown again. */
  readonly UsedSteps?: readonly number[];
}

/** What a code is good for; `NEW_` codes are for an address or number that takes the old one's place. */
export type CodePurpose =
  'SIGN_UP' | 'FORGOT_PASSWORD' | 'VERIFY_email' | 'VERIFY_phone_number' | 'NEW_email' | 'NEW_phone_number';

/** A code that was sent and has not come back. */
export interface SentCode {
  readonly Code: string;
  /** In epoch milliseconds. */
  readonly GoodUntil: number;
  /** Where it was sent: it says nothing of any other address or number. */
  readonly AttributeName: ContactAttribute;
  readonly Destination: string;
}

/** A group's record. */
export interface Group {
  readonly GroupName: string;
  readonly Description?: string;
  readonly Precedence?: number;
  readonly CreationDate: Date;
  readonly LastModifiedDate: Date;
  /** User names; absent: none. */
  readonly members?: readonly string[];
}
