import { OperationTypeNode } from 'graphql';
import type { FieldNode, GraphQLObjectType } from 'graphql';

import type { CognitoIdentity, HandlerContext, HandlerError, Json } from '../../runtime/model.ts';
import type { ResolverModel } from '../../template/model.ts';
import { bareRecord } from '../bare-record.ts';
import { notAuthorizedMessage } from '../schema/authorization.ts';
import type { FieldAuthorization } from '../schema/authorization.ts';
import { nullInNonNull, propertyOf } from './complete-value.ts';
import type { Completed } from './complete-value.ts';
import { positionOf } from '../errors.ts';
import type { ErrorEntry, GraphqlResponse, ResolverErrorEntry } from '../errors.ts';
import { FieldExecution } from './execute-fields.ts';
import type { FieldSite, FieldSource } from './execute-fields.ts';
import { filterBySelection } from './filter-by-selection.ts';
import type { Operation } from '../document/operation.ts';
import { resolveField } from './resolve-field.ts';
import type { FieldResolution, ResolverEnvironment } from './resolve-field.ts';
import { selectionSetList } from '../document/selection-set-list.ts';
import { collectFields, selectionSetGraphQL } from '../document/selection.ts';

/** AppSync's own limit of resolver runs in one request. Source: AWS General Reference, AppSync quotas. */
export const MAX_RESOLVERS = 10_000;

/** What a whole API executes with. */
export interface ExecutionEnvironment extends ResolverEnvironment {
  /** By `Type.field`. */
  readonly resolvers: ReadonlyMap<string, ResolverModel>;
  readonly isAuthorized: FieldAuthorization;
}

/** A mutation's root field that gave a value: what subscribers may be told. */
export interface MutationResult {
  readonly fieldName: string;
  /**
   * The value as the client gets it, aliases as keys, and as it is published: AppSync does not map aliases back
   * (aws-appsync-community 160). So a field is null for subscribers who look for it by its name, and another field may
   * stand under that name: a filter can be relied on only where no text of a client's choice can be selected as its path.
   */
  readonly result: Json;
  readonly identity: CognitoIdentity | null;
  /** The arguments of `extensions.invalidateSubscriptions`, in order. */
  readonly invalidations: readonly Json[];
}

/** Who asks, from where, and where things are told that are no part of the answer. */
export interface RequestContext {
  readonly identity: CognitoIdentity | null;
  readonly request: HandlerContext['request'];
  readonly log: (line: string) => void;
  readonly onMutationResult?: (event: MutationResult) => void;
}

/** Key of {@link ExecutionEnvironment.resolvers}. */
export function resolverKey(typeName: string, fieldName: string): string {
  return `${typeName}.${fieldName}`;
}

function positionsOf(nodes: readonly FieldNode[]): ResolverErrorEntry['locations'] {
  return nodes.flatMap((node) => positionOf(node.loc) ?? []);
}

/** Executes one operation; made anew for each. */
class OperationExecution implements FieldSource {
  readonly #environment: ExecutionEnvironment;
  readonly #operation: Operation;
  readonly #context: RequestContext;
  readonly #fields: FieldExecution;
  readonly #invalidations = new Map<string | number | undefined, readonly Json[]>();
  #resolverCount = 0;

  constructor(environment: ExecutionEnvironment, operation: Operation, context: RequestContext) {
    this.#environment = environment;
    this.#operation = operation;
    this.#context = context;
    this.#fields = new FieldExecution(operation, this);
  }

  async run(rootType: GraphQLObjectType): Promise<GraphqlResponse> {
    const { definition } = this.#operation;
    const fields = collectFields(this.#operation, rootType, [definition.selectionSet]);
    const data =
      definition.operation === OperationTypeNode.MUTATION
        ? await this.#runMutations(rootType, fields)
        : await this.#fields.completeFields(rootType, null, fields, []);
    const errors: readonly ErrorEntry[] = this.#fields.errors;
    return { data: data === nullInNonNull ? null : data, ...(errors.length === 0 ? {} : { errors }) };
  }

  /** One after another; each is told to `onMutationResult` as soon as it is there. */
  async #runMutations(
    rootType: GraphQLObjectType,
    fields: ReadonlyMap<string, readonly FieldNode[]>,
  ): Promise<Completed> {
    const data = bareRecord<Json>();
    for (const [key, nodes] of fields) {
      const completed = await this.#fields.completeFields(rootType, null, new Map([[key, nodes]]), []);
      // A null that rises to the root ends the operation: the mutations behind it do not run.
      if (completed === nullInNonNull) return nullInNonNull;
      const result = propertyOf(completed, key);
      data[key] = result;
      if (result !== null) this.#publish(rootType, key, nodes, result);
    }
    return data;
  }

