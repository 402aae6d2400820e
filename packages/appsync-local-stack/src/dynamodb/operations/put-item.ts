import { RequestShape } from '../../request-shape.ts';
import { toAttributes, toJsonObject } from '../attribute-value.ts';
import { readCondition, withCondition } from '../condition.ts';
import { mergePlaceholders } from '../expression.ts';
import type { Operation } from '../operation.ts';

/**
 * `PutItem`: the item as written, key and attributes.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-putitem.html
 */
export const putItem: Operation = async (request, context) => {
  const shape = new RequestShape(request, '$', [
    'version',
    'operation',
    'key',
    'attributeValues',
    'condition',
  ]);
  const key = toAttributes(shape.get('key'), '$[key]');
  const attributes = shape.has('attributeValues')
    ? toAttributes(shape.get('attributeValues'), '$[attributeValues]')
    : {};
  const item = { ...attributes, ...key };
  const condition = readCondition(shape);
  const { client, tableName } = context;
  const input = {
    TableName: tableName,
    Item: item,
    ConditionExpression: condition?.expression,
    ...mergePlaceholders([condition]),
  };

  return withCondition(condition, { key, intent: { kind: 'PutItem', item }, context }, async () => {
    await context.send({
      operation: 'PutItem',
      actions: [{ action: 'dynamodb:PutItem', resource: context.arn(tableName) }],
      run: (capacity) => client.send('PutItem', { ...input, ReturnConsumedCapacity: capacity }),
      itemsReturned: () => 0,
    });
    return { result: toJsonObject(item) };
  });
};
