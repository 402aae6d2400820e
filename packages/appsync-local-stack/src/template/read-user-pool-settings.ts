import { readAttributeSchema } from './attribute-schema.ts';
import type { Properties } from './properties.ts';
import type { Resource } from './resources.ts';
import { CONTACT_ATTRIBUTES, MFA_CONFIGURATIONS } from './user-pool-model.ts';
import type {
  ContactAttribute,
  MfaConfiguration,
  PasswordPolicy,
  UserPoolSettings,
} from './user-pool-model.ts';

/** Properties that are read below, or have no effect on what a client of the API sees. */
const KNOWN_PROPERTIES = [
  ...['AccountRecoverySetting', 'AdminCreateUserConfig', 'AliasAttributes', 'AutoVerifiedAttributes'],
  ...['DeletionProtection', 'LambdaConfig', 'EmailConfiguration', 'EmailVerificationMessage'],
  ...['EmailVerificationSubject', 'EnabledMfas', 'MfaConfiguration', 'Policies', 'Schema'],
  ...['SmsAuthenticationMessage', 'SmsConfiguration', 'SmsVerificationMessage'],
  ...['UserAttributeUpdateSettings', 'UserPoolAddOns', 'UserPoolName', 'UserPoolTags', 'UserPoolTier'],
  ...['UsernameAttributes', 'UsernameConfiguration', 'VerificationMessageTemplate'],
];

/**
 * Reads the settings of a user pool, with AWS's defaults for absent ones.
 *
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpool.html
 *
 * @throws {TemplateNotRunnable} for a property of the wrong type, or one that the local user pools do not
 *   implement
 */
export function readUserPoolSettings({
  logicalId,
  properties,
}: Pick<Resource, 'logicalId' | 'properties'>): UserPoolSettings {
  refuseUnimplemented(properties);
  const sendsSms = properties.optionalPart('SmsConfiguration').names().length > 0;
  const autoVerifiedAttributes = readContacts(properties, 'AutoVerifiedAttributes');
  if (autoVerifiedAttributes.includes('phone_number') && !sendsSms) {
    properties.refuse('AutoVerifiedAttributes has phone_number; it needs SmsConfiguration');
  }
  return {
    name: properties.text('UserPoolName', logicalId),
    isCaseSensitive: properties.optionalPart('UsernameConfiguration').boolean('CaseSensitive', true),
    hasEmailAsUsername: readUsernameAttributes(properties).includes('email'),
    autoVerifiedAttributes,
    keptUntilVerified: readContacts(
      properties.optionalPart('UserAttributeUpdateSettings'),
      'AttributesRequireVerificationBeforeUpdate',
    ),
    recoveryAttributes: readRecovery(properties),
    sendsSms,
    allowsSelfSignUp: !properties
      .optionalPart('AdminCreateUserConfig')
      .boolean('AllowAdminCreateUserOnly', false),
    mfa: readMfa(properties),
    hasAuthenticatorApps: properties.textList('EnabledMfas')?.includes('SOFTWARE_TOKEN_MFA') ?? false,
    passwordPolicy: readPasswordPolicy(passwordPolicyOf(properties)),
    temporaryPasswordDays: readTemporaryPasswordDays(properties),
    attributes: readAttributeSchema(properties),
    requiredAttributes: properties
      .list('Schema')
      .filter((attribute) => attribute.boolean('Required', false))
      .map((attribute) => attribute.text('Name')),
    declared: properties.all(),
  };
}

function refuseUnimplemented(properties: Properties): void {
  properties.only(...KNOWN_PROPERTIES);
  const [trigger] = properties.optionalPart('LambdaConfig').names();
  const refused = [
    ...((properties.textList('AliasAttributes') ?? []).length === 0 ? [] : ['AliasAttributes']),
    ...(trigger === undefined ? [] : [`LambdaConfig ${trigger}`]),
    ...(passwordPolicyOf(properties).number('PasswordHistorySize', 0) === 0 ? [] : ['PasswordHistorySize']),
  ];
  if (refused[0] !== undefined) {
    properties.refuse(`${refused[0]} is not implemented by the local stack`);
  }
}

function passwordPolicyOf(properties: Properties): Properties {
  return properties.optionalPart('Policies').optionalPart('PasswordPolicy');
}

function readUsernameAttributes(properties: Properties): readonly string[] {
  const names = properties.textList('UsernameAttributes') ?? [];
  const unknown = names.find((name) => name !== 'email');
  return unknown === undefined
    ? names
    : properties.refuse(`UsernameAttributes has ${unknown}; the local user pools implement email only`);
}

function readMfa(properties: Properties): MfaConfiguration {
  const kinds = properties.textList('EnabledMfas') ?? [];
  const mfa = properties.oneOf('MfaConfiguration', MFA_CONFIGURATIONS, 'OFF');
  const foreign = kinds.find((kind) => kind !== 'SOFTWARE_TOKEN_MFA');
  if (foreign !== undefined) {
    properties.refuse(`EnabledMfas has ${foreign}; the local user pools implement SOFTWARE_TOKEN_MFA only`);
  }
  return mfa === 'OFF' || kinds.length > 0
    ? mfa
    : properties.refuse(`MfaConfiguration is ${mfa}; it needs EnabledMfas SOFTWARE_TOKEN_MFA`);
}

function readPasswordPolicy(policy: Properties): PasswordPolicy {
  return {
    minimumLength: policy.integer('MinimumLength', [6, 99], 8),
    requireUppercase: policy.boolean('RequireUppercase', true),
    requireLowercase: policy.boolean('RequireLowercase', true),
    requireNumbers: policy.boolean('RequireNumbers', true),
    requireSymbols: policy.boolean('RequireSymbols', true),
  };
}

/**
 * 0 means the default; `UnusedAccountValidityDays` is the older setting.
 *
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html
 */
function readTemporaryPasswordDays(properties: Properties): number {
  const older = properties.optionalPart('AdminCreateUserConfig').number('UnusedAccountValidityDays', 0);
  const days = passwordPolicyOf(properties).integer('TemporaryPasswordValidityDays', [0, 365], 0);
  return days || older || 7;
}

/** `email`, `phone_number` or both, from a property that lists them. */
function readContacts(properties: Properties, property: string): readonly ContactAttribute[] {
  return (properties.textList(property) ?? []).map(
    (name) =>
      CONTACT_ATTRIBUTES.find((known) => known === name) ??
      properties.refuse(`${property} has ${name}; allowed are ${CONTACT_ATTRIBUTES.join(', ')}`),
  );
}

/** The default: the phone before the e-mail address. */
function readRecovery(properties: Properties): readonly ContactAttribute[] {
  const mechanisms = properties.optionalPart('AccountRecoverySetting').list('RecoveryMechanisms');
  if (mechanisms.length === 0) {
    return CONTACT_ATTRIBUTES;
  }
  return mechanisms
    .map((mechanism) => ({ name: mechanism.optionalText('Name'), priority: mechanism.number('Priority', 1) }))
    .sort((one, other) => one.priority - other.priority)
    .flatMap(({ name }) => CONTACT_ATTRIBUTES.filter((attribute) => name === `verified_${attribute}`));
}
