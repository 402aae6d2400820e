import { RequestShape } from '../request-shape.ts';
import type { DataSource } from './data-source.ts';

/**
 * The data source of type NONE: the optional `payload` of the request becomes the result. A request that is
 * not an object, or has members besides `payload` and `version`, rejects with `InvalidDataSourceRequest`.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/resolver-reference-none-js.html
 */
export const noneDataSource: DataSource = {
  // Async, so that a refused request rejects.
  async execute(request) {
    const shape = new RequestShape(request, '$', ['version', 'payload']);
    return Promise.resolve({ result: shape.get('payload') ?? null });
  },
};
