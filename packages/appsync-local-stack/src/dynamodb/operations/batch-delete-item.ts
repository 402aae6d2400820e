import type { Operation } from '../operation.ts';
import { writeBatch } from './batch-write.ts';

/**
 * `BatchDeleteItem`: `{ data: { <table>: [key or null] }, unprocessedKeys: { <table>: [key] } }`.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-batch-delete-item.html
 */
export const batchDeleteItem: Operation = async (request, context) => {
  const { data, unprocessed } = await writeBatch(
    request,
    {
      toWrite: (key) => ({ DeleteRequest: { Key: key } }),
      fromWrite: ({ DeleteRequest }) => DeleteRequest?.Key,
    },
    context,
  );
  return { result: { data, unprocessedKeys: unprocessed } };
};
