import { randomUUID } from 'node:crypto';
import { createUserPool, readOutputs } from 'appsync-cognito-client';
import { UserError } from '../errors/user-error.ts';
import { openSocket } from './socket.ts';
import type { Socket } from './socket.ts';

/** A user of a stack. */
export interface User {
  readonly username: string;
  readonly password: string;
}

/** An answer by HTTP, as it came. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/** The members of an answer of GraphQL that checks look at. */
export interface Answer {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly {
    readonly errorType?: string | null;
    readonly message: string;
    readonly errorInfo?: unknown;
  }[];
}

/** A stack that is looked at as one user, who has signed in. */
export interface Target {
  /** A category that nobody else has: what a check adds, it adds here. */
  readonly category: string;
  readonly user: User;
  /** Sends a request of any form to the API. `authorization` is the user's token unless it is given. */
  readonly post: (
    body: string,
    options?: { method?: string; path?: string; authorization?: string },
  ) => Promise<RawAnswer>;
  readonly graphql: (query: string, variables?: unknown) => Promise<Answer>;
  /** Opens a WebSocket of its own, which is ready for `start`. */
  readonly open: () => Promise<Socket>;
  /** Calls an operation of the user pool that needs no signature. */
  readonly userPool: (operation: string, input: Readonly<Record<string, unknown>>) => Promise<RawAnswer>;
}

/**
 * Signs in.
 *
 * @param outputs the content of an `amplify_outputs.json`
 * @throws {UserError} when the user cannot sign in by a password alone
 */
export async function openTarget(outputs: unknown, user: User): Promise<Target> {
  const { graphqlUrl, realtimeUrl, userPoolUrl, userPoolClientId } = readOutputs(outputs);
  const token = await signIn(outputs, user);
  const post: Target['post'] = async (body, { method = 'POST', path, authorization = token } = {}) => {
    const answer = await fetch(path === undefined ? graphqlUrl : new URL(path, graphqlUrl), {
      method,
      headers: { 'content-type': 'application/json', authorization },
      ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
    });
    return { status: answer.status, text: await answer.text() };
  };
  return {
    category: `verify-${randomUUID()}`,
    user,
    post,
    async graphql(query, variables = {}) {
      const { text } = await post(JSON.stringify({ query, variables }));
      const { data = null, errors = [] } = JSON.parse(text) as Partial<Answer>; // AppSync's shape
      return { data, errors };
    },
    open: () => openSocket({ realtimeUrl, host: new URL(graphqlUrl).host, token }),
    async userPool(operation, input) {
      const answer = await fetch(userPoolUrl, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
        },
        body: JSON.stringify({ ClientId: userPoolClientId, ...input }),
      });
      return { status: answer.status, text: await answer.text() };
    },
  };
}

async function signIn(outputs: unknown, { username, password }: User): Promise<string> {
  const userPool = createUserPool(readOutputs(outputs));
  const { value: challenge, error } = await userPool.signIn({ username, password });
  if (error !== undefined) {
    throw new UserError('ACCOUNT', error.message, { cause: error });
  }
  const token = await userPool.accessToken();
  if (challenge !== undefined || token === undefined) {
    throw new UserError('ACCOUNT', `${username} must have a password of their own and no second factor`);
  }
  return token;
}
