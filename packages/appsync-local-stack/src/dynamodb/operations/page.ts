import type { RequestShape } from '../../request-shape.ts';
import type { Json } from '../../runtime/model.ts';
import { toJsonObject } from '../attribute-value.ts';
import type { SearchOutput } from '../dynamodb-api.ts';
import type { OperationContext } from '../operation.ts';

/** Reads `nextToken`, and turns an answer into AppSync's page. `query` is part of the token's scope. */
export function pageOf(shape: RequestShape, query: string, { tokens, origin }: OperationContext) {
  const scope = { ...origin, query };
  const token = shape.string('nextToken');
  return {
    startKey: token === undefined ? undefined : tokens.open(token, scope),
    result: (output: SearchOutput): Json => ({
      items: (output.Items ?? []).map(toJsonObject),
      nextToken: output.LastEvaluatedKey !== undefined ? tokens.seal(output.LastEvaluatedKey, scope) : null,
      scannedCount: output.ScannedCount ?? 0,
    }),
  };
}
