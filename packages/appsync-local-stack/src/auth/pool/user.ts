import type { UserAttribute } from '../api/api-request.ts';
import type { PasswordVerifier } from '../password/password-verifier.ts';
import type { RotatedRefreshToken } from '../tokens/refresh-tokens.ts';
import type { SoftwareToken } from '../sign-in/software-token.ts';
import type { CodePurpose, SentCode } from '../verification/verification-codes.ts';

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
