import { OverlappingFieldsCanBeMergedRule, validate } from 'graphql';
import type { DocumentNode, GraphQLSchema, GraphQLError } from 'graphql';
import { violation } from './report.ts';
import type { QueryPaths } from './report.ts';

const CONFLICT = /^Fields "(\w+)" conflict because (.*)\. Use different aliases on the fields to fetch both/s;

/** `FieldsConflict` (graphql-java `OverlappingFieldsCanBeMerged`), found by graphql-js's rule. */
export function findFieldConflicts(
  schema: GraphQLSchema,
  document: DocumentNode,
  paths: QueryPaths,
): readonly GraphQLError[] {
  return validate(schema, document, [OverlappingFieldsCanBeMergedRule]).map((error) => {
    const [, key, reason] = CONFLICT.exec(error.message) ?? [];
    const [first, ...others] = error.nodes ?? [];
    if (key === undefined || reason === undefined || first === undefined) {
      return error;
    }
    return violation(paths, 'FieldsConflict', reasonInJava(key, reason), [first, ...others]);
  });
}

/**
 * graphql-java's message for a reason of graphql-js, such as `"a" and "b" are different fields`, by itself or
 * nested in `subfields "x" conflict because …`.
 */
function reasonInJava(key: string, reason: string): string {
  const nested = /^subfields "(\w+)" conflict because (.*)$/s.exec(reason);
  if (nested?.[1] !== undefined && nested[2] !== undefined) {
    return `${key}: (${reasonInJava(nested[1], nested[2])})`;
  }
  return `${key}: ${reason.replace('conflicting types', 'differing types').replaceAll('"', '')}`;
}
