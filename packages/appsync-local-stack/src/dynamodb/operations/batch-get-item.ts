import { RequestShape, mapEntries } from '../../request-shape.ts';
import { attributesText, toAttributes, toJsonObject } from '../attribute-value.ts';
import { DataSourceFailure, dynamoDbError } from '../data-source-failure.ts';
import type { Attributes } from '../dynamodb-api.ts';
import { mergePlaceholders, readProjection } from '../expression.ts';
import type { Expression } from '../expression.ts';
import type { Operation } from '../operation.ts';
import { attributesBeside, withAttributes } from './projected-key.ts';

/** Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const KEY_LIMIT = 100;

interface TableRequest {
  readonly keys: readonly Attributes[];
  readonly consistentRead: boolean;
  readonly projection: Expression | undefined;
}

/**
 * `BatchGetItem`: `{ data: { <table>: [item or null] }, unprocessedKeys: { <table>: [key] } }`, the items in
 * the order of the keys.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-batch-get-item.html
 */
export const batchGetItem: Operation = async (request, context) => {
  const shape = new RequestShape(request, '$', ['version', 'operation', 'tables']);
  const tables = mapEntries(shape.get('tables'), '$[tables]').map(({ name, value, path }) => ({
    name,
    request: readTable(new RequestShape(value, path, ['keys', 'consistentRead', 'projection'])),
  }));
  if (tables.reduce((count, table) => count + table.request.keys.length, 0) > KEY_LIMIT) {
    throw new DataSourceFailure(
      dynamoDbError('ValidationException', 'Too many items requested for the BatchGetItem call'),
    );
  }

  const output = await context.send({
    operation: 'BatchGetItem',
    actions: tables.map(({ name }) => ({ action: 'dynamodb:BatchGetItem', resource: context.arn(name) })),
    run: (capacity) =>
      context.client.send('BatchGetItem', {
        RequestItems: Object.fromEntries(tables.map((table) => [table.name, sdkRequest(table.request)])),
        ReturnConsumedCapacity: capacity,
      }),
    itemsReturned: ({ Responses }) => Object.values(Responses ?? {}).flat().length,
  });
  const answered = tables.map((table) => ({ ...table, found: output.Responses?.[table.name] ?? [] }));
  return {
    result: {
      data: Object.fromEntries(answered.map(({ name, request, found }) => [name, inOrder(request, found)])),
      unprocessedKeys: Object.fromEntries(
        tables.map(({ name }) => [name, (output.UnprocessedKeys?.[name]?.Keys ?? []).map(toJsonObject)]),
      ),
    },
  };
};

function readTable(shape: RequestShape): TableRequest {
  return {
    keys: shape.entries('keys').map(({ value, path }) => toAttributes(value, path)),
    consistentRead: shape.boolean('consistentRead') ?? false,
    projection: readProjection(shape),
  };
}

/** DynamoDB answers in any order, so the key attributes are read too, to match items to keys. */
function sdkRequest({ keys, consistentRead, projection }: TableRequest) {
  const complete = projection === undefined ? undefined : withAttributes(projection, keyNames(keys));
  return {
    Keys: [...keys],
    ConsistentRead: consistentRead,
    ProjectionExpression: complete?.expression,
    ExpressionAttributeNames: mergePlaceholders([complete]).ExpressionAttributeNames,
  };
}

function inOrder({ keys, projection }: TableRequest, found: readonly Attributes[]) {
  const names = keyNames(keys);
  const unasked = projection !== undefined ? attributesBeside(projection, names) : [];
  const byKey = new Map(found.map((item) => [attributesText(only(item, names)), item]));
  return keys.map((key) => {
    const item = byKey.get(attributesText(key));
    if (item === undefined) {
      return null;
    }
    return toJsonObject(Object.fromEntries(Object.entries(item).filter(([name]) => !unasked.includes(name))));
  });
}

function keyNames(keys: readonly Attributes[]): string[] {
  return Object.keys(keys[0] ?? {});
}

function only(item: Attributes, names: readonly string[]): Attributes {
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
}
