/**
 * The client of the expense tracker's API.
 *
 * @example Sign in, add an expense
 * ```ts
 * import { AddExpenseDocument, createExpenseClient } from 'expense-tracker-client';
 * import outputs from './amplify_outputs.json' with { type: 'json' };
 *
 * const client = createExpenseClient({ outputs });
 * const { error } = await client.userPool.signIn({
 *   username: 'ann@example.com',
 *   password: 'Correct-Horse-1',
 * });
 * const { data, errors } = await client.send(AddExpenseDocument, {
 *   input: { date: '2024-01-09', amount: 2.25, category: 'Food' },
 * });
 * ```
 *
 * @example Keep a copy of all expenses
 * ```ts
 * const following = client.follow({
 *   since: cursor,
 *   onChanges: ({ items, cursor }) => save(items, cursor),
 *   onError: (error) => showSignIn(error.message),
 * });
 * ```
 *
 * @module
 */
export {
  backoffMs,
  ConfigurationError,
  errorOf,
  memoryStorage,
  RealtimeRefused,
  UserPoolError,
  readOutputs,
  webStorage,
} from 'appsync-cognito-client';
export type {
  Account,
  AnyDocument,
  BackoffProps,
  Clock,
  CodeDelivery,
  Configuration,
  Credentials,
  PasswordPolicy,
  RealtimeSocketClass,
  RealtimeSubscription,
  Resend,
  ResultOf,
  SendOptions,
  SessionState,
  SignInChallenge,
  SubscriptionHandlers,
  SubscriptionStatus,
  TokenStorage,
  TypedDocument,
  UserPool,
  UserPoolResult,
  VariablesOf,
  WebStorage,
} from 'appsync-cognito-client';
export { createExpenseClient } from './expense-client.ts';
export type { ExpenseClient, ExpenseClientProps } from './expense-client.ts';
export type {
  ConflictInfo,
  ConflictReason,
  ExpenseAnswer,
  ExpenseError,
  RowConflict,
  RowFault,
} from './expense-error.ts';
export type { ExpenseSend } from './expense-sender.ts';
export type { ChangedExpenses, Following, FollowOptions, FollowStatus } from './follow-changes.ts';
export * from './generated/documents.ts';
export { randomUuid } from './uuid.ts';
