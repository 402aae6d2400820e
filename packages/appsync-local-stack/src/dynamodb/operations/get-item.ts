import { RequestShape } from '../../request-shape.ts';
import { toAttributes, toJsonOrNull } from '../attribute-value.ts';
import { mergePlaceholders, readProjection } from '../expression.ts';
import type { Operation } from '../operation.ts';

/**
 * `GetItem`: the item, or null.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-getitem.html
 */
export const getItem: Operation = async (request, context) => {
  const shape = new RequestShape(request, '$', [
    'version',
    'operation',
    'key',
    'consistentRead',
    'projection',
  ]);
  const projection = readProjection(shape);
  const { client, tableName } = context;
  const input = {
    TableName: tableName,
    Key: toAttributes(shape.get('key'), '$[key]'),
    ConsistentRead: shape.boolean('consistentRead') ?? false,
    ProjectionExpression: projection?.expression,
    ExpressionAttributeNames: mergePlaceholders([projection]).ExpressionAttributeNames,
  };

  const output = await context.send({
    operation: 'GetItem',
    actions: [{ action: 'dynamodb:GetItem', resource: context.arn(tableName) }],
    run: (capacity) => client.send('GetItem', { ...input, ReturnConsumedCapacity: capacity }),
    itemsReturned: ({ Item }) => (Item !== undefined ? 1 : 0),
  });
  return { result: toJsonOrNull(output.Item) };
};
