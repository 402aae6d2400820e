import { isObject } from './is-object.ts';
import { realtimeUrl } from './realtime/realtime-url.ts';

/** Where an API and its user pool are. */
export interface Configuration {
  /** E.g. `https://EXAMPLE.appsync-api.eu-west-1.amazonaws.com/graphql`. */
  readonly graphqlUrl: string;
  /** E.g. `wss://EXAMPLE.appsync-realtime-api.eu-west-1.amazonaws.com/graphql`. */
  readonly realtimeUrl: string;
  /** E.g. `https://cognito-idp.eu-west-1.amazonaws.com/`. */
  readonly userPoolUrl: string;
  /** E.g. `eu-west-1_EXAMPLE`. */
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  /** False when only an administrator adds users. */
  readonly selfSignUp: boolean;
  /** What the user pool asks of a new password. Undefined when the file does not say. */
  readonly passwordPolicy: PasswordPolicy | undefined;
}

/** What a user pool asks of a new password, so that people are told before. */
export interface PasswordPolicy {
  readonly minLength: number;
  readonly needsLowerCase: boolean;
  readonly needsUpperCase: boolean;
  readonly needsNumber: boolean;
  readonly needsSymbol: boolean;
}

/** What is thrown for a file of outputs that names no API or no user pool. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  constructor(message: string) {
    super(message);
  }
}

/**
 * Reads the object of an `amplify_outputs.json`, of a local stack or of a deployment.
 *
 * Source: https://docs.amplify.aws/react/reference/amplify_outputs/
 *
 * @param outputs the file's content, parsed
 * @throws {ConfigurationError} when something that is needed is missing, or `data.url` cannot be read
 */
export function readOutputs(outputs: unknown): Configuration {
  const auth = partOf(outputs, 'auth');
  const custom = partOf(outputs, 'custom');
  const graphqlUrl = textOf(partOf(outputs, 'data'), 'data', 'url');
  const region = textOf(auth, 'auth', 'aws_region');
  const endpoint = custom['cognito_endpoint'];
  return {
    graphqlUrl,
    realtimeUrl: realtimeUrlOf(graphqlUrl),
    userPoolUrl: typeof endpoint === 'string' ? endpoint : cognitoUrl(region),
    userPoolId: textOf(auth, 'auth', 'user_pool_id'),
    userPoolClientId: textOf(auth, 'auth', 'user_pool_client_id'),
    selfSignUp: custom['self_sign_up'] !== false,
    passwordPolicy: passwordPolicy(partOf(auth, 'password_policy')),
  };
}

function passwordPolicy(policy: Readonly<Record<string, unknown>>): PasswordPolicy | undefined {
  const { min_length: minLength } = policy;
  if (typeof minLength !== 'number') {
    return undefined;
  }
  return {
    minLength,
    needsLowerCase: policy['require_lowercase'] === true,
    needsUpperCase: policy['require_uppercase'] === true,
    needsNumber: policy['require_numbers'] === true,
    needsSymbol: policy['require_symbols'] === true,
  };
}

function realtimeUrlOf(graphqlUrl: string): string {
  try {
    return realtimeUrl(graphqlUrl);
  } catch {
    throw new ConfigurationError('data.url must be an absolute URL in amplify_outputs.json');
  }
}

/** The endpoint of the user pools API in a Region. */
function cognitoUrl(region: string): string {
  return `https://cognito-idp.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`;
}

function partOf(outputs: unknown, name: string): Readonly<Record<string, unknown>> {
  const part = isObject(outputs) ? outputs[name] : undefined;
  return isObject(part) ? part : {};
}

function textOf(part: Readonly<Record<string, unknown>>, partName: string, name: string): string {
  const value = part[name];
  if (typeof value !== 'string' || value === '') {
    throw new ConfigurationError(`${partName}.${name} is missing in amplify_outputs.json`);
  }
  return value;
}
