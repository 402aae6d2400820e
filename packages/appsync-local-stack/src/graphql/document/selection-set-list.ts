import { getNamedType, isCompositeType } from 'graphql';
import type { GraphQLOutputType } from 'graphql';
import { collectFields, fieldOf, selectionSetsOf } from './selection.ts';
import type { FieldNodes, SelectionContext } from './selection.ts';

/** Fragments that use each other twice expand to 2ⁿ fields, which no handler could use. */
const MAX_SELECTED_FIELDS = 100_000;

/**
 * `ctx.info.selectionSetList`: every selected field below this one as a path with slashes, aliases in place
 * of names, e.g. `['items', 'items/id', 'nextToken']`. Of an interface or union, what is selected on it
 * directly is listed.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html
 *
 * @throws {RangeError} when the selection set expands to more than 100,000 fields
 */
export function selectionSetList(
  context: SelectionContext,
  type: GraphQLOutputType,
  nodes: FieldNodes,
): string[] {
  const paths: string[] = [];
  addPaths(paths, context, type, nodes, '');
  return paths;
}

function addPaths(
  paths: string[],
  context: SelectionContext,
  type: GraphQLOutputType,
  nodes: FieldNodes,
  prefix: string,
): void {
  const namedType = getNamedType(type);
  if (!isCompositeType(namedType)) {
    return;
  }
  for (const [key, children] of collectFields(context, namedType, selectionSetsOf(nodes))) {
    paths.push(`${prefix}${key}`);
    if (paths.length > MAX_SELECTED_FIELDS) {
      throw new RangeError(`The selection set expands to more than ${MAX_SELECTED_FIELDS} fields.`);
    }
    const field = fieldOf(namedType, children[0].name.value);
    if (field !== undefined) {
      addPaths(paths, context, field.type, children, `${prefix}${key}/`);
    }
  }
}
