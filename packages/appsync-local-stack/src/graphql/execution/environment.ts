import { isInterfaceType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLSchema } from 'graphql';
import type { Runtime } from '../../runtime/model.ts';
import { StartError } from '../../server/start-error.ts';
import type { ApiModel, ResolverModel } from '../../template/model.ts';
import type { DataSource } from '../data-source.ts';
import { noneDataSource } from '../none-data-source.ts';
import { createFieldAuthorization } from '../schema/authorization.ts';
import type { FieldAuthorization } from '../schema/authorization.ts';

/**
 * AppSync's quota of functions in one pipeline.
 *
 * Source: https://docs.aws.amazon.com/general/latest/gr/appsync.html
 */
const MAX_PIPELINE_FUNCTIONS = 10;

/** What resolvers run with: the API's code, the runtime and the data sources. */
export interface ResolverEnvironment {
  readonly api: ApiModel;
  readonly runtime: Runtime;
  /** By name. Data sources of type NONE may be left out. */
  readonly dataSources: ReadonlyMap<string, DataSource>;
}

/** What an API executes with. */
export interface ExecutionEnvironment extends ResolverEnvironment {
  /** By the field's definition: every type has definitions of its own. */
  readonly resolvers: ReadonlyMap<GraphQLField<unknown, unknown>, ResolverModel>;
  readonly isAuthorized: FieldAuthorization;
}

/** A resolver that cannot be deployed, or cannot run here. The message is one line and names it. */
class ResolverRefused extends StartError {
  override readonly name = 'ResolverRefused';

  constructor(key: string, reason: string) {
    super('RESOLVER', `The resolver of ${key} is refused: ${reason}`);
  }
}

/**
 * Collects what an API executes with, and checks that its resolvers fit its schema: each has a field,
 * its functions and data sources exist, no pipeline has more than 10 functions, no field has two resolvers.
 *
 * @throws {ResolverRefused} when a resolver does not fit
 */
export function createExecutionEnvironment(
  schema: GraphQLSchema,
  parts: ResolverEnvironment,
): ExecutionEnvironment {
  const resolvers = new Map<GraphQLField<unknown, unknown>, ResolverModel>();
  for (const resolver of parts.api.resolvers) {
    const key = resolverKey(resolver.typeName, resolver.fieldName);
    const field = resolvedField(schema, key, resolver);
    checkDataSources(parts, key, resolver);
    if (resolvers.has(field)) {
      throw new ResolverRefused(key, 'only one resolver is allowed per field.');
    }
    resolvers.set(field, resolver);
  }
  return { ...parts, resolvers, isAuthorized: createFieldAuthorization(schema, parts.api) };
}

/** What a field's resolver is called, for example `Query.note`. */
export function resolverKey(typeName: string, fieldName: string): string {
  return `${typeName}.${fieldName}`;
}

/**
 * The data source of a name: one that was given, or the built-in one if the API declares it with type NONE.
 */
export function findDataSource(environment: ResolverEnvironment, name: string): DataSource | undefined {
  const given = environment.dataSources.get(name);
  if (given !== undefined) {
    return given;
  }
  return environment.api.dataSources.get(name)?.type === 'NONE' ? noneDataSource : undefined;
}

function resolvedField(
  schema: GraphQLSchema,
  key: string,
  { typeName, fieldName }: ResolverModel,
): GraphQLField<unknown, unknown> {
  const type = schema.getType(typeName);
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[fieldName] : undefined;
  if (field === undefined) {
    throw new ResolverRefused(key, 'the schema has no such field.');
  }
  return field;
}

function checkDataSources(environment: ResolverEnvironment, key: string, resolver: ResolverModel): void {
  if (resolver.kind === 'UNIT') {
    checkDataSource(environment, key, resolver.dataSourceName);
    return;
  }
  const { functionIds } = resolver;
  if (functionIds.length > MAX_PIPELINE_FUNCTIONS) {
    const reason = `it has ${functionIds.length} functions, at most ${MAX_PIPELINE_FUNCTIONS} are allowed.`;
    throw new ResolverRefused(key, reason);
  }
  for (const functionId of functionIds) {
    const model = environment.api.functions.get(functionId);
    if (model === undefined) {
      throw new ResolverRefused(key, `its function '${functionId}' does not exist.`);
    }
    checkDataSource(environment, key, model.dataSourceName);
  }
}

function checkDataSource(environment: ResolverEnvironment, key: string, name: string): void {
  if (findDataSource(environment, name) === undefined) {
    throw new ResolverRefused(key, `its data source '${name}' does not exist.`);
  }
}
