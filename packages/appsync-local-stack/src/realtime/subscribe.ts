import { getArgumentValues, GraphQLError, OperationTypeNode } from 'graphql';
import type { FieldNode, GraphQLField, GraphQLObjectType } from 'graphql';

import { notAuthorizedMessage } from '../graphql/schema/authorization.ts';
import type { ExecutableApi } from '../graphql/execution/executable-api.ts';
import { resolverKey } from '../graphql/execution/execute.ts';
import type { Authorization } from '../graphql/http/endpoint.ts';
import { readPostRequest, RequestMalformed } from '../graphql/http/request.ts';
import type { Operation, OperationRequest } from '../graphql/document/operation.ts';
import { resolveField } from '../graphql/execution/resolve-field.ts';
import type { FieldResolution } from '../graphql/execution/resolve-field.ts';
import { collectFields, selectionSetGraphQL } from '../graphql/document/selection.ts';
import { selectionSetList } from '../graphql/document/selection-set-list.ts';
import { DocumentMalformed } from '../graphql/document/validation.ts';
import type { CognitoIdentity, HandlerContext, Json } from '../runtime/model.ts';
import { NOT_AUTHORIZED } from './credentials.ts';
import { FilterRefused, readEnhancedFilter } from './enhanced-filter.ts';
import type { AuthorizationHeaders, MessageError } from './messages.ts';
import { argumentFilter } from './payload-filter.ts';
import type { Subscription } from './subscription-index.ts';

/** What `start` asks for, and over which connection it came. */
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

/** What was subscribed to, without the connection's part. */
export type AcceptedSubscription = Omit<Subscription, 'deliver' | 'invalidate'>;

/** A `start` that is answered with an `error` message. */
export class StartRefused extends Error {
  readonly errors: readonly MessageError[];

  constructor(errors: readonly MessageError[]) {
    super(errors.map(({ message }) => message).join(' '));
    this.name = 'StartRefused';
    this.errors = errors;
  }
}

export interface SubscribeProps {
  readonly executable: ExecutableApi;
  readonly authorize: (authorizationHeader: string | undefined) => Promise<Authorization>;
  readonly log: (line: string) => void;
}

/** The only root field of a subscription. */
interface SubscribedField {
  readonly type: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
}

function readRequest(data: string): OperationRequest {
  try {
    return readPostRequest(data);
  } catch (error) {
    if (!(error instanceof RequestMalformed)) throw error;
    throw new StartRefused([{ errorType: 'BadRequestException', message: error.message, errorCode: 400 }]);
  }
}

function prepare({ executable, log }: SubscribeProps, request: OperationRequest): Operation {
  try {
    const prepared = executable.prepare(request);
    // The service tells the message alone here (amplify-cli 7427, amplify-js 7070).
    if (!prepared.isReady) throw new StartRefused(prepared.errors.map(({ message }) => ({ message })));
    return prepared.operation;
  } catch (error) {
    if (!(error instanceof DocumentMalformed)) throw error;
    log(error.detail);
    throw new StartRefused([{ errorType: 'BadRequestException', message: error.message, errorCode: 400 }]);
  }
}

function subscribedField(operation: Operation): SubscribedField {
  const { definition, schema } = operation;
  const type = schema.getSubscriptionType();
  if (definition.operation !== OperationTypeNode.SUBSCRIPTION || !type) {
    const message = `${definition.operation} not supported through the realtime channel`;
    throw new StartRefused([{ errorType: 'UnsupportedOperation', message }]);
  }
  // Validation lets no second field pass; `@skip` can leave none.
  const [nodes] = collectFields(operation, type, [definition.selectionSet]).values();
  const name = nodes?.[0]?.name.value;
  const field = name === undefined ? undefined : type.getFields()[name];
  if (nodes === undefined || field === undefined) {
    const message = 'A subscription must select one field of the type Subscription.';
    throw new StartRefused([{ errorType: 'BadRequestException', message, errorCode: 400 }]);
  }
  return { type, field, nodes };
}

function argumentsOf(operation: Operation, { field, nodes }: SubscribedField): { [name: string]: Json } {
  const [node] = nodes;
  if (node === undefined) return {};
  try {
    // Input scalars parse to JSON, all of them; so do the lists and objects made of them.
    return getArgumentValues(field, node, operation.variables) as { [name: string]: Json };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new StartRefused([{ message: error.message }]);
  }
}

