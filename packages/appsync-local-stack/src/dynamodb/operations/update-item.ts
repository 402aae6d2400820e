import { RequestShape } from '../../request-shape.ts';
import { toAttributes, toJsonOrNull } from '../attribute-value.ts';
import { readCondition, withCondition } from '../condition.ts';
import { mergePlaceholders, readExpression } from '../expression.ts';
import type { Operation } from '../operation.ts';

/**
 * `UpdateItem`: the whole item after the update.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-updateitem.html
 */
export const updateItem: Operation = async (request, context) => {
  const shape = new RequestShape(request, '$', ['version', 'operation', 'key', 'update', 'condition']);
  const key = toAttributes(shape.get('key'), '$[key]');
  const update = readExpression(shape.get('update'), '$[update]');
  const condition = readCondition(shape);
  const { client, tableName } = context;
  const input = {
    TableName: tableName,
    Key: key,
    UpdateExpression: update.expression,
    ConditionExpression: condition?.expression,
    ...mergePlaceholders([update, condition]),
    ReturnValues: 'ALL_NEW' as const,
  };

  return withCondition(condition, { key, intent: { kind: 'UpdateItem' }, context }, async () => {
    const output = await context.send({
      operation: 'UpdateItem',
      actions: [{ action: 'dynamodb:UpdateItem', resource: context.arn(tableName) }],
      run: (capacity) => client.send('UpdateItem', { ...input, ReturnConsumedCapacity: capacity }),
      itemsReturned: ({ Attributes }) => (Attributes !== undefined ? 1 : 0),
    });
    return { result: toJsonOrNull(output.Attributes) };
  });
};
