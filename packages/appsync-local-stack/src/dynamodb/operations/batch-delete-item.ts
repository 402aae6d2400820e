import type { Operation } from '../operation.ts';
import { writeBatch } from './batch-write.ts';

/**
 * `BatchDeleteItem`: `{ data: { <table>: [key or null] }, unprocessedKeys: { <table>: [key] } }`
 * (DG/js-aws-appsync-resolver-reference-dynamodb-batch-delete-item).
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
