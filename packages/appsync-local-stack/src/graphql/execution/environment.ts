import { isInterfaceType, isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';

import type { Runtime } from '../../runtime/model.ts';
import { StartError } from '../../server/start-error.ts';
import type { ApiModel, ResolverModel } from '../../template/model.ts';
import { createFieldAuthorization } from '../schema/authorization.ts';
import type { DataSource } from '../data-source.ts';
import { resolverKey } from './execute.ts';
import type { ExecutionEnvironment } from './execute.ts';
import { findDataSource } from './resolve-field.ts';
import type { ResolverEnvironment } from './resolve-field.ts';

/** AppSync's quota of functions in one pipeline. Source: AWS General Reference, AppSync quotas. */
const MAX_PIPELINE_FUNCTIONS = 10;

/** A resolver that could not be deployed, or could not run here. Its message is one line and names it. */
export class ResolverRefused extends StartError {
  constructor(key: string, reason: string) {
    super('RESOLVER', `The resolver of ${key} is refused: ${reason}`);
    this.name = 'ResolverRefused';
  }
}

function checkDataSource(environment: ResolverEnvironment, key: string, name: string): void {
  if (findDataSource(environment, name) === undefined) {
    throw new ResolverRefused(key, `its data source '${name}' does not exist.`);
  }
}

function checkResolver(
  schema: GraphQLSchema,
  environment: ResolverEnvironment,
  resolver: ResolverModel,
): void {
  const key = resolverKey(resolver.typeName, resolver.fieldName);
  const type = schema.getType(resolver.typeName);
  if ((!isObjectType(type) && !isInterfaceType(type)) || type.getFields()[resolver.fieldName] === undefined) {
    throw new ResolverRefused(key, 'the schema has no such field.');
  }
  if (resolver.kind === 'UNIT') {
    checkDataSource(environment, key, resolver.dataSourceName);
    return;
  }
  if (resolver.functionIds.length > MAX_PIPELINE_FUNCTIONS) {
    const count = String(resolver.functionIds.length);
    throw new ResolverRefused(
      key,
      `it has ${count} functions, at most ${String(MAX_PIPELINE_FUNCTIONS)} are allowed.`,
    );
  }
  for (const functionId of resolver.functionIds) {
    const model = environment.api.functions.get(functionId);
    if (model === undefined) throw new ResolverRefused(key, `its function '${functionId}' does not exist.`);
    checkDataSource(environment, key, model.dataSourceName);
  }
}

/**
 * Brings together what an API executes with, and checks that its resolvers fit its schema: every one has a field of its
 * own, its functions and data sources exist, no pipeline has more than 10 functions.
 *
 * @throws {ResolverRefused}
 */
export function createExecutionEnvironment(
  schema: GraphQLSchema,
  parts: {
    readonly api: ApiModel;
    readonly runtime: Runtime;
    readonly dataSources: ReadonlyMap<string, DataSource>;
  },
): ExecutionEnvironment {
  const resolvers = new Map<string, ResolverModel>();
  for (const resolver of parts.api.resolvers) {
    checkResolver(schema, parts, resolver);
    const key = resolverKey(resolver.typeName, resolver.fieldName);
    if (resolvers.has(key)) throw new ResolverRefused(key, 'only one resolver is allowed per field.');
    resolvers.set(key, resolver);
  }
  return { ...parts, resolvers, isAuthorized: createFieldAuthorization(schema, parts.api) };
}
