import type { Json } from '../../runtime/model.ts';
import { bareRecord } from '../bare-record.ts';
import type { Operation } from '../document/operation.ts';
import { collectFields } from '../document/selection.ts';
import type { GraphqlResponse } from '../errors.ts';
import { executeFields } from './execute-fields.ts';
import { beginExecution } from './execution.ts';
import { responseOf } from './response.ts';

/**
 * Fits a published payload to the selection set of a subscription: the `data` and `errors` for one
 * subscriber. No resolver runs; fields that the payload lacks are null.
 *
 * @param payload the value of the subscription's only root field
 */
export async function completeSubscriptionPayload(
  operation: Operation,
  payload: Json,
): Promise<GraphqlResponse> {
  const rootType = operation.schema.getSubscriptionType();
  if (rootType === undefined || rootType === null) {
    throw new Error('The schema has no subscription type.');
  }
  const fields = collectFields(operation, rootType, [operation.definition.selectionSet]);
  const source = bareRecord<Json>();
  for (const [node] of fields.values()) {
    source[node.name.value] = payload;
  }
  const execution = beginExecution(operation);
  return responseOf(execution, await executeFields(execution, rootType, source, fields, []));
}
