import type { UserPoolModel } from '../template/user-pool-model.ts';

/** How users sign up and in, for sign-in forms made from `amplify_outputs.json` (Amplify's Authenticator). */
export interface AmplifySignIn {
  readonly username_attributes: readonly string[];
  readonly user_verification_types: readonly string[];
  readonly standard_required_attributes: readonly string[];
  readonly password_policy: {
    readonly min_length: number;
    readonly require_lowercase: boolean;
    readonly require_uppercase: boolean;
    readonly require_numbers: boolean;
    readonly require_symbols: boolean;
  };
  readonly mfa_configuration: 'NONE' | 'OPTIONAL' | 'REQUIRED';
  readonly mfa_methods: readonly ('SMS' | 'TOTP')[];
}

/**
 * A user pool's settings in Amplify's format.
 *
 * Source: https://github.com/aws-amplify/amplify-backend/blob/main/packages/client-config/src/client-config-schema/schema_v1.json
 */
export function amplifySignIn({ settings }: UserPoolModel): AmplifySignIn {
  const { passwordPolicy } = settings;
  return {
    username_attributes: settings.hasEmailAsUsername ? ['email'] : [],
    user_verification_types: settings.autoVerifiedAttributes,
    standard_required_attributes: settings.requiredAttributes,
    password_policy: {
      min_length: passwordPolicy.minimumLength,
      require_lowercase: passwordPolicy.requireLowercase,
      require_uppercase: passwordPolicy.requireUppercase,
      require_numbers: passwordPolicy.requireNumbers,
      require_symbols: passwordPolicy.requireSymbols,
    },
    mfa_configuration: MFA_CONFIGURATIONS[settings.mfa],
    mfa_methods: settings.hasAuthenticatorApps ? ['TOTP'] : [],
  };
}

const MFA_CONFIGURATIONS = { OFF: 'NONE', OPTIONAL: 'OPTIONAL', ON: 'REQUIRED' } as const;

/**
 * The member `custom` of `amplify_outputs.json` for a pool without sign-up; Amplify has no member for that.
 */
export function closedSignUp({ settings }: UserPoolModel): { readonly self_sign_up?: false } {
  return settings.allowsSelfSignUp ? {} : { self_sign_up: false };
}
