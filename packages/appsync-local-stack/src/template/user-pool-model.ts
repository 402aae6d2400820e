import type { AttributeSchema } from './attribute-schema.ts';

/** One Cognito user pool with its app clients and groups. */
export interface UserPoolModel {
  readonly logicalId: string;
  /** `<region>_<9 characters>`, derived from the stack's and the resource's name, so that it survives a restart. */
  readonly userPoolId: string;
  readonly arn: string;
  readonly settings: UserPoolSettings;
  readonly clients: readonly UserPoolClientModel[];
  readonly groups: readonly UserPoolGroupModel[];
}

export interface UserPoolClientModel {
  readonly logicalId: string;
  readonly clientId: string;
  readonly settings: UserPoolClientSettings;
}

export interface UserPoolGroupModel {
  readonly name: string;
  readonly description?: string;
  readonly precedence?: number;
}

/** The attributes that a message can be sent to, and a code can verify. */
export const CONTACT_ATTRIBUTES = ['phone_number', 'email'] as const;

export type ContactAttribute = (typeof CONTACT_ATTRIBUTES)[number];

export const MFA_CONFIGURATIONS = ['OFF', 'OPTIONAL', 'ON'] as const;

export type MfaConfiguration = (typeof MFA_CONFIGURATIONS)[number];

/** What a template says of a user pool, checked, with AWS's defaults for what is absent. */
export interface UserPoolSettings {
  /** The pool's name; the logical id without one. */
  readonly name: string;
  /** False: `Ann@Example.com` and `ann@example.com` are one user. */
  readonly isCaseSensitive: boolean;
  /** True: users sign in by e-mail address, and their user name is their `sub`. */
  readonly hasEmailAsUsername: boolean;
  /** A new value of these is sent a code to. */
  readonly autoVerifiedAttributes: readonly ContactAttribute[];
  /** A new value of these counts once its code has come back, and the old one until then. */
  readonly keptUntilVerified: readonly ContactAttribute[];
  /** Where the code for a forgotten password goes, the first choice first; empty: only an administrator helps. */
  readonly recoveryAttributes: readonly ContactAttribute[];
  /** Whether there is a way to send text messages. */
  readonly sendsSms: boolean;
  readonly allowsSelfSignUp: boolean;
  /** Whether a code of an authenticator app belongs to a sign-in: never, for users who want it, always. */
  readonly mfa: MfaConfiguration;
  /** Whether an authenticator app can be the second factor. */
  readonly hasAuthenticatorApps: boolean;
  readonly passwordPolicy: PasswordPolicy;
  /** How long a password that an administrator gave is good. */
  readonly temporaryPasswordDays: number;
  readonly attributes: AttributeSchema;
  /** The attributes that the template makes required, by its names and in its order, e.g. `email`. */
  readonly requiredAttributes: readonly string[];
  /** The pool as the template has it, which is what `DescribeUserPool` repeats. Nothing is read from it. */
  readonly declared: Readonly<Record<string, unknown>>;
}

/** `Policies.PasswordPolicy` of a user pool. */
export interface PasswordPolicy {
  readonly minimumLength: number;
  readonly requireUppercase: boolean;
  readonly requireLowercase: boolean;
  readonly requireNumbers: boolean;
  readonly requireSymbols: boolean;
}

/** What a template says of a user pool's app client, checked, with AWS's defaults for what is absent. */
export interface UserPoolClientSettings {
  /** The client's name; the logical id without one. */
  readonly name: string;
  /** With their `ALLOW_` prefix, e.g. `ALLOW_USER_PASSWORD_AUTH`. */
  readonly authFlows: ReadonlySet<string>;
  /** `PreventUserExistenceErrors` is `ENABLED`. */
  readonly hidesUserExistence: boolean;
  readonly allowsRevocation: boolean;
  readonly accessTokenSeconds: number;
  readonly idTokenSeconds: number;
  readonly refreshTokenSeconds: number;
  /**
   * How long a refresh token is good after another one has taken its place.
   *
   * @default a refresh gives no other refresh token
   */
  readonly rotationGraceSeconds?: number;
  /** How long a sign-in challenge can be answered. */
  readonly challengeSeconds: number;
  /** Attributes that go into the id token; absent: all. */
  readonly readAttributes?: readonly string[];
  /** Attributes that a signed-in user may set; absent: all that are mutable. */
  readonly writeAttributes?: readonly string[];
  /** The client as the template has it, which is what `DescribeUserPoolClient` repeats. Nothing is read from it. */
  readonly declared: Readonly<Record<string, unknown>>;
}
