import type { AppClient } from 'cognito-local/lib/services/appClient.js';
import type { UserPoolClientModel } from '../template/model.ts';
import { PropertyReader } from './template-properties.ts';

/** What a template says of a user pool's app client, checked. */
export interface ClientSettings {
  readonly clientId: string;
  readonly userPoolId: string;
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
  /** The client as cognito-local keeps it. */
  readonly appClient: AppClient;
}

/** Read below, or about the hosted sign-in pages, which there are none of here. */
const KNOWN_PROPERTIES = new Set([
  ...['AccessTokenValidity', 'AllowedOAuthFlows', 'AllowedOAuthFlowsUserPoolClient', 'AllowedOAuthScopes'],
  ...['AnalyticsConfiguration', 'AuthSessionValidity', 'CallbackURLs', 'ClientName', 'DefaultRedirectURI'],
  ...[
    'EnablePropagateAdditionalUserContextData',
    'EnableTokenRevocation',
    'ExplicitAuthFlows',
    'GenerateSecret',
  ],
  ...[
    'IdTokenValidity',
    'LogoutURLs',
    'PreventUserExistenceErrors',
    'ReadAttributes',
    'RefreshTokenRotation',
  ],
  ...[
    'RefreshTokenValidity',
    'SupportedIdentityProviders',
    'TokenValidityUnits',
    'UserPoolId',
    'WriteAttributes',
  ],
]);

const SECONDS_OF = new Map([
  ['seconds', 1],
  ['minutes', 60],
  ['hours', 3600],
  ['days', 86_400],
]);

/** What Cognito grants a client that lists none. */
const DEFAULT_AUTH_FLOWS = ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'];

/**
 * Reads an app client's template properties, with AWS's defaults for what is absent
 * (docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpoolclient.html).
 *
 * @throws {Error} in one line that names the client and the property: one of the wrong type, a token validity outside of
 *   Cognito's bounds, or a feature that the local user pools do not implement
 */
export function readClientSettings(model: UserPoolClientModel, userPoolId: string): ClientSettings {
  const reader = new PropertyReader(`User pool client ${model.logicalId}`, model.properties);
  refuseUnimplemented(reader);
  const authFlows = readAuthFlows(reader);
  const rotationGraceSeconds = readRotation(reader, authFlows);
  const readAttributes = reader.texts('ReadAttributes');
  const writeAttributes = reader.texts('WriteAttributes');
  return {
    clientId: model.clientId,
    userPoolId,
    authFlows,
    hidesUserExistence: reader.text('PreventUserExistenceErrors') === 'ENABLED',
    allowsRevocation: reader.flag('EnableTokenRevocation') ?? true,
    accessTokenSeconds: validity(reader, 'AccessToken', { value: 1, unit: 'hours' }, [300, 86_400]),
    idTokenSeconds: validity(reader, 'IdToken', { value: 1, unit: 'hours' }, [300, 86_400]),
    refreshTokenSeconds: validity(reader, 'RefreshToken', { value: 30, unit: 'days' }, [3600, 315_360_000]),
    challengeSeconds: readChallengeMinutes(reader) * 60,
    ...(rotationGraceSeconds === undefined ? {} : { rotationGraceSeconds }),
    ...(readAttributes === undefined ? {} : { readAttributes }),
    ...(writeAttributes === undefined ? {} : { writeAttributes }),
    appClient: appClient(model, userPoolId),
  };
}

function refuseUnimplemented(reader: PropertyReader): void {
  const unknown = reader.names().find((name) => !KNOWN_PROPERTIES.has(name));
  const providers = reader.texts('SupportedIdentityProviders') ?? [];
  const foreign = providers.find((name) => name !== 'COGNITO');
  const refused = [
    unknown,
    reader.flag('GenerateSecret') === true ? 'GenerateSecret' : undefined,
    foreign === undefined ? undefined : `SupportedIdentityProviders ${foreign}`,
  ].find((name) => name !== undefined);
  if (refused !== undefined) {
    reader.refuse(`${refused} is not implemented by the local user pools.`);
  }
}

function readAuthFlows(reader: PropertyReader): ReadonlySet<string> {
  const flows = reader.texts('ExplicitAuthFlows') ?? DEFAULT_AUTH_FLOWS;
  return new Set(flows.map((flow) => `ALLOW_${flow.replace(/^ALLOW_/, '')}`));
}

/** The grace period in seconds; undefined without rotation. */
function readRotation(reader: PropertyReader, authFlows: ReadonlySet<string>): number | undefined {
  const rotation = reader.object('RefreshTokenRotation');
  const feature = rotation.text('Feature') ?? 'DISABLED';
  if (feature !== 'ENABLED') {
    return feature === 'DISABLED'
      ? undefined
      : rotation.refuse(`Feature is ${feature}; allowed are ENABLED, DISABLED.`);
  }
  if (authFlows.has('ALLOW_REFRESH_TOKEN_AUTH')) {
    reader.refuse(
      'RefreshTokenRotation cannot go with ALLOW_REFRESH_TOKEN_AUTH: list ExplicitAuthFlows without it.',
    );
  }
  const seconds = rotation.number('RetryGracePeriodSeconds') ?? 0;
  return seconds >= 0 && seconds <= 60
    ? seconds
    : rotation.refuse(`RetryGracePeriodSeconds is ${seconds}; it must be 0 to 60.`);
}

function readChallengeMinutes(reader: PropertyReader): number {
  const minutes = reader.number('AuthSessionValidity') ?? 3;
  return minutes >= 3 && minutes <= 15
    ? minutes
    : reader.refuse(`AuthSessionValidity is ${minutes}; it must be 3 to 15 minutes.`);
}

function validity(
  reader: PropertyReader,
  token: 'AccessToken' | 'IdToken' | 'RefreshToken',
  byDefault: { readonly value: number; readonly unit: string },
  [fewest, most]: readonly [number, number],
): number {
  const property = `${token}Validity`;
  const unit = reader.object('TokenValidityUnits').text(token) ?? byDefault.unit;
  const secondsOfUnit = SECONDS_OF.get(unit);
  if (secondsOfUnit === undefined) {
    return reader.refuse(
      `TokenValidityUnits.${token} is ${unit}; allowed are ${[...SECONDS_OF.keys()].join(', ')}.`,
    );
  }
  // CloudFormation templates use 0 for "the default" as well.
  const value = reader.number(property) || undefined;
  const seconds =
    value === undefined ? byDefault.value * (SECONDS_OF.get(byDefault.unit) ?? 0) : value * secondsOfUnit;
  return seconds >= fewest && seconds <= most
    ? seconds
    : reader.refuse(`${property} is ${value} ${unit}; allowed are ${fewest} to ${most} seconds.`);
}

function appClient(model: UserPoolClientModel, userPoolId: string): AppClient {
  const name = model.properties['ClientName'];
  const start = new Date(0);
  return {
    ...model.properties,
    UserPoolId: userPoolId,
    ClientId: model.clientId,
    ClientName: typeof name === 'string' ? name : model.logicalId,
    CreationDate: start,
    LastModifiedDate: start,
  };
}
