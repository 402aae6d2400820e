import { randomUUID } from 'node:crypto';
import {
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { startLocalStack } from 'appsync-local-stack';
import type { LocalStack, LocalStackOptions } from 'appsync-local-stack';
import type { DataSourceCall, EngineName, Interceptor } from 'appsync-local-stack/dynamodb';
import { afterAll, beforeAll, inject } from 'vitest';
import { RoleUseRecorder } from './role-use.ts';

/** What a GraphQL request was answered. */
export interface GraphqlAnswer {
  readonly status: number;
  // Tests say which shape they expect by what they compare with.
  readonly data: Record<string, never> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly errorType?: string | null;
    readonly errorInfo?: unknown;
    readonly path?: readonly (string | number)[] | null;
  }[];
}

/** A signed-in user. */
export interface TestUser {
  readonly username: string;
  readonly sub: string;
  readonly accessToken: string;
  readonly idToken: string;
  /** Sends an operation as this user. */
  readonly graphql: (query: string, variables?: Record<string, unknown>) => Promise<GraphqlAnswer>;
}

export interface TestStack {
  readonly stack: LocalStack;
  readonly cognito: CognitoIdentityProviderClient;
  readonly clientId: string;
  /** Every call to DynamoDB since the last `calls.length = 0`. */
  readonly calls: DataSourceCall[];
  /** Sees each call to DynamoDB first, as long as `decide` is set. */
  readonly interceptor: { decide?: Interceptor | undefined };
  /** The confirmation codes that were sent, by address. */
  readonly codes: Map<string, string>;
  /** Signs up, confirms and signs in a new user. */
  readonly newUser: () => Promise<TestUser>;
  /** Signs a user in again, with new tokens. */
  readonly signInAgain: (user: TestUser) => Promise<TestUser>;
}

/**
 * Starts the whole stack in memory, once for the test file, on the engine that `TEST_ENGINE` names, if it
 * does. What is asked of the data source roles meanwhile is left for `data-source-roles.test.ts`.
 *
 * @param options what else to start it with; asked for when it is started
 */
export function useLocalStack(options: () => Partial<LocalStackOptions> = () => ({})): TestStack {
  const calls: DataSourceCall[] = [];
  const roleUse = new RoleUseRecorder();
  const codes = new Map<string, string>();
  const interceptor: TestStack['interceptor'] = {};
  const state: { stack?: LocalStack; cognito?: CognitoIdentityProviderClient } = {};
  beforeAll(async () => {
    const engine = process.env['TEST_ENGINE'] as EngineName | undefined; // startEngine refuses any other name.
    state.stack = await startLocalStack({
      synthesize: () => inject('synthesized'),
      // No handler hangs here; on a busy machine each may wait.
      runtime: { timeoutMs: 300_000 },
      onMessage: ({ destination, code }) => codes.set(destination, code),
      onDataSourceCall: (call) => {
        calls.push(call);
        roleUse.note(call);
      },
      interceptor: (call, carryOut) => interceptor.decide?.(call, carryOut),
      ...(engine ? { engine } : {}),
      ...options(),
    });
    state.cognito = cognitoClient(state.stack.origin);
  });
  afterAll(async ({}, { file }) => {
    state.cognito?.destroy();
    await state.stack?.close();
    const stackName = state.stack?.model.stackName ?? 'a stack that did not start';
    roleUse.save(inject('roleUseDirectory'), file.filepath, stackName);
  });
  const test = {
    get stack() {
      return started(state.stack);
    },
    get cognito() {
      return started(state.cognito);
    },
    get clientId() {
      return started(state.stack).outputs.auth.user_pool_client_id;
    },
    calls,
    interceptor,
    codes,
    newUser: () => newUser(test),
    signInAgain: (user: TestUser) => signIn(test, user),
  };
  return test;
}

function started<Part>(part: Part | undefined): Part {
  if (part === undefined) {
    throw new Error('The stack is started before the first test, not before');
  }
  return part;
}

/** The AWS SDK's client of the user pools that answer at an origin. */
export function cognitoClient(origin: string): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    endpoint: origin,
    region: 'us-east-1',
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  });
}

/** Of each new user. */
export const PASSWORD = 'Correct-Horse-1';

async function newUser({
  stack,
  cognito,
  clientId,
  codes,
}: Omit<TestStack, 'newUser' | 'signInAgain' | 'calls' | 'interceptor'>): Promise<TestUser> {
  const username = `${randomUUID()}@example.com`;
  const { UserSub } = await cognito.send(
    new SignUpCommand({ ClientId: clientId, Username: username, Password: PASSWORD }),
  );
  await cognito.send(
    new ConfirmSignUpCommand({
      ClientId: clientId,
      Username: username,
      ConfirmationCode: codes.get(username) ?? 'no code was sent',
    }),
  );
  return signIn({ stack, cognito, clientId }, { username, sub: UserSub ?? '' });
}

async function signIn(
  { stack, cognito, clientId }: Pick<TestStack, 'stack' | 'cognito' | 'clientId'>,
  { username, sub }: Pick<TestUser, 'username' | 'sub'>,
): Promise<TestUser> {
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: PASSWORD },
    }),
  );
  const accessToken = AuthenticationResult?.AccessToken ?? '';
  return {
    username,
    sub,
    accessToken,
    idToken: AuthenticationResult?.IdToken ?? '',
    graphql: (query, variables) => sendGraphql(stack.graphqlUrl, accessToken, query, variables),
  };
}

/** One POST to a GraphQL endpoint. */
export async function sendGraphql(
  url: string,
  token: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<GraphqlAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: token },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...((await response.json()) as Omit<GraphqlAnswer, 'status'>) }; // GraphQL's shape
}
