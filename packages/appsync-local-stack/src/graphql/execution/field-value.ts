import { SchemaMetaFieldDef, TypeMetaFieldDef } from 'graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Json } from '../../runtime/model.ts';
import { argumentValues } from './argument-values.ts';
import type { Execution, FieldSite } from './execution.ts';
import { findRefusal } from './field-refusal.ts';
import type { MaybePromise } from './maybe-promise.ts';
import { propertyOf } from './property.ts';
import { reportResolverError } from './resolver-error.ts';
import { runResolver } from './run-resolver.ts';

/**
 * The value of a field, before it is completed: its resolver's where it has one, else the parent's property
 * of the same name. Null after an error, which has been reported then.
 */
export function fieldValue(execution: Execution, site: FieldSite): MaybePromise<Json> {
  if (isIntrospection(site)) {
    return introspectionValue(execution, site);
  }
  const { resolvers } = execution;
  if (resolvers === undefined) {
    return propertyOf(site.source, site.field.name);
  }
  const resolver = resolvers.environment.resolvers.get(site.field);
  const refusal = findRefusal(resolvers, site, resolver);
  if (refusal !== undefined) {
    reportResolverError(execution, site, refusal);
    return null;
  }
  if (resolver === undefined) {
    return propertyOf(site.source, site.field.name);
  }
  const args = argumentValues(execution, site);
  return args === undefined ? null : runResolver(execution, resolvers, site, resolver, args);
}

/**
 * Whether a field is one of GraphQL's introspection: no other type may have a name that begins so
 * (specification, 3.4).
 */
function isIntrospection({ parentType, field }: FieldSite): boolean {
  return parentType.name.startsWith('__') || field === SchemaMetaFieldDef || field === TypeMetaFieldDef;
}

function introspectionValue(execution: Execution, site: FieldSite): Json {
  const args = argumentValues(execution, site);
  if (args === undefined) {
    return null;
  }
  // graphql-js's introspection fields look at the schema and nothing else; they give its own objects, which
  // only other introspection fields ever see, and at the leaves JSON.
  const info = { schema: execution.operation.schema } as GraphQLResolveInfo;
  const value: unknown = site.field.resolve?.(site.source, args, undefined, info);
  return (value ?? null) as Json;
}
