import type { GraphQLSchema } from 'graphql';

import type { Runtime } from '../../runtime/model.ts';
import type { ApiModel } from '../../template/model.ts';
import type { DataSource } from '../data-source.ts';
import type { ExecutionEnvironment } from './execute.ts';
import { createExecutionEnvironment } from './environment.ts';
import { createOperationPreparer } from '../document/operation.ts';
import type { OperationRequest, PreparedOperation } from '../document/operation.ts';
import { buildSchema } from '../schema/build-schema.ts';

/** What an API is executed with. */
export interface ExecutableApiParts {
  readonly api: ApiModel;
  readonly runtime: Runtime;
  /** By name. Data sources of type NONE may be left out. */
  readonly dataSources: ReadonlyMap<string, DataSource>;
}

/** An API that was checked and can run: what its HTTP and its realtime endpoint have in common. */
export interface ExecutableApi {
  readonly schema: GraphQLSchema;
  readonly environment: ExecutionEnvironment;
  /** Parses, validates and coerces; throws `DocumentMalformed` for what is no GraphQL document. */
  readonly prepare: (request: OperationRequest) => PreparedOperation;
}

/**
 * Builds an API's schema and checks that its resolvers fit it.
 *
 * @throws {SchemaRefused} or {ResolverRefused} for an API that AppSync would not deploy
 */
export function createExecutableApi(parts: ExecutableApiParts): ExecutableApi {
  const schema = buildSchema(parts.api.sdl);
  return {
    schema,
    environment: createExecutionEnvironment(schema, parts),
    prepare: createOperationPreparer(schema, { introspection: parts.api.introspection }),
  };
}
