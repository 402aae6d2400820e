import { randomUUID } from 'node:crypto';
import {
  AdminConfirmSignUpCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { AmplifyOutputs } from '../../local/amplify-outputs.ts';

/** Somebody who is signed in. */
export interface LoadUser {
  readonly sub: string;
  readonly accessToken: string;
}

const password = 'Correct-Horse-1';

/** Signs up, confirms and signs in so many users, through the Cognito API of a local stack. */
export async function signUpUsers(
  origin: string,
  outputs: AmplifyOutputs,
  count: number,
): Promise<LoadUser[]> {
  const cognito = new CognitoIdentityProviderClient({
    endpoint: origin,
    region: outputs.auth.aws_region,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  });
  try {
    return await Promise.all(Array.from({ length: count }, () => signUpUser(cognito, outputs.auth)));
  } finally {
    cognito.destroy();
  }
}

async function signUpUser(
  cognito: CognitoIdentityProviderClient,
  { user_pool_id: poolId, user_pool_client_id: clientId }: AmplifyOutputs['auth'],
): Promise<LoadUser> {
  const username = `${randomUUID()}@example.com`;
  const { UserSub } = await cognito.send(
    new SignUpCommand({ ClientId: clientId, Username: username, Password: password }),
  );
  await cognito.send(new AdminConfirmSignUpCommand({ UserPoolId: poolId, Username: username }));
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: password },
    }),
  );
  return { sub: UserSub ?? '', accessToken: AuthenticationResult?.AccessToken ?? '' };
}