function refuseErrors({ error, appendedErrors }: FieldResolution): void {
  const errors = error === undefined ? appendedErrors : [...appendedErrors, error];
  if (errors.length === 0) return;
  throw new StartRefused(
    errors.map(({ errorType, message }) => (errorType === null ? { message } : { errorType, message })),
  );
}

async function authorizedIdentity(
  { authorize }: SubscribeProps,
  start: StartRequest,
): Promise<CognitoIdentity> {
  const authorization = await authorize(start.authorization.get('authorization'));
  if ('message' in authorization) {
    throw new StartRefused([{ errorType: 'UnauthorizedException', message: authorization.message }]);
  }
  if (!start.isForThisHost) {
    throw new StartRefused([{ errorType: 'UnauthorizedException', message: NOT_AUTHORIZED }]);
  }
  return { sourceIp: start.sourceIp, ...authorization };
}

/** Runs the field's resolver, once: what it returns does not matter, only its errors and its filters do. */
async function resolve(
  { executable: { environment }, log }: SubscribeProps,
  start: StartRequest,
  operation: Operation,
  subscribed: SubscribedField,
  identity: CognitoIdentity,
  args: { readonly [name: string]: Json },
): Promise<FieldResolution | undefined> {
  const { type, field, nodes } = subscribed;
  if (!environment.isAuthorized(type, field, identity)) {
    const message = notAuthorizedMessage(field.name, type.name);
    throw new StartRefused([{ errorType: 'Unauthorized', message }]);
  }
  const resolver = environment.resolvers.get(resolverKey(type.name, field.name));
  if (resolver === undefined) return undefined;
  const resolution = await resolveField(environment, resolver, {
    arguments: args,
    identity,
    source: null,
    request: {
      ...start.request,
      headers: { ...start.request.headers, ...Object.fromEntries(start.authorization) },
    },
    info: {
      fieldName: field.name,
      parentTypeName: type.name,
      variables: operation.rawVariables,
      selectionSetList: selectionSetList(operation, field.type, nodes),
      selectionSetGraphQL: selectionSetGraphQL(nodes),
    },
  });
  resolution.logs.forEach(log);
  refuseErrors(resolution);
  if (resolution.invalidations.length > 0) {
    const message = `extensions.invalidateSubscriptions does nothing in the resolver of ${resolverKey(type.name, field.name)}: the local stack heeds it in resolvers of Mutation only`;
    throw new StartRefused([{ errorType: 'Code', message }]);
  }
  return resolution;
}

/**
 * Starts a subscription as AppSync does: checks the token that came with it, prepares the document as over HTTP, runs the
 * resolver of its only field with the caller's identity and takes the filters that it sets.
 *
 * Without a filter set, the arguments filter; once one is set, they do not any more. `util.error` and
 * `util.unauthorized` refuse the subscription. Sources: AppSync devguide, aws-appsync-real-time-data,
 * aws-appsync-real-time-enhanced-filtering, aws-appsync-real-time-invalidation.
 *
 * @throws {StartRefused}
 */
export async function subscribe(props: SubscribeProps, start: StartRequest): Promise<AcceptedSubscription> {
  const identity = await authorizedIdentity(props, start);
  const request = readRequest(start.data);
  const operation = prepare(props, request);
  const subscribed = subscribedField(operation);
  const args = argumentsOf(operation, subscribed);
  const resolution = await resolve(props, start, operation, subscribed, identity, args);
  const { subscriptionFilter = null, subscriptionInvalidationFilter = null } = resolution ?? {};
  try {
    return {
      fieldName: subscribed.field.name,
      operation,
      selectionKey: JSON.stringify([request.query, request.operationName, request.variables]),
      filter: subscriptionFilter === null ? argumentFilter(args) : readEnhancedFilter(subscriptionFilter),
      ...(subscriptionInvalidationFilter === null
        ? {}
        : { invalidationFilter: readEnhancedFilter(subscriptionInvalidationFilter) }),
    };
  } catch (error) {
    if (!(error instanceof FilterRefused)) throw error;
    throw new StartRefused([{ message: error.message, errorCode: 400 }]);
  }
}
