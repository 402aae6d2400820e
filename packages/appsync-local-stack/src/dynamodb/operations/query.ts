import { RequestShape } from '../../request-shape.ts';
import {
  expressionText,
  mergePlaceholders,
  readExpression,
  readOptionalExpression,
  readProjection,
} from '../expression.ts';
import type { Operation } from '../operation.ts';
import { pageOf } from './page.ts';

/**
 * `Query`: `{ items, nextToken, scannedCount }`.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-query.html
 */
export const query: Operation = async (request, context) => {
  const shape = new RequestShape(request, '$', [
    'version',
    'operation',
    'query',
    'index',
    'filter',
    'limit',
    'nextToken',
    'scanIndexForward',
    'consistentRead',
    'select',
    'projection',
  ]);
  const keyCondition = readExpression(shape.get('query'), '$[query]');
  const filter = readOptionalExpression(shape, 'filter');
  const projection = readProjection(shape);
  const index = shape.string('index');
  const isForward = shape.boolean('scanIndexForward') ?? true;
  const select = shape.oneOf('select', ['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES']);
  const { client, tableName } = context;
  const tokenOwner = [
    'Query',
    tableName,
    index,
    expressionText(keyCondition),
    expressionText(filter),
    isForward,
  ];
  const page = pageOf(shape, JSON.stringify(tokenOwner), context);
  const input = {
    TableName: tableName,
    IndexName: index,
    KeyConditionExpression: keyCondition.expression,
    FilterExpression: filter?.expression,
    ProjectionExpression: projection?.expression,
    ...mergePlaceholders([keyCondition, filter, projection]),
    Limit: shape.integer('limit'),
    ExclusiveStartKey: page.startKey,
    ScanIndexForward: isForward,
    ConsistentRead: shape.boolean('consistentRead') ?? false,
    Select: select,
  };

  const output = await context.send({
    operation: 'Query',
    actions: [{ action: 'dynamodb:Query', resource: context.arn(tableName, index) }],
    run: (capacity) => client.send('Query', { ...input, ReturnConsumedCapacity: capacity }),
    itemsReturned: ({ Items }) => Items?.length ?? 0,
    scannedCount: ({ ScannedCount }) => ScannedCount ?? 0,
  });
  return { result: page.result(output) };
};
