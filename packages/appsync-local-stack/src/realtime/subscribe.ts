import type { Operation, OperationRequest } from '../graphql/document/operation.ts';
import { DocumentMalformed } from '../graphql/document/validation.ts';
import type { ExecutableApi } from '../graphql/execution/executable-api.ts';
import type { Authorize } from '../graphql/http/authorization.ts';
import { readPostRequest } from '../graphql/http/request.ts';
import type { CognitoIdentity, HandlerContext, Json } from '../runtime/model.ts';
import { UserError } from '../user-error.ts';
import { NOT_AUTHORIZED } from './credentials.ts';
import { FilterRefused, readEnhancedFilter } from './enhanced-filter.ts';
import type { AuthorizationHeaders } from './messages.ts';
import { argumentFilter } from './payload-filter.ts';
import { StartRefused } from './start-refused.ts';
import { findSubscribedField, readArguments } from './subscribed-field.ts';
import type { Subscription } from './subscription-index.ts';
import { runSubscriptionResolver } from './subscription-resolver.ts';
import type { SubscriptionFilters } from './subscription-resolver.ts';

/** The content of a `start`, and the connection that it came over. */
export interface StartRequest {
  /** The GraphQL request as JSON text. */
  readonly data: string;
  readonly authorization: AuthorizationHeaders;
  /** Whether the authorization's `host` is this API. */
  readonly isForThisHost: boolean;
  readonly sourceIp: readonly string[];
  /** `ctx.request` of the connection. */
  readonly request: HandlerContext['request'];
}

/** An accepted subscription, without the connection's part. */
export type AcceptedSubscription = Omit<Subscription, 'deliver' | 'invalidate'>;

export interface SubscribeProps {
  readonly executable: ExecutableApi;
  readonly authorize: Authorize;
  readonly log: (line: string) => void;
}

/**
 * Starts a subscription as AppSync does: checks the token that came with it, prepares the document as over
 * HTTP, runs the resolver of its only field with the caller's identity and takes the filters that it sets.
 *
 * If the resolver sets no filter, the arguments filter; otherwise they do not. `util.error` and
 * `util.unauthorized` refuse the subscription.
 *
 * Sources: https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-data.html,
 * https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-enhanced-filtering.html,
 * https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-invalidation.html
 *
 * @throws {StartRefused} when AppSync would not start it
 */
export async function subscribe(props: SubscribeProps, start: StartRequest): Promise<AcceptedSubscription> {
  try {
    return await accept(props, start);
  } catch (error) {
    if (error instanceof DocumentMalformed) {
      props.log(error.detail);
    }
    throw error instanceof UserError ? startRefused(error) : error;
  }
}

async function accept(props: SubscribeProps, start: StartRequest): Promise<AcceptedSubscription> {
  const identity = await authenticate(props, start);
  const request = readPostRequest(start.data);
  const operation = prepare(props, request);
  const subscribed = findSubscribedField(operation);
  const args = readArguments(operation, subscribed);
  const filters = await runSubscriptionResolver(props, {
    operation,
    subscribed,
    arguments: args,
    identity,
    request: requestOf(start),
  });
  return {
    fieldName: subscribed.field.name,
    operation,
    selectionKey: JSON.stringify([request.query, request.operationName, request.variables]),
    ...readFilters(filters, args),
  };
}

async function authenticate({ authorize }: SubscribeProps, start: StartRequest): Promise<CognitoIdentity> {
  const authorization = await authorize(start.authorization.get('authorization'));
  if ('message' in authorization) {
    throw new StartRefused([{ errorType: 'UnauthorizedException', message: authorization.message }]);
  }
  if (!start.isForThisHost) {
    throw new StartRefused([{ errorType: 'UnauthorizedException', message: NOT_AUTHORIZED }]);
  }
  return { sourceIp: start.sourceIp, ...authorization };
}

/** The answer to a `start` that a step refused in its own way: over HTTP, or as a filter. */
function startRefused(error: UserError): StartRefused {
  if (error instanceof StartRefused) {
    return error;
  }
  const { message } = error;
  return new StartRefused([
    error instanceof FilterRefused
      ? { message, errorCode: 400 }
      : { errorType: 'BadRequestException', message, errorCode: 400 },
  ]);
}

function prepare({ executable }: SubscribeProps, request: OperationRequest): Operation {
  const prepared = executable.prepare(request);
  if (!prepared.isReady) {
    // The service gives the message alone here.
    throw new StartRefused(prepared.errors.map(({ message }) => ({ message })));
  }
  return prepared.operation;
}

/** `ctx.request`: the connection's, with the headers of the subscription's authorization over it. */
function requestOf({ request, authorization }: StartRequest): HandlerContext['request'] {
  return { ...request, headers: { ...request.headers, ...Object.fromEntries(authorization) } };
}

function readFilters(
  { subscriptionFilter = null, subscriptionInvalidationFilter = null }: SubscriptionFilters,
  args: { readonly [name: string]: Json },
): Pick<Subscription, 'filter' | 'invalidationFilter'> {
  const filter = subscriptionFilter === null ? argumentFilter(args) : readEnhancedFilter(subscriptionFilter);
  return subscriptionInvalidationFilter === null
    ? { filter }
    : { filter, invalidationFilter: readEnhancedFilter(subscriptionInvalidationFilter) };
}
