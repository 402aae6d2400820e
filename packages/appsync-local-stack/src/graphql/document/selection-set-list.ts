import { getNamedType, isCompositeType, isInterfaceType, isObjectType } from 'graphql';
import type { FieldNode, GraphQLNamedType, GraphQLOutputType } from 'graphql';

import { collectFields, selectionSetsOf } from './selection.ts';
import type { SelectionContext } from './selection.ts';

/** Fragments that use each other twice over unfold to 2ⁿ fields; a handler could do nothing with so many. */
const MAX_SELECTED_FIELDS = 100_000;

/**
 * `ctx.info.selectionSetList`: every selected field below this one as a path with slashes, aliases in place of names,
 * e.g. `['items', 'items/id', 'nextToken']`. Of an interface or union only its own fields are listed.
 *
 * Source: AppSync devguide, resolver-context-reference-js.
 *
 * @throws {RangeError} when the selection set unfolds to more than 100,000 fields
 */
export function selectionSetList(
  context: SelectionContext,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
): string[] {
  const paths: string[] = [];
  const list = (namedType: GraphQLNamedType, fieldNodes: readonly FieldNode[], prefix: string): void => {
    if (!isCompositeType(namedType)) return;
    for (const [key, children] of collectFields(context, namedType, selectionSetsOf(fieldNodes))) {
      paths.push(`${prefix}${key}`);
      if (paths.length > MAX_SELECTED_FIELDS) {
        throw new RangeError(`The selection set unfolds to more than ${String(MAX_SELECTED_FIELDS)} fields.`);
      }
      const name = children[0]?.name.value;
      const fields = isObjectType(namedType) || isInterfaceType(namedType) ? namedType.getFields() : {};
      const field = name === undefined ? undefined : fields[name];
      if (field !== undefined) list(getNamedType(field.type), children, `${prefix}${key}/`);
    }
  };
  list(getNamedType(type), nodes, '');
  return paths;
}
