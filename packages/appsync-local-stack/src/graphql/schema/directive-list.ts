import { getDirectiveValues } from 'graphql';
import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';

/** A field or type that can have AppSync's directives. */
export type Directed = Pick<GraphQLObjectType | GraphQLField<unknown, unknown>, 'astNode'>;

/**
 * A list that a directive has as its argument, e.g. the `mutations` of `@aws_subscribe`.
 *
 * @returns undefined when the field or type lacks the directive or its argument
 */
export function directiveList(
  schema: GraphQLSchema,
  { astNode }: Directed,
  directiveName: string,
  argumentName: string,
): readonly unknown[] | undefined {
  if (astNode === undefined || astNode === null || astNode.directives?.length === 0) {
    return undefined;
  }
  const directive = schema.getDirective(directiveName) ?? undefined;
  if (directive === undefined) {
    return undefined;
  }
  const list = getDirectiveValues(directive, astNode)?.[argumentName];
  return Array.isArray(list) ? list : undefined;
}
