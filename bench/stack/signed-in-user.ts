import { randomUUID } from 'node:crypto';
import {
  AdminConfirmSignUpCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { AmplifyOutputs } from 'appsync-local-stack/outputs';

/** A signed-in user. */
export interface SignedInUser {
  readonly sub: string;
  readonly accessToken: string;
}

/** A signed-in user who can sign in again. */
export interface SignedUpUser extends SignedInUser {
  readonly username: string;
  readonly password: string;
}

const PASSWORD = 'Correct-Horse-1';

/** The stack that users sign up to. */
interface SignUpTarget {
  /** E.g. `http://localhost:4000`. */
  readonly origin: string;
  readonly outputs: AmplifyOutputs;
}

/** Signs up, confirms and signs in a new user, by the Cognito API of a local stack. */
export async function signUpUser({ origin, outputs: { auth } }: SignUpTarget): Promise<SignedUpUser> {
  const cognito = new CognitoIdentityProviderClient({
    endpoint: origin,
    region: auth.aws_region,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  });
  try {
    const username = `${randomUUID()}@example.com`;
    const { UserSub } = await cognito.send(
      new SignUpCommand({ ClientId: auth.user_pool_client_id, Username: username, Password: PASSWORD }),
    );
    await cognito.send(new AdminConfirmSignUpCommand({ UserPoolId: auth.user_pool_id, Username: username }));
    const { AuthenticationResult } = await cognito.send(
      new InitiateAuthCommand({
        ClientId: auth.user_pool_client_id,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: username, PASSWORD: PASSWORD },
      }),
    );
    const accessToken = AuthenticationResult?.AccessToken ?? '';
    return { username, password: PASSWORD, sub: UserSub ?? '', accessToken };
  } finally {
    cognito.destroy();
  }
}

/** Signs up several users at once. */
export function signUpUsers(stack: SignUpTarget, count: number): Promise<SignedUpUser[]> {
  return Promise.all(Array.from({ length: count }, () => signUpUser(stack)));
}
