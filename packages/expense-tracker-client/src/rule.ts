import type { BackoffProps, Clock, GraphqlAnswer, Send, SendOptions } from 'appsync-cognito-client';

/** How one mutation is made ready and sent, so that nothing is done twice. */
export interface Rule {
  /** Makes the variables ready. @default they are sent as given */
  readonly complete?: (variables: never) => unknown;
  readonly send: SendByRule<never, unknown>;
}

export type SendByRule<Variables, Data> = (
  props: RuleProps,
  variables: Variables,
  options: RuleOptions,
) => Promise<GraphqlAnswer<Data>>;

/** What the rules send by. */
export interface RuleProps {
  readonly send: Send;
  readonly clock: Clock;
  readonly backoff: BackoffProps;
}

/** Options whose time limit has been decided. */
export type RuleOptions = SendOptions & { readonly timeLimitMs: number };
