import { getNamedType, isCompositeType, isInterfaceType, isObjectType } from 'graphql';
import type { FieldNode, GraphQLOutputType } from 'graphql';

import type { Json } from '../../runtime/model.ts';
import { bareRecord } from '../bare-record.ts';
import { propertyOf } from './complete-value.ts';
import { collectFields, selectionSetsOf } from '../document/selection.ts';
import type { SelectionContext } from '../document/selection.ts';

/**
 * The `data` of an error as AppSync shows it: of an object only what the field's selection set names.
 *
 * Source: AppSync devguide, built-in-util-js (`util.error`).
 */
export function filterBySelection(
  context: SelectionContext,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  data: Json,
): Json {
  const namedType = getNamedType(type);
  if (!isCompositeType(namedType) || typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) {
    return data.map((item: Json) => filterBySelection(context, type, nodes, item));
  }
  const filtered = bareRecord<Json>();
  for (const [key, children] of collectFields(context, namedType, selectionSetsOf(nodes))) {
    const name = children[0]?.name.value ?? key;
    if (!Object.hasOwn(data, name)) continue;
    const fields = isObjectType(namedType) || isInterfaceType(namedType) ? namedType.getFields() : {};
    const field = fields[name];
    if (field !== undefined) {
      filtered[key] = filterBySelection(context, field.type, children, propertyOf(data, name));
    }
  }
  return filtered;
}
