import { RequestShape, at } from '../../request-shape.ts';
import { toAttributes, toJsonObject } from '../attribute-value.ts';
import type { Attributes } from '../dynamodb-api.ts';
import { mergePlaceholders, readProjection } from '../expression.ts';
import type { Expression } from '../expression.ts';
import type { Operation } from '../operation.ts';
import { attributesBeside } from './projected-key.ts';
import { checkTransactionSize, withCancellation } from './transaction.ts';

/**
 * `TransactGetItems`: `{ items: [item or null], cancellationReasons: null }`.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-transact-get-items.html
 */
export const transactGetItems: Operation = async (request, context) => {
  const shape = new RequestShape(request, '$', ['version', 'operation', 'transactItems']);
  const gets = shape.entries('transactItems').map(({ value, path }) => {
    const item = new RequestShape(value, path, ['table', 'key', 'projection']);
    const projection = readProjection(item);
    return {
      table: item.requiredString('table'),
      key: toAttributes(item.get('key'), at(path, 'key')),
      projection,
    };
  });
  checkTransactionSize(gets.length);

  return withCancellation('items', async () => {
    const output = await context.send({
      operation: 'TransactGetItems',
      actions: gets.map((get) => ({
        action: 'dynamodb:GetItem',
        resource: context.arn(get.table),
        enclosingOperation: 'TransactGetItems',
      })),
      run: (capacity) =>
        context.client.send('TransactGetItems', {
          TransactItems: gets.map(({ table, key, projection }) => ({
            Get: {
              TableName: table,
              Key: key,
              ProjectionExpression: projection?.expression,
              ExpressionAttributeNames: mergePlaceholders([projection]).ExpressionAttributeNames,
            },
          })),
          ReturnConsumedCapacity: capacity,
        }),
      itemsReturned: ({ Responses }) => (Responses ?? []).filter(({ Item }) => Item !== undefined).length,
    });
    return gets.map(({ key, projection }, index) => {
      const item = output.Responses?.[index]?.Item;
      return item === undefined ? null : toJsonObject(projected(item, key, projection));
    });
  });
};

/** Dynoxide 1.2 adds the key attributes to a transaction's projection, which DynamoDB does not. */
function projected(item: Attributes, key: Attributes, projection: Expression | undefined): Attributes {
  const unasked = projection !== undefined ? attributesBeside(projection, Object.keys(key)) : [];
  return Object.fromEntries(Object.entries(item).filter(([name]) => !unasked.includes(name)));
}
