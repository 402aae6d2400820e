import { getNamedType, isAbstractType, isCompositeType, isInterfaceType, isObjectType } from 'graphql';
import type { FieldNode, GraphQLCompositeType, GraphQLOutputType } from 'graphql';

import type { Json } from '../runtime/model.ts';
import { bareRecord } from './bare-record.ts';
import { propertyOf } from './complete-value.ts';
import { collectFields, selectionSetsOf } from './selection.ts';
import type { SelectionContext } from './selection.ts';

/** The object type of a result that tells it, else the declared type. */
function typeOfResult(
  context: SelectionContext,
  type: GraphQLCompositeType,
  result: Json,
): GraphQLCompositeType {
  const name = isAbstractType(type) ? propertyOf(result, '__typename') : null;
  const named = typeof name === 'string' ? context.schema.getType(name) : undefined;
  return isObjectType(named) ? named : type;
}

/**
 * What subscribers are told of a mutation's result: its selected fields by their own names.
 *
 * A field that the mutation selected under an alias is left out, as if it had not been selected: AppSync does not map
 * aliases back, so subscribers get null for it (aws-appsync-community 160). That an alias which is another field's name
 * could stand in for that field is not established; here it cannot, or else a caller could address events to others.
 */
export function publishedPayload(
  context: SelectionContext,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  result: Json,
): Json {
  const namedType = getNamedType(type);
  if (!isCompositeType(namedType) || typeof result !== 'object' || result === null) return result;
  if (Array.isArray(result)) return result.map((item: Json) => publishedPayload(context, type, nodes, item));
  const actualType = typeOfResult(context, namedType, result);
  const fields = isObjectType(actualType) || isInterfaceType(actualType) ? actualType.getFields() : {};
  const payload = bareRecord<Json>();
  for (const [key, children] of collectFields(context, actualType, selectionSetsOf(nodes))) {
    if (children[0]?.name.value !== key || !Object.hasOwn(result, key)) continue;
    const value = propertyOf(result, key);
    const field = fields[key];
    payload[key] = field === undefined ? value : publishedPayload(context, field.type, children, value);
  }
  return payload;
}
