/**
 * An AppSync schema as a `GraphQLSchema` of graphql-js, with AppSync's scalars and directives.
 *
 * @example Give a tool the introspection of an API that refuses it
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { introspectionFromSchema } from 'graphql';
 * import { buildSchema } from 'appsync-local-stack/schema';
 *
 * const introspection = introspectionFromSchema(buildSchema(readFileSync('schema.graphql', 'utf8')));
 * ```
 *
 * @module
 */
export { buildSchema } from './build-schema.ts';
