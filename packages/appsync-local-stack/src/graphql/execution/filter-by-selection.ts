import { getNamedType, isCompositeType } from 'graphql';
import type { GraphQLOutputType } from 'graphql';
import type { Json } from '../../runtime/model.ts';
import { bareRecord } from '../bare-record.ts';
import { collectFields, fieldOf, selectionSetsOf } from '../document/selection.ts';
import type { FieldNodes, SelectionContext } from '../document/selection.ts';
import { propertyOf } from './property.ts';

/**
 * The `data` of an error as AppSync shows it: of an object, only the fields that the selection set names.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/built-in-util-js.html
 */
export function filterBySelection(
  context: SelectionContext,
  type: GraphQLOutputType,
  nodes: FieldNodes,
  data: Json,
): Json {
  const namedType = getNamedType(type);
  if (!isCompositeType(namedType) || typeof data !== 'object' || data === null) {
    return data;
  }
  if (Array.isArray(data)) {
    return data.map((item: Json) => filterBySelection(context, type, nodes, item));
  }
  const filtered = bareRecord<Json>();
  for (const [key, children] of collectFields(context, namedType, selectionSetsOf(nodes))) {
    const name = children[0].name.value;
    const field = fieldOf(namedType, name);
    if (field !== undefined && Object.hasOwn(data, name)) {
      filtered[key] = filterBySelection(context, field.type, children, propertyOf(data, name));
    }
  }
  return filtered;
}
