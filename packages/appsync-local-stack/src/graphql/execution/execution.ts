import type { GraphQLField, GraphQLObjectType } from 'graphql';
import type { CognitoIdentity, HandlerContext, Json } from '../../runtime/model.ts';
import type { Operation } from '../document/operation.ts';
import type { FieldNodes, SelectedFields } from '../document/selection.ts';
import { pathText } from '../errors.ts';
import type { ErrorEntry, ResponsePath } from '../errors.ts';
import type { ExecutionEnvironment } from './environment.ts';

/** The result of a mutation's root field that is not null: what subscribers may get. */
export interface MutationResult {
  readonly fieldName: string;
  /**
   * The value as the client gets it, aliases as keys, and as it is published: AppSync does not map aliases
   * back. So a field under an alias is null for subscribers that look for it by its name, and another field
   * may have that name. A filter is reliable only where no string of a client can be selected as its path.
   *
   * Source: https://github.com/aws/aws-appsync-community/issues/160
   */
  readonly result: Json;
  readonly identity: CognitoIdentity | null;
  /** The arguments of `extensions.invalidateSubscriptions`, in order. */
  readonly invalidations: readonly Json[];
}

/** The caller, the request, and the receivers of what the answer does not contain. */
export interface RequestContext {
  readonly identity: CognitoIdentity | null;
  readonly request: HandlerContext['request'];
  readonly log: (line: string) => void;
  readonly onMutationResult?: (event: MutationResult) => void;
}

/** What the resolvers of one operation run with, and their effects so far. */
export interface ResolverExecution {
  readonly environment: ExecutionEnvironment;
  readonly context: RequestContext;
  /** How many resolvers were run. */
  resolverCount: number;
  /** The arguments of `extensions.invalidateSubscriptions`, by the response key of the root field. */
  readonly invalidations: Map<string, readonly Json[]>;
}

/** One operation while it is executed. */
export interface Execution {
  readonly operation: Operation;
  /** The errors so far, in the order of the response. */
  readonly errors: ErrorEntry[];
  /** Undefined when no resolver runs: every field then takes its parent's property. */
  readonly resolvers: ResolverExecution | undefined;
  /**
   * The fields below a field, by its nodes and the object's type: they are the same for every item of a list.
   */
  readonly fieldsBelow: WeakMap<FieldNodes, Map<GraphQLObjectType, SelectedFields>>;
}

/** One selected field of one object. */
export interface FieldSite {
  readonly parentType: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: FieldNodes;
  /** The parent's value; null for root fields. */
  readonly source: Json;
  readonly path: ResponsePath;
}

/** Begins the execution of an operation, with resolvers or without. */
export function beginExecution(operation: Operation, resolvers?: ResolverExecution): Execution {
  return { operation, errors: [], resolvers, fieldsBelow: new WeakMap() };
}

/** How deep a field is: 1 for root fields; list indexes do not count. */
export function depthOf(path: ResponsePath): number {
  return path.reduce<number>((depth, step) => (typeof step === 'string' ? depth + 1 : depth), 0);
}

/** Reports an error of the GraphQL engine. */
export function reportEngineError(execution: Execution, path: ResponsePath, message: string): void {
  execution.errors.push({ path, locations: null, message });
}

/** Reports a forbidden null, unless an error of the same path has been reported already. */
export function reportNull(execution: Execution, path: ResponsePath, message: string): void {
  const text = pathText(path);
  if (execution.errors.every((error) => error.path === null || pathText(error.path) !== text)) {
    reportEngineError(execution, path, message);
  }
}

/** Reports a value whose kind is not that of its type. */
export function reportMismatch(
  execution: Execution,
  expected: 'LIST' | 'OBJECT',
  value: Json,
  path: ResponsePath,
): void {
  const kinds = `expected type ${expected}, got ${kindOf(value)}`;
  reportEngineError(
    execution,
    path,
    `Can't resolve value (${pathText(path)}) : type mismatch error, ${kinds}`,
  );
}

function kindOf(value: Json): string {
  if (Array.isArray(value)) {
    return 'LIST';
  }
  return (typeof value).toUpperCase();
}
