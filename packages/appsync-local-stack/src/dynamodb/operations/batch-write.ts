import { RequestShape, listEntries, mapEntries } from '../../request-shape.ts';
import type { Json } from '../../runtime/model.ts';
import { attributesText, toAttributes, toJsonObject } from '../attribute-value.ts';
import { DataSourceFailure, dynamoDbError } from '../data-source-failure.ts';
import type { Attributes, WriteRequest } from '../dynamodb-api.ts';
import type { OperationContext } from '../operation.ts';

/** Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const WRITE_LIMIT = 25;

/** How a batch of one kind is written, and matched to the entries that DynamoDB left unprocessed. */
export interface BatchKind {
  readonly toWrite: (attributes: Attributes) => WriteRequest;
  readonly fromWrite: (write: WriteRequest) => Attributes | undefined;
}

/** Both halves of the answer, by table: null in `data` where DynamoDB left an entry unprocessed. */
export interface BatchOutcome {
  readonly data: { readonly [table: string]: Json };
  readonly unprocessed: { readonly [table: string]: Json };
}

/** Sends `tables: { <table>: [item or key] }` as one BatchWriteItem of at most 25 entries. */
export async function writeBatch(
  request: Json,
  kind: BatchKind,
  context: OperationContext,
): Promise<BatchOutcome> {
  const shape = new RequestShape(request, '$', ['version', 'operation', 'tables']);
  const tables = mapEntries(shape.get('tables'), '$[tables]').map(({ name, value, path }) => ({
    name,
    entries: listEntries(value, path).map((entry) => toAttributes(entry.value, entry.path)),
  }));
  if (tables.reduce((count, { entries }) => count + entries.length, 0) > WRITE_LIMIT) {
    throw new DataSourceFailure(
      dynamoDbError('ValidationException', 'Too many items requested for the BatchWriteItem call'),
    );
  }

  const output = await context.send({
    operation: 'BatchWriteItem',
    actions: tables.map(({ name }) => ({ action: 'dynamodb:BatchWriteItem', resource: context.arn(name) })),
    run: (capacity) =>
      context.client.send('BatchWriteItem', {
        RequestItems: Object.fromEntries(
          tables.map(({ name, entries }) => [name, entries.map(kind.toWrite)]),
        ),
        ReturnConsumedCapacity: capacity,
      }),
    itemsReturned: () => 0,
  });
  const answered = tables.map(({ name, entries }) => {
    const undone = (output.UnprocessedItems?.[name] ?? [])
      .map(kind.fromWrite)
      .filter((each) => each !== undefined);
    const undoneTexts = new Set(undone.map(attributesText));
    return {
      name,
      data: entries.map((entry) => (undoneTexts.has(attributesText(entry)) ? null : toJsonObject(entry))),
      undone: undone.map(toJsonObject),
    };
  });
  return {
    data: Object.fromEntries(answered.map(({ name, data }) => [name, data])),
    unprocessed: Object.fromEntries(answered.map(({ name, undone }) => [name, undone])),
  };
}
