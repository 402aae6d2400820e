import type { UserAttribute } from '../api-request.ts';
import type { PasswordVerifier } from './password-verifier.ts';
import type { SoftwareToken } from '../software-token.ts';
import type { ContactAttribute } from '../../template/user-pool-model.ts';

export const USER_STATUSES = ['UNCONFIRMED', 'CONFIRMED', 'RESET_REQUIRED', 'FORCE_CHANGE_PASSWORD'] as const;

type UserStatus = (typeof USER_STATUSES)[number];

/** A refresh token that another one has taken the place of. */
export interface RotatedRefreshToken {
  readonly Token: string;
  /** The end of its grace period, in epoch milliseconds. */
  readonly GoodUntil: number;
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
  /** What the password is checked by. This and what follows is never shown. */
  readonly PasswordVerifier: PasswordVerifier;
  /** When an administrator gave the password that is to be changed; absent: as the user was made. */
  readonly TemporaryPasswordDate?: Date;
  /** One for each sign-in that lives. */
  readonly RefreshTokens: readonly string[];
  /** Refresh tokens that may still be shown again; absent: none. */
  readonly RotatedRefreshTokens?: readonly RotatedRefreshToken[];
  /** The authenticator app; absent: none. */
  readonly SoftwareTokenMfaConfiguration?: SoftwareToken;
  /** Codes that were sent and have not come back; absent: none. */
  readonly SentCodes?: Partial<Readonly<Record<CodePurpose, SentCode>>>;
}

/** A group's record. */
export interface Group {
  readonly GroupName: string;
  readonly Description?: string;
  readonly Precedence?: number;
  readonly CreationDate: Date;
  readonly LastModifiedDate: Date;
  /** User names; absent: nobody. */
  readonly members?: readonly string[];
}
