import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EVERYBODYS_FILE, writeWholeFile } from '../server/whole-file.ts';
import type { AmplifySignIn } from './amplify-auth.ts';

/** What a client needs to know of a stack. */
export interface ClientConfiguration {
  readonly region: string;
  readonly graphqlUrl: string;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  readonly signIn: AmplifySignIn;
  /** Further members for clients; Amplify does not read them. */
  readonly custom?: Readonly<Record<string, unknown>>;
}

/** `amplify_outputs.json`, version 1: the part for a stack with a user pool and a GraphQL API. */
export interface AmplifyOutputs {
  readonly version: '1';
  readonly auth: AmplifySignIn & {
    readonly aws_region: string;
    readonly user_pool_id: string;
    readonly user_pool_client_id: string;
  };
  readonly data: {
    readonly aws_region: string;
    readonly url: string;
    readonly default_authorization_type: 'AMAZON_COGNITO_USER_POOLS';
    readonly authorization_types: readonly [];
  };
  readonly custom?: Readonly<Record<string, unknown>>;
}

/**
 * The file's content, in the format that Amplify's own tools write and its libraries read.
 *
 * Source: https://github.com/aws-amplify/amplify-backend/blob/main/packages/client-config/src/client-config-schema/schema_v1.json
 */
export function amplifyOutputs(client: ClientConfiguration): AmplifyOutputs {
  return {
    version: '1',
    auth: {
      aws_region: client.region,
      user_pool_id: client.userPoolId,
      user_pool_client_id: client.userPoolClientId,
      ...client.signIn,
    },
    data: {
      aws_region: client.region,
      url: client.graphqlUrl,
      default_authorization_type: 'AMAZON_COGNITO_USER_POOLS',
      authorization_types: [],
    },
    ...(client.custom !== undefined ? { custom: client.custom } : {}),
  };
}

/** Writes the file whole or not at all, so that a client that reads it meanwhile never sees half of it. */
export async function writeAmplifyOutputs(path: string, outputs: AmplifyOutputs): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  // Tools of other users may read it: it holds no secret.
  await writeWholeFile(path, `${JSON.stringify(outputs, undefined, 2)}\n`, EVERYBODYS_FILE);
}
