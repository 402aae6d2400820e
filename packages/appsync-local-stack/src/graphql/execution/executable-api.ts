import type { GraphQLSchema } from 'graphql';
import { createOperationPreparer } from '../document/operation.ts';
import type { OperationRequest, PreparedOperation } from '../document/operation.ts';
import { buildSchema } from '../schema/build-schema.ts';
import { createExecutionEnvironment } from './environment.ts';
import type { ExecutionEnvironment, ResolverEnvironment } from './environment.ts';

/** A checked API that can run: what the HTTP and the realtime endpoint share. */
export interface ExecutableApi {
  readonly schema: GraphQLSchema;
  readonly environment: ExecutionEnvironment;
  /** Parses, validates and coerces; throws `DocumentMalformed` for a text that is not a GraphQL document. */
  readonly prepare: (request: OperationRequest) => PreparedOperation;
}

/**
 * Builds an API's schema and checks that its resolvers fit it.
 *
 * @throws {SchemaRefused} when AppSync would not deploy the schema
 * @throws {ResolverRefused} when a resolver does not fit it
 */
export function createExecutableApi(parts: ResolverEnvironment): ExecutableApi {
  const schema = buildSchema(parts.api.sdl);
  return {
    schema,
    environment: createExecutionEnvironment(schema, parts),
    prepare: createOperationPreparer(schema, { introspection: parts.api.introspection }),
  };
}
