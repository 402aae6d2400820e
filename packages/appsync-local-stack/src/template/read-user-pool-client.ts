import type { Properties } from './properties.ts';
import type { Resource } from './resources.ts';
import type { UserPoolClientSettings } from './user-pool-model.ts';

/** Properties that are read below, or concern the hosted sign-in pages, which do not exist here. */
const KNOWN_PROPERTIES = [
  ...['AccessTokenValidity', 'AllowedOAuthFlows', 'AllowedOAuthFlowsUserPoolClient', 'AllowedOAuthScopes'],
  ...['AnalyticsConfiguration', 'AuthSessionValidity', 'CallbackURLs', 'ClientName', 'DefaultRedirectURI'],
  ...['EnablePropagateAdditionalUserContextData', 'EnableTokenRevocation', 'ExplicitAuthFlows'],
  ...['GenerateSecret', 'IdTokenValidity', 'LogoutURLs', 'PreventUserExistenceErrors', 'ReadAttributes'],
  ...['RefreshTokenRotation', 'RefreshTokenValidity', 'SupportedIdentityProviders', 'TokenValidityUnits'],
  ...['UserPoolId', 'WriteAttributes'],
];

const SECONDS_OF = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;

type Unit = keyof typeof SECONDS_OF;

const UNITS: readonly Unit[] = ['seconds', 'minutes', 'hours', 'days'];

/** The flows that Cognito allows a client that lists none. */
const DEFAULT_AUTH_FLOWS = ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'];

/**
 * Reads the settings of an app client, with AWS's defaults for absent ones.
 *
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpoolclient.html
 *
 * @throws {TemplateNotRunnable} for a property of the wrong type, a token validity out of Cognito's bounds,
 * or a feature that the local user pools do not implement
 */
export function readUserPoolClientSettings({
  logicalId,
  properties,
}: Pick<Resource, 'logicalId' | 'properties'>): UserPoolClientSettings {
  refuseUnimplemented(properties);
  const authFlows = readAuthFlows(properties);
  const rotationGraceSeconds = readRotation(properties, authFlows);
  const readAttributes = properties.textList('ReadAttributes');
  const writeAttributes = properties.textList('WriteAttributes');
  return {
    name: properties.text('ClientName', logicalId),
    authFlows,
    hidesUserExistence: properties.optionalText('PreventUserExistenceErrors') === 'ENABLED',
    allowsRevocation: properties.boolean('EnableTokenRevocation', true),
    accessTokenSeconds: validity(properties, 'AccessToken', { value: 1, unit: 'hours' }, [300, 86_400]),
    idTokenSeconds: validity(properties, 'IdToken', { value: 1, unit: 'hours' }, [300, 86_400]),
    refreshTokenSeconds: validity(
      properties,
      'RefreshToken',
      { value: 30, unit: 'days' },
      [3600, 315_360_000],
    ),
    challengeSeconds: readChallengeMinutes(properties) * 60,
    ...(rotationGraceSeconds === undefined ? {} : { rotationGraceSeconds }),
    ...(readAttributes === undefined ? {} : { readAttributes }),
    ...(writeAttributes === undefined ? {} : { writeAttributes }),
    declared: properties.all(),
  };
}

function refuseUnimplemented(properties: Properties): void {
  properties.only(...KNOWN_PROPERTIES);
  const providers = properties.textList('SupportedIdentityProviders') ?? [];
  const foreign = providers.find((name) => name !== 'COGNITO');
  if (properties.boolean('GenerateSecret', false)) {
    properties.refuse('GenerateSecret is not implemented by the local stack');
  }
  if (foreign !== undefined) {
    properties.refuse(`SupportedIdentityProviders ${foreign} is not implemented by the local stack`);
  }
}

function readAuthFlows(properties: Properties): ReadonlySet<string> {
  const flows = properties.textList('ExplicitAuthFlows') ?? DEFAULT_AUTH_FLOWS;
  return new Set(flows.map((flow) => `ALLOW_${flow.replace(/^ALLOW_/, '')}`));
}

/** The grace period in seconds; undefined without rotation. */
function readRotation(properties: Properties, authFlows: ReadonlySet<string>): number | undefined {
  const rotation = properties.optionalPart('RefreshTokenRotation');
  if (rotation.oneOf('Feature', ['ENABLED', 'DISABLED'], 'DISABLED') === 'DISABLED') {
    return undefined;
  }
  if (authFlows.has('ALLOW_REFRESH_TOKEN_AUTH')) {
    properties.refuse(
      'RefreshTokenRotation cannot be combined with ALLOW_REFRESH_TOKEN_AUTH: list ExplicitAuthFlows without it',
    );
  }
  return rotation.integer('RetryGracePeriodSeconds', [0, 60], 0);
}

function readChallengeMinutes(properties: Properties): number {
  const minutes = properties.number('AuthSessionValidity', 3);
  return minutes >= 3 && minutes <= 15
    ? minutes
    : properties.refuse(`AuthSessionValidity is ${minutes}; it must be 3 to 15 minutes`);
}

function validity(
  properties: Properties,
  token: 'AccessToken' | 'IdToken' | 'RefreshToken',
  byDefault: { readonly value: number; readonly unit: Unit },
  [fewest, most]: readonly [fewest: number, most: number],
): number {
  const property = `${token}Validity`;
  const unit = properties.optionalPart('TokenValidityUnits').oneOf(token, UNITS, byDefault.unit);
  // In CloudFormation templates, 0 also means the default.
  const value = properties.number(property, 0);
  const seconds = value === 0 ? byDefault.value * SECONDS_OF[byDefault.unit] : value * SECONDS_OF[unit];
  return seconds >= fewest && seconds <= most
    ? seconds
    : properties.refuse(`${property} is ${value} ${unit}; allowed are ${fewest} to ${most} seconds`);
}
