import type { AttributeSchema } from './attribute-schema.ts';

/** One Cognito user pool with its app clients and groups. */
export interface UserPoolModel {
  readonly logicalId: string;
  /**
   * `<region>_<9 characters>`, derived from the stack's and the resource's name, so that it survives a
   * restart.
   */
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

/** The settings of a user pool, checked, with AWS's defaults for absent ones. */
export interface UserPoolSettings {
  /** The pool's name; the logical id without one. */
  readonly name: string;
  /** False: `Ann@Example.com` and `ann@example.com` are one user. */
  readonly isCaseSensitive: boolean;
  /** True: users sign in by e-mail address, and their user name is their `sub`. */
  readonly hasEmailAsUsername: boolean;
  /** A new value of these attributes is sent a code. */
  readonly autoVerifiedAttributes: readonly ContactAttribute[];
  /** A new value of these attributes counts after its code was given, the old one until then. */
  readonly keptUntilVerified: readonly ContactAttribute[];
  /**
   * Where the code for a forgotten password is sent, in order of preference; empty: only an administrator can
   * reset it.
   */
  readonly recoveryAttributes: readonly ContactAttribute[];
  /** Whether the pool can send text messages. */
  readonly sendsSms: boolean;
  readonly allowsSelfSignUp: boolean;
  /** Whether a sign-in needs a code of an authenticator app: never, for users who want it, always. */
  readonly mfa: MfaConfiguration;
  /** Whether an authenticator app can be the second factor. */
  readonly hasAuthenticatorApps: boolean;
  readonly passwordPolicy: PasswordPolicy;
  /** How long a temporary password is valid. */
  readonly temporaryPasswordDays: number;
  readonly attributes: AttributeSchema;
  /** The attributes that the template makes required, by its names and in its order, e.g. `email`. */
  readonly requiredAttributes: readonly string[];
  /** The pool as in the template, for `DescribeUserPool` only. */
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

/** The settings of an app client, checked, with AWS's defaults for absent ones. */
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
   * How long a refresh token is valid after it was rotated.
   *
   * @default a refresh gives no new refresh token
   */
  readonly rotationGraceSeconds?: number;
  /** How long a sign-in challenge can be answered. */
  readonly challengeSeconds: number;
  /** Attributes that go into the id token; absent: all. */
  readonly readAttributes?: readonly string[];
  /** Attributes that a signed-in user may set; absent: all that are mutable. */
  readonly writeAttributes?: readonly string[];
  /** The client as in the template, for `DescribeUserPoolClient` only. */
  readonly declared: Readonly<Record<string, unknown>>;
}
