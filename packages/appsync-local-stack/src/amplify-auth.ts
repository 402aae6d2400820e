import { PropertyReader } from './auth/template-properties.ts';
import type { UserPoolModel } from './template/model.ts';

/** How people sign up and in, as sign-in forms made from `amplify_outputs.json` (Amplify's Authenticator) show it. */
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
 * Reads a user pool's template properties into Amplify's words, with AWS's defaults for what is absent.
 *
 * Source: https://github.com/aws-amplify/amplify-backend/blob/main/packages/client-config/src/client-config-schema/schema_v1.json
 */
export function amplifySignIn({ logicalId, properties }: UserPoolModel): AmplifySignIn {
  const pool = new PropertyReader(`User pool ${logicalId}`, properties);
  const password = pool.object('Policies').object('PasswordPolicy');
  const required = pool.list('Schema').filter((attribute) => attribute.flag('Required') === true);
  const factors = pool.texts('EnabledMfas') ?? [];
  return {
    username_attributes: pool.texts('UsernameAttributes') ?? [],
    user_verification_types: pool.texts('AutoVerifiedAttributes') ?? [],
    standard_required_attributes: required.flatMap((attribute) => attribute.text('Name') ?? []),
    password_policy: {
      min_length: password.number('MinimumLength') ?? 8,
      require_lowercase: password.flag('RequireLowercase') ?? true,
      require_uppercase: password.flag('RequireUppercase') ?? true,
      require_numbers: password.flag('RequireNumbers') ?? true,
      require_symbols: password.flag('RequireSymbols') ?? true,
    },
    mfa_configuration: mfaConfiguration(pool.text('MfaConfiguration')),
    mfa_methods: [
      ...(factors.includes('SMS_MFA') ? (['SMS'] as const) : []),
      ...(factors.includes('SOFTWARE_TOKEN_MFA') ? (['TOTP'] as const) : []),
    ],
  };
}

/**
 * What `amplify_outputs.json` says under `custom` of a pool that people cannot sign up to by themselves; Amplify has no word of its own
 * for it.
 */
export function closedSignUp({ logicalId, properties }: UserPoolModel): { readonly self_sign_up?: false } {
  const pool = new PropertyReader(`User pool ${logicalId}`, properties);
  const isClosed = pool.object('AdminCreateUserConfig').flag('AllowAdminCreateUserOnly') === true;
  return isClosed ? { self_sign_up: false } : {};
}

function mfaConfiguration(value: string | undefined): AmplifySignIn['mfa_configuration'] {
  switch (value) {
    case 'ON':
      return 'REQUIRED';
    case 'OPTIONAL':
      return 'OPTIONAL';
    default:
      return 'NONE';
  }
}