  #publish(rootType: GraphQLObjectType, key: string, nodes: readonly FieldNode[], result: Json): void {
    const { onMutationResult } = this.#context;
    const field = rootType.getFields()[nodes[0]?.name.value ?? ''];
    if (field === undefined || onMutationResult === undefined) return;
    try {
      onMutationResult({
        fieldName: field.name,
        result,
        identity: this.#context.identity,
        invalidations: this.#invalidations.get(key) ?? [],
      });
    } catch (error) {
      this.#context.log(`Publishing the result of ${field.name} failed: ${String(error)}`);
    }
  }

  resolverOf(typeName: string, fieldName: string): ResolverModel | undefined {
    return this.#environment.resolvers.get(resolverKey(typeName, fieldName));
  }

  isRefused(site: FieldSite, resolver: ResolverModel | undefined): boolean {
    const { api } = this.#environment;
    if (!this.#environment.isAuthorized(site.parentType, site.field, this.#context.identity)) {
      this.#report(site, {
        message: notAuthorizedMessage(site.field.name, site.parentType.name),
        errorType: 'Unauthorized',
      });
      return true;
    }
    if (api.queryDepthLimit > 0 && site.depth > api.queryDepthLimit) {
      this.#report(site, { message: 'Query depth limit reached.', errorType: 'QueryDepthLimitReached' });
      return true;
    }
    if (resolver === undefined) return false;
    this.#resolverCount += 1;
    const limit = api.resolverCountLimit === 0 ? MAX_RESOLVERS : api.resolverCountLimit;
    if (this.#resolverCount > limit) {
      const message = 'Resolver invocation limit reached.';
      this.#report(site, { message, errorType: 'ResolverExecutionLimitReached' });
      return true;
    }
    return false;
  }

  async resolve(
    site: FieldSite,
    resolver: ResolverModel,
    args: { readonly [name: string]: Json },
  ): Promise<Json> {
    let resolution: FieldResolution;
    try {
      resolution = await resolveField(this.#environment, resolver, {
        arguments: args,
        identity: this.#context.identity,
        source: site.source,
        request: this.#context.request,
        info: {
          fieldName: site.field.name,
          parentTypeName: site.parentType.name,
          variables: this.#operation.rawVariables,
          selectionSetList: selectionSetList(this.#operation, site.field.type, site.nodes),
          selectionSetGraphQL: selectionSetGraphQL(site.nodes),
        },
      });
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#context.log(`Resolving ${resolverKey(site.parentType.name, site.field.name)} failed: ${detail}`);
      const message = 'An internal failure occurred while resolving this field.';
      this.#report(site, { message, errorType: 'InternalFailure' });
      return null;
    }
    resolution.logs.forEach((line) => {
      this.#context.log(line);
    });
    for (const error of resolution.appendedErrors) this.#report(site, error);
    if (resolution.error !== undefined) this.#report(site, resolution.error);
    this.#refuseLostExtensions(site, resolution);
    if (site.depth === 1) this.#invalidations.set(site.path[0], resolution.invalidations);
    return resolution.value;
  }

  /** What an extension asks for where nothing can come of it is an error: what AppSync makes of it is not established. */
  #refuseLostExtensions(site: FieldSite, resolution: FieldResolution): void {
    const isMutation = this.#operation.definition.operation === OperationTypeNode.MUTATION;
    const refuse = (name: string, place: string): void => {
      const message = `extensions.${name} does nothing in the resolver of ${resolverKey(site.parentType.name, site.field.name)}: the local stack heeds it in ${place} only`;
      this.#report(site, { message, errorType: 'Code' });
    };
    if (resolution.subscriptionFilter !== undefined) {
      refuse('setSubscriptionFilter', 'resolvers of Subscription');
    }
    if (resolution.subscriptionInvalidationFilter !== undefined) {
      refuse('setSubscriptionInvalidationFilter', 'resolvers of Subscription');
    }
    if (resolution.invalidations.length > 0 && !(isMutation && site.depth === 1)) {
      refuse('invalidateSubscriptions', 'resolvers of Mutation');
    }
  }

  #report(site: FieldSite, error: Partial<HandlerError> & { readonly message: string }): void {
    const data = error.data ?? null;
    this.#fields.errors.push({
      path: site.path,
      data: filterBySelection(this.#operation, site.field.type, site.nodes, data),
      errorType: error.errorType ?? null,
      errorInfo: error.errorInfo ?? null,
      locations: positionsOf(site.nodes),
      message: error.message,
    });
  }
}

/**
 * Executes a prepared query or mutation and gives the response's `data` and `errors`.
 *
 * Root fields of a query run side by side, those of a mutation one after another; a root field without a resolver is
 * null, a field below takes its parent's property of the same name. `queryDepthLimit` counts levels of fields, scalars
 * included, and `resolverCountLimit` counts resolver runs; the fields beyond end with an error each.
 * Source: AppSync devguide, configuration-limits.
 */
export async function executeOperation(
  environment: ExecutionEnvironment,
  operation: Operation,
  context: RequestContext,
): Promise<GraphqlResponse> {
  const rootType = operation.schema.getRootType(operation.definition.operation);
  if (rootType === undefined || rootType === null) {
    throw new Error(`The schema has no type for a ${operation.definition.operation}.`);
  }
  return new OperationExecution(environment, operation, context).run(rootType);
}

/**
 * Fits a published payload to the selection set of a subscription: the `data` and `errors` that one subscriber is sent.
 * No resolver runs; what the payload lacks is null.
 *
 * @param payload the value of the subscription's only root field
 */
export async function completeSubscriptionPayload(
  operation: Operation,
  payload: Json,
): Promise<GraphqlResponse> {
  const rootType = operation.schema.getSubscriptionType();
  if (rootType === undefined || rootType === null) throw new Error('The schema has no subscription type.');
  const fields = collectFields(operation, rootType, [operation.definition.selectionSet]);
  const source = bareRecord<Json>();
  for (const [node] of fields.values()) if (node !== undefined) source[node.name.value] = payload;
  const execution = new FieldExecution(operation, {
    resolverOf: () => undefined,
    isRefused: () => false,
    resolve: () => Promise.resolve(null),
  });
  const data = await execution.completeFields(rootType, source, fields, []);
  const errors: readonly ErrorEntry[] = execution.errors;
  return { data: data === nullInNonNull ? null : data, ...(errors.length === 0 ? {} : { errors }) };
}
