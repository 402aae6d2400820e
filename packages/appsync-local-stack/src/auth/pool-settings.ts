import { USER_POOL_AWS_DEFAULTS } from 'cognito-local/lib/services/cognitoService.js';
import type { UserPool as PoolOptions } from 'cognito-local/lib/services/userPoolService.js';
import type { UserPoolModel } from '../template/model.ts';
import { readAttributeSchema, schemaAttribute } from './attribute-schema.ts';
import type { AttributeSchema } from './attribute-schema.ts';
import { CONTACT_ATTRIBUTES } from './code-message.ts';
import type { ContactAttribute } from './code-message.ts';
import type { PasswordPolicy } from './password-policy.ts';
import { PropertyReader } from './template-properties.ts';

const MFA_CONFIGURATIONS = ['OFF', 'OPTIONAL', 'ON'] as const;

export type MfaConfiguration = (typeof MFA_CONFIGURATIONS)[number];

/** What a template says of a user pool, checked. */
export interface PoolSettings {
  readonly userPoolId: string;
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
  readonly passwordPolicy: PasswordPolicy;
  /** How long a password that an administrator gave is good. */
  readonly temporaryPasswordDays: number;
  readonly attributes: AttributeSchema;
  /** The pool as cognito-local keeps it, which is as `DescribeUserPool` shows it. */
  readonly options: PoolOptions;
}

/** Read below, or without an effect on what a client of the API sees. */
const KNOWN_PROPERTIES = new Set([
  ...['AccountRecoverySetting', 'AdminCreateUserConfig', 'AliasAttributes', 'AutoVerifiedAttributes'],
  ...['DeletionProtection', 'LambdaConfig'],
  ...['EmailConfiguration', 'EmailVerificationMessage', 'EmailVerificationSubject', 'EnabledMfas'],
  ...['MfaConfiguration', 'Policies', 'Schema', 'SmsAuthenticationMessage', 'SmsConfiguration'],
  ...[
    'SmsVerificationMessage',
    'UserAttributeUpdateSettings',
    'UserPoolAddOns',
    'UserPoolName',
    'UserPoolTags',
  ],
  ...['UserPoolTier', 'UsernameAttributes', 'UsernameConfiguration', 'VerificationMessageTemplate'],
]);

/**
 * Reads a user pool's template properties, with AWS's defaults for what is absent
 * (docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpool.html).
 *
 * @throws {Error} in one line that names the pool and the property: one of the wrong type, or one that the local user
 *   pools do not implement
 */
export function readPoolSettings(model: UserPoolModel): PoolSettings {
  const reader = new PropertyReader(`User pool ${model.logicalId}`, model.properties);
  refuseUnimplemented(reader);
  const policies = reader.object('Policies');
  const attributes = readAttributeSchema(reader);
  const sendsSms = reader.object('SmsConfiguration').names().length > 0;
  const autoVerifiedAttributes = readContacts(reader, 'AutoVerifiedAttributes');
  if (autoVerifiedAttributes.includes('phone_number') && !sendsSms) {
    reader.refuse('AutoVerifiedAttributes has phone_number; it needs SmsConfiguration.');
  }
  return {
    userPoolId: model.userPoolId,
    isCaseSensitive: reader.object('UsernameConfiguration').flag('CaseSensitive') ?? true,
    hasEmailAsUsername: readUsernameAttributes(reader).includes('email'),
    autoVerifiedAttributes,
    keptUntilVerified: readContacts(
      reader.object('UserAttributeUpdateSettings'),
      'AttributesRequireVerificationBeforeUpdate',
    ),
    recoveryAttributes: readRecovery(reader),
    sendsSms,
    allowsSelfSignUp: reader.object('AdminCreateUserConfig').flag('AllowAdminCreateUserOnly') !== true,
    mfa: readMfa(reader),
    passwordPolicy: readPasswordPolicy(policies.object('PasswordPolicy')),
    temporaryPasswordDays: readTemporaryPasswordDays(reader),
    attributes,
    options: poolOptions(model, attributes),
  };
}

function refuseUnimplemented(reader: PropertyReader): void {
  const refused = [
    ...reader.names().filter((name) => !KNOWN_PROPERTIES.has(name)),
    ...((reader.texts('AliasAttributes') ?? []).length === 0 ? [] : ['AliasAttributes']),
    ...reader
      .object('LambdaConfig')
      .names()
      .map((trigger) => `LambdaConfig ${trigger}`),
    ...((reader.object('Policies').object('PasswordPolicy').number('PasswordHistorySize') ?? 0) === 0
      ? []
      : ['PasswordHistorySize']),
  ];
  if (refused[0] !== undefined) {
    reader.refuse(`${refused[0]} is not implemented by the local user pools.`);
  }
}

