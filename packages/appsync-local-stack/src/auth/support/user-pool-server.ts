import type { RequestListener } from 'node:http';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { UserPoolModel } from '../../template/user-pool-model.ts';
import type { IssuerForm } from '../tokens/issuer-form.ts';
import { serveUserPools } from './served-user-pools.ts';
import type { ServedUserPools } from './served-user-pools.ts';

export { CLIENT_ID, HARDENED_POOL, POOL_ID, ROTATING_CLIENT, poolModel } from './served-user-pools.ts';

/** User pools that are served, and the AWS SDK's client of them. */
export interface UserPoolServer extends ServedUserPools {
  readonly cognito: CognitoIdentityProviderClient;
}

/**
 * Serves user pools on a free port; their data is removed afterwards unless it is in a directory that was
 * given.
 *
 * @param otherwise answers what is not for the user pools
 */
export async function startServer(
  pools?: readonly UserPoolModel[],
  dataDirectory?: string,
  otherwise?: RequestListener,
  issuerForm?: IssuerForm,
): Promise<UserPoolServer> {
  const served = await serveUserPools({
    ...(pools !== undefined && { pools }),
    ...(dataDirectory !== undefined && { dataDirectory }),
    ...(otherwise !== undefined && { otherwise }),
    ...(issuerForm && { issuerForm }),
  });
  const cognito = new CognitoIdentityProviderClient({
    region: 'eu-west-1',
    endpoint: served.origin,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  return {
    ...served,
    cognito,
    close: () => {
      cognito.destroy();
      return served.close();
    },
  };
}
