import { RequestShape } from '../../request-shape.ts';
import { expressionText, mergePlaceholders, readOptionalExpression, readProjection } from '../expression.ts';
import type { Operation } from '../operation.ts';
import { pageOf } from './page.ts';

/**
 * `Scan`: `{ items, nextToken, scannedCount }`.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-scan.html
 */
export const scan: Operation = async (request, context) => {
  const shape = new RequestShape(request, '$', [
    'version',
    'operation',
    'index',
    'filter',
    'limit',
    'nextToken',
    'consistentRead',
    'select',
    'segment',
    'totalSegments',
    'projection',
  ]);
  const filter = readOptionalExpression(shape, 'filter');
  const projection = readProjection(shape);
  const index = shape.string('index');
  const segment = shape.integer('segment');
  const totalSegments = shape.integer('totalSegments');
  const select = shape.oneOf('select', ['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES']);
  const { client, tableName } = context;
  const tokenOwner = ['Scan', tableName, index, expressionText(filter), segment, totalSegments];
  const page = pageOf(shape, JSON.stringify(tokenOwner), context);
  const input = {
    TableName: tableName,
    IndexName: index,
    FilterExpression: filter?.expression,
    ProjectionExpression: projection?.expression,
    ...mergePlaceholders([filter, projection]),
    Limit: shape.integer('limit'),
    ExclusiveStartKey: page.startKey,
    ConsistentRead: shape.boolean('consistentRead') ?? false,
    Select: select,
    Segment: segment,
    TotalSegments: totalSegments,
  };

  const output = await context.send({
    operation: 'Scan',
    actions: [{ action: 'dynamodb:Scan', resource: context.arn(tableName, index) }],
    run: (capacity) => client.send('Scan', { ...input, ReturnConsumedCapacity: capacity }),
    itemsReturned: ({ Items }) => Items?.length ?? 0,
    scannedCount: ({ ScannedCount }) => ScannedCount ?? 0,
  });
  return { result: page.result(output) };
};
