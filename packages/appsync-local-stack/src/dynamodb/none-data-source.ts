import type { DataSourceAnswer, Json } from '../runtime/model.ts';
import { RequestShape } from './request-shape.ts';

/**
 * Executes a request to a data source of type NONE: the optional `payload` becomes the result
 * (DG/resolver-reference-none-js).
 *
 * @throws {InvalidDataSourceRequest} when the request is no object or has members besides `payload` and `version`
 */
export function executeNoneRequest(request: Json): DataSourceAnswer {
  const shape = new RequestShape(request, '$', ['version', 'payload']);
  return { result: shape.get('payload') ?? null };
}
