import { getArgumentValues, GraphQLError, OperationTypeNode } from 'graphql';
import type { GraphQLField, GraphQLObjectType } from 'graphql';
import type { Operation } from '../graphql/document/operation.ts';
import { collectFields } from '../graphql/document/selection.ts';
import type { FieldNodes } from '../graphql/document/selection.ts';
import type { Json } from '../runtime/model.ts';
import { StartRefused } from './start-refused.ts';

/** The only root field of a subscription. */
export interface SubscribedField {
  readonly parentType: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: FieldNodes;
}

/**
 * Finds the field that a subscription selects.
 *
 * @throws {StartRefused} when the operation is not a subscription, or selects no field
 */
export function findSubscribedField(operation: Operation): SubscribedField {
  const { definition, schema } = operation;
  const parentType = schema.getSubscriptionType() ?? undefined;
  if (definition.operation !== OperationTypeNode.SUBSCRIPTION || parentType === undefined) {
    const message = `${definition.operation} not supported through the realtime channel`;
    throw new StartRefused([{ errorType: 'UnsupportedOperation', message }]);
  }
  // Validation refuses a second field; `@skip` can leave none.
  const [nodes] = collectFields(operation, parentType, [definition.selectionSet]).values();
  const field = nodes === undefined ? undefined : parentType.getFields()[nodes[0].name.value];
  if (nodes === undefined || field === undefined) {
    const message = 'A subscription must select one field of the type Subscription.';
    throw new StartRefused([{ errorType: 'BadRequestException', message, errorCode: 400 }]);
  }
  return { parentType, field, nodes };
}

/**
 * The arguments of the field, by name.
 *
 * @throws {StartRefused} when a non-null argument is null
 */
export function readArguments(
  operation: Operation,
  { field, nodes }: SubscribedField,
): { readonly [name: string]: Json } {
  try {
    // Input scalars parse to JSON, all of them; so do the lists and objects made of them.
    return getArgumentValues(field, nodes[0], operation.variables) as { [name: string]: Json };
  } catch (error) {
    if (!(error instanceof GraphQLError)) {
      throw error;
    }
    throw new StartRefused([{ message: error.message }]);
  }
}