function readUsernameAttributes(reader: PropertyReader): readonly string[] {
  const names = reader.texts('UsernameAttributes') ?? [];
  const unknown = names.find((name) => name !== 'email');
  return unknown === undefined
    ? names
    : reader.refuse(`UsernameAttributes has ${unknown}; the local user pools implement email only.`);
}

function readMfa(reader: PropertyReader): MfaConfiguration {
  const name = reader.text('MfaConfiguration') ?? 'OFF';
  const kinds = reader.texts('EnabledMfas') ?? [];
  const mfa =
    MFA_CONFIGURATIONS.find((known) => known === name) ??
    reader.refuse(`MfaConfiguration is ${name}; allowed are ${MFA_CONFIGURATIONS.join(', ')}.`);
  const foreign = kinds.find((kind) => kind !== 'SOFTWARE_TOKEN_MFA');
  if (foreign !== undefined) {
    reader.refuse(`EnabledMfas has ${foreign}; the local user pools implement SOFTWARE_TOKEN_MFA only.`);
  }
  return mfa === 'OFF' || kinds.length > 0
    ? mfa
    : reader.refuse(`MfaConfiguration is ${mfa}; it needs EnabledMfas SOFTWARE_TOKEN_MFA.`);
}

function readPasswordPolicy(reader: PropertyReader): PasswordPolicy {
  const minimumLength = reader.number('MinimumLength') ?? 8;
  if (minimumLength < 6 || minimumLength > 99) {
    reader.refuse(`MinimumLength is ${minimumLength}; it must be 6 to 99.`);
  }
  return {
    minimumLength,
    requireUppercase: reader.flag('RequireUppercase') ?? true,
    requireLowercase: reader.flag('RequireLowercase') ?? true,
    requireNumbers: reader.flag('RequireNumbers') ?? true,
    requireSymbols: reader.flag('RequireSymbols') ?? true,
  };
}

/** 0 stands for the default; `UnusedAccountValidityDays` is the older setting (.../APIReference/API_PasswordPolicyType.html). */
function readTemporaryPasswordDays(reader: PropertyReader): number {
  const policy = reader.object('Policies').object('PasswordPolicy');
  const days = policy.number('TemporaryPasswordValidityDays') ?? 0;
  if (days < 0 || days > 365) {
    policy.refuse(`TemporaryPasswordValidityDays is ${days}; it must be 0 to 365.`);
  }
  return days || reader.object('AdminCreateUserConfig').number('UnusedAccountValidityDays') || 7;
}

/** `email`, `phone_number` or both, of a property that lists them. */
function readContacts(reader: PropertyReader, property: string): readonly ContactAttribute[] {
  return (reader.texts(property) ?? []).map(
    (name) =>
      CONTACT_ATTRIBUTES.find((known) => known === name) ??
      reader.refuse(`${property} has ${name}; allowed are ${CONTACT_ATTRIBUTES.join(', ')}.`),
  );
}

/** Without a setting: the phone before the e-mail address. */
function readRecovery(reader: PropertyReader): readonly ContactAttribute[] {
  const mechanisms = reader.object('AccountRecoverySetting').list('RecoveryMechanisms');
  if (mechanisms.length === 0) {
    return CONTACT_ATTRIBUTES;
  }
  return mechanisms
    .map((mechanism) => ({ name: mechanism.text('Name'), priority: mechanism.number('Priority') ?? 1 }))
    .sort((one, other) => one.priority - other.priority)
    .flatMap(({ name }) => CONTACT_ATTRIBUTES.filter((attribute) => name === `verified_${attribute}`));
}

function poolOptions(model: UserPoolModel, attributes: AttributeSchema): PoolOptions {
  const { UserPoolName: name, Policies: policies } = model.properties;
  return {
    ...USER_POOL_AWS_DEFAULTS,
    ...model.properties,
    // An object if it is there: `readPasswordPolicy` has read it.
    Policies: { ...USER_POOL_AWS_DEFAULTS.Policies, ...(policies as object | undefined) },
    SchemaAttributes: [...attributes.values()].map(schemaAttribute),
    Id: model.userPoolId,
    Name: typeof name === 'string' ? name : model.logicalId,
    Arn: model.arn,
  };
}
