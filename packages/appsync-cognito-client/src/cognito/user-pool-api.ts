import type { Clock } from '../clock.ts';
import { isObject } from '../is-object.ts';
import { parseJson } from '../parse-json.ts';
import { UserPoolError } from './user-pool-error.ts';
import type { UserPoolResult } from './user-pool-error.ts';

/** An answer of the API, as far as this package looks into any. */
export interface UserPoolAnswer {
  readonly AuthenticationResult?: {
    readonly AccessToken: string;
    readonly IdToken?: string;
    readonly RefreshToken?: string;
    readonly ExpiresIn: number;
  };
  readonly ChallengeName?: string;
  readonly ChallengeParameters?: Readonly<Record<string, string>>;
  readonly CodeDeliveryDetails?: { readonly Destination?: string; readonly DeliveryMedium?: string };
  readonly SecretCode?: string;
  readonly Session?: string;
  readonly Status?: string;
  readonly UserAttributes?: readonly { readonly Name: string; readonly Value: string }[];
  readonly UserConfirmed?: boolean;
  readonly UserSub?: string;
  readonly Username?: string;
}

/** Sends one operation of the API. Never rejects. */
export type UserPoolApi = (
  operation: string,
  parameters: Readonly<Record<string, unknown>>,
) => Promise<UserPoolResult<UserPoolAnswer>>;

export interface UserPoolApiProps {
  /** The endpoint of the user pools API, absolute, e.g. `https://cognito-idp.eu-west-1.amazonaws.com/`. */
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}

/** How long an answer is waited for. A renewal that hangs would hold up all tabs. */
const TIMEOUT_MS = 30_000;

/**
 * Speaks the Cognito user pools API: JSON over `fetch`, unsigned.
 *
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/
 */
export function createUserPoolApi({ url, fetch: send, clock }: UserPoolApiProps): UserPoolApi {
  return async (operation, parameters) => {
    const timeout = new AbortController();
    const cancel = clock.after(TIMEOUT_MS, () => timeout.abort());
    try {
      const response = await send(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
        },
        body: JSON.stringify(parameters),
        signal: timeout.signal,
      });
      // Rejects when the connection is lost midway.
      const text = await response.text();
      return read(response.status, text);
    } catch {
      return { error: new UserPoolError('NetworkError', noAnswer(url)) };
    } finally {
      cancel();
    }
  };
}

/** Operations without a result answer with an empty body or an empty object. */
function read(status: number, text: string): UserPoolResult<UserPoolAnswer> {
  const body = text === '' ? {} : parseJson(text);
  return status === 200 && isObject(body) ? { value: body } : { error: errorOf(body, status) };
}

function errorOf(body: unknown, status: number): UserPoolError {
  const { __type: type, message } = isObject(body) ? body : {};
  return new UserPoolError(
    typeof type === 'string' ? type : 'UnknownError',
    typeof message === 'string' ? message : `The user pool answered ${status}.`,
    status,
  );
}

/** What is said when a request got no answer at all. A browser does not tell why. */
export function noAnswer(url: string): string {
  return `${new URL(url).host} does not answer. Is it running, and can this machine reach it?`;
}
