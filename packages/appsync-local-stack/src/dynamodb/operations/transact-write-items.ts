import { randomUUID } from 'node:crypto';
import { InvalidDataSourceRequest, RequestShape, at, notFound } from '../../request-shape.ts';
import type { Path } from '../../request-shape.ts';
import type { Json } from '../../runtime/model.ts';
import { toAttributes, toJsonObject } from '../attribute-value.ts';
import type { Attributes, TransactWriteItem } from '../dynamodb-api.ts';
import { expressionOf, mergePlaceholders, readExpression } from '../expression.ts';
import type { Expression } from '../expression.ts';
import type { Operation } from '../operation.ts';
import { checkTransactionSize, withCancellation } from './transaction.ts';

/** One entry of `transactItems`, ready to be sent. */
interface TransactWrite {
  readonly table: string;
  readonly action: string;
  readonly key: Attributes;
  readonly item: TransactWriteItem;
}

/**
 * `TransactWriteItems`: `{ keys: [key], cancellationReasons: null }`, never the items.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-transact-write-items.html
 */
export const transactWriteItems: Operation = async (request, context) => {
  const shape = new RequestShape(request, '$', ['version', 'operation', 'transactItems']);
  const writes = shape.entries('transactItems').map(({ value, path }) => readWrite(value, path));
  checkTransactionSize(writes.length);

  return withCancellation('keys', async () => {
    await context.send({
      operation: 'TransactWriteItems',
      actions: writes.map(({ action, table }) => ({
        action,
        resource: context.arn(table),
        enclosingOperation: 'TransactWriteItems',
      })),
      run: (capacity) =>
        context.client.send('TransactWriteItems', {
          TransactItems: writes.map(({ item }) => item),
          ClientRequestToken: randomUUID(),
          ReturnConsumedCapacity: capacity,
        }),
      itemsReturned: () => 0,
    });
    return writes.map(({ key }) => toJsonObject(key));
  });
};

const COMMON_MEMBERS = ['table', 'operation', 'key', 'condition'];

function readWrite(value: Json, path: Path): TransactWrite {
  const operation = new RequestShape(value, path, [
    ...COMMON_MEMBERS,
    'attributeValues',
    'update',
  ]).requiredString('operation');
  switch (operation) {
    case 'PutItem':
      return readPut(new RequestShape(value, path, [...COMMON_MEMBERS, 'attributeValues']));
    case 'UpdateItem':
      return readUpdate(new RequestShape(value, path, [...COMMON_MEMBERS, 'update']));
    case 'DeleteItem':
      return readDelete(new RequestShape(value, path, COMMON_MEMBERS));
    case 'ConditionCheck':
      return readConditionCheck(new RequestShape(value, path, COMMON_MEMBERS));
    default:
      throw new InvalidDataSourceRequest(
        `Unsupported operation '${operation}' for field '${at(path, 'operation')}'. ` +
          'Use one of PutItem, UpdateItem, DeleteItem, ConditionCheck.',
      );
  }
}

function readPut(shape: RequestShape): TransactWrite {
  const { table, key } = readTarget(shape);
  const attributes = shape.has('attributeValues')
    ? toAttributes(shape.get('attributeValues'), at(shape.path, 'attributeValues'))
    : {};
  const { fields, condition } = readTransactCondition(shape);
  const Put = {
    TableName: table,
    Item: { ...attributes, ...key },
    ...fields,
    ...mergePlaceholders([condition]),
  };
  return { table, action: 'dynamodb:PutItem', key, item: { Put } };
}

function readUpdate(shape: RequestShape): TransactWrite {
  const { table, key } = readTarget(shape);
  const update = readExpression(shape.get('update'), at(shape.path, 'update'));
  const { fields, condition } = readTransactCondition(shape);
  const Update = {
    TableName: table,
    Key: key,
    UpdateExpression: update.expression,
    ...fields,
    ...mergePlaceholders([update, condition]),
  };
  return { table, action: 'dynamodb:UpdateItem', key, item: { Update } };
}

function readDelete(shape: RequestShape): TransactWrite {
  const { table, key } = readTarget(shape);
  const { fields, condition } = readTransactCondition(shape);
  const Delete = { TableName: table, Key: key, ...fields, ...mergePlaceholders([condition]) };
  return { table, action: 'dynamodb:DeleteItem', key, item: { Delete } };
}

function readConditionCheck(shape: RequestShape): TransactWrite {
  const { table, key } = readTarget(shape);
  const { fields, condition } = readTransactCondition(shape);
  if (condition === undefined) {
    throw notFound(at(shape.path, 'condition'));
  }
  const ConditionCheck = {
    TableName: table,
    Key: key,
    ...fields,
    ConditionExpression: condition.expression,
    ...mergePlaceholders([condition]),
  };
  return { table, action: 'dynamodb:ConditionCheckItem', key, item: { ConditionCheck } };
}

function readTarget(shape: RequestShape): { table: string; key: Attributes } {
  return { table: shape.requiredString('table'), key: toAttributes(shape.get('key'), at(shape.path, 'key')) };
}

/**
 * AppSync requests the stored item after a failed condition by default; DynamoDB does not.
 */
function readTransactCondition(shape: RequestShape) {
  if (!shape.has('condition')) {
    return { fields: {}, condition: undefined };
  }
  const inner = new RequestShape(shape.get('condition'), at(shape.path, 'condition'), [
    'expression',
    'expressionNames',
    'expressionValues',
    'returnValuesOnConditionCheckFailure',
  ]);
  const condition: Expression = expressionOf(inner);
  const returnsItem = inner.boolean('returnValuesOnConditionCheckFailure') ?? true;
  const returnValues: 'ALL_OLD' | 'NONE' = returnsItem ? 'ALL_OLD' : 'NONE';
  return {
    fields: {
      ConditionExpression: condition.expression,
      ReturnValuesOnConditionCheckFailure: returnValues,
    },
    condition,
  };
}
