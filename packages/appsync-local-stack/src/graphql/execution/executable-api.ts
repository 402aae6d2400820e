import type { GraphQLSchema } from 'graphql';
import { createOperationPreparer } from '../document/operation.ts';
import type { OperationRequest, PreparedOperation } from '../document/operation.ts';
import { buildSchema } from '../schema/build-schema.ts';
import { createExecutionEnvironment } from './environment.ts';
import type { ExecutionEnvironment, ResolverEnvironment } from './environment.ts';

/** An API that was checked and can run: what its HTTP and its realtime endpoint have in common. */
export interface ExecutableApi {
  readonly schema: GraphQLSchema;
  readonly environment: ExecutionEnvironment;
  /** Parses, validates and coerces; throws `DocumentMalformed` for what is not a GraphQL document. */
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
