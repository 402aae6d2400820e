import { SchemaMetaFieldDef, TypeMetaFieldDef } from 'graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Json } from '../../runtime/model.ts';
import { argumentValues } from './argument-values.ts';
import type { Execution, FieldSite } from './execution.ts';
import { findRefusal } from './field-refusal.ts';
import type { MaybePromise } from './maybe-promise.ts';
import { propertyOf } from './property.ts';
import { reportFieldError } from './resolver-error.ts';
import { runResolver } from './run-resolver.ts';

/**
 * The value of a field, before it is completed: from its resolver if it has one, else from the parent's
 * property of the same name. Null after an error, which has been reported then.
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
    reportFieldError(execution, site, refusal);
    return null;
  }
  if (resolver === undefined) {
    return propertyOf(site.source, site.field.name);
  }
  const args = argumentValues(execution, site);
  return args === undefined ? null : runResolver(execution, resolvers, site, resolver, args);
}

/**
 * Whether a field belongs to GraphQL's introspection: no other name may begin in this way
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
  // graphql-js's introspection fields read the schema only. They give its objects, which only other
  // introspection fields see, and JSON at the leaves.
  const info = { schema: execution.operation.schema } as GraphQLResolveInfo;
  const value: unknown = site.field.resolve?.(site.source, args, undefined, info);
  return (value ?? null) as Json;
}
