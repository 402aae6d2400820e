import { RequestShape } from '../../request-shape.ts';
import { toAttributes, toJsonOrNull } from '../attribute-value.ts';
import { readCondition, withCondition } from '../condition.ts';
import { mergePlaceholders } from '../expression.ts';
import type { Operation } from '../operation.ts';

/**
 * `DeleteItem`: the item that was deleted, or null.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-deleteitem.html
 */
export const deleteItem: Operation = async (request, context) => {
  const shape = new RequestShape(request, '$', ['version', 'operation', 'key', 'condition']);
  const key = toAttributes(shape.get('key'), '$[key]');
  const condition = readCondition(shape);
  const { client, tableName } = context;
  const input = {
    TableName: tableName,
    Key: key,
    ConditionExpression: condition?.expression,
    ...mergePlaceholders([condition]),
    ReturnValues: 'ALL_OLD' as const,
  };

  return withCondition(condition, { key, intent: { kind: 'DeleteItem' }, context }, async () => {
    const output = await context.send({
      operation: 'DeleteItem',
      actions: [{ action: 'dynamodb:DeleteItem', resource: context.arn(tableName) }],
      run: (capacity) => client.send('DeleteItem', { ...input, ReturnConsumedCapacity: capacity }),
      itemsReturned: ({ Attributes }) => (Attributes !== undefined ? 1 : 0),
    });
    return { result: toJsonOrNull(output.Attributes) };
  });
};
