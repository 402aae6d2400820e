import type { Operation } from '../operation.ts';
import { writeBatch } from './batch-write.ts';

/**
 * `BatchPutItem`: `{ data: { <table>: [item or null] }, unprocessedItems: { <table>: [item] } }`.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-batch-put-item.html
 */
export const batchPutItem: Operation = async (request, context) => {
  const { data, unprocessed } = await writeBatch(
    request,
    {
      toWrite: (item) => ({ PutRequest: { Item: item } }),
      fromWrite: ({ PutRequest }) => PutRequest?.Item,
    },
    context,
  );
  return { result: { data, unprocessedItems: unprocessed } };
};
