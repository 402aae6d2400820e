import type { UserAttribute } from '../api-request.ts';
import type { PasswordVerifier } from './password-verifier.ts';
import type { RotatedRefreshToken } from '../tokens/refresh-tokens.ts';
import type { SoftwareToken } from '../software-token.ts';
import type { CodePurpose, SentCode } from '../verification-codes.ts';

export const USER_STATUSES = ['UNCONFIRMED', 'CONFIRMED', 'RESET_REQUIRED', 'FORCE_CHANGE_PASSWORD'] as const;

type UserStatus = (typeof USER_STATUSES)[number];

/** A user's record: what the Cognito API shows of a user, by its names, and internal members. */
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
