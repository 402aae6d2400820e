/**
 * A client for AWS AppSync APIs whose users sign in with Amazon Cognito: sign-in, GraphQL over `fetch` with
 * retries, and subscriptions.
 *
 * @example Sign in, send an operation, subscribe
 * ```ts
 * import { createRealtime, createSender, createUserPool, readOutputs } from 'appsync-cognito-client';
 * import outputs from './amplify_outputs.json' with { type: 'json' };
 *
 * const configuration = readOutputs(outputs);
 * const userPool = createUserPool(configuration);
 * const { value: challenge, error } = await userPool.signIn({
 *   username: 'ann@example.com',
 *   password: 'Correct-Horse-1',
 * });
 *
 * const send = createSender({ ...configuration, accessToken: userPool.accessToken });
 * const { data, errors } = await send('query Notes { notes { id } }');
 *
 * const realtime = createRealtime({ ...configuration, accessToken: userPool.accessToken });
 * const subscription = realtime.subscribe(
 *   { query: 'subscription { onNote { id } }' },
 *   { onEvent: (event) => console.log(event), onError: (refusal) => console.error(refusal.message) },
 * );
 * ```
 *
 * @module
 */
export type { AccessTokenSource } from './access-token.ts';
export { backoffMs } from './backoff.ts';
export type { BackoffProps } from './backoff.ts';
export { abortReason, systemClock, wait } from './clock.ts';
export type { Clock } from './clock.ts';
export { ConfigurationError, readOutputs } from './configuration.ts';
export type { Configuration, PasswordPolicy } from './configuration.ts';
export type { Account, CodeDelivery } from './cognito/account.ts';
export type { SessionState } from './cognito/session.ts';
export type { Credentials, SignInChallenge } from './cognito/sign-in.ts';
export { memoryStorage, webStorage } from './cognito/token-storage.ts';
export type { TokenStorage, WebStorage } from './cognito/token-storage.ts';
export { noAnswer } from './cognito/user-pool-api.ts';
export { UserPoolError } from './cognito/user-pool-error.ts';
export type { UserPoolResult } from './cognito/user-pool-error.ts';
export { createUserPool } from './cognito/user-pool.ts';
export type { UserPool, UserPoolProps } from './cognito/user-pool.ts';
export { errorOf } from './graphql/answer.ts';
export type { GraphqlAnswer, GraphqlError } from './graphql/answer.ts';
export { postGraphql } from './graphql/post.ts';
export type { GraphqlRequest, HttpAnswer, PostProps } from './graphql/post.ts';
export { createSender } from './graphql/sender.ts';
export type { Resend, Send, SendArguments, SenderProps, SendOptions } from './graphql/sender.ts';
export type { AnyDocument, ResultOf, TypedDocument, VariablesOf } from './graphql/typed-document.ts';
export type { RealtimeErrorDetail } from './realtime/realtime-message.ts';
export { RealtimeRefused } from './realtime/realtime-refused.ts';
export { realtimeUrl } from './realtime/realtime-url.ts';
export { createRealtime } from './realtime/realtime.ts';
export type { Realtime, RealtimeProps, RealtimeSubscription } from './realtime/realtime.ts';
export type { RealtimeSocket, RealtimeSocketClass } from './realtime/socket.ts';
export type { RealtimeRequest, SubscriptionHandlers, SubscriptionStatus } from './realtime/subscriber.ts';
