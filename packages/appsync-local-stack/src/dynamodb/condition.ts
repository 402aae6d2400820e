import { InvalidDataSourceRequest, RequestShape, at, expected, listEntries } from '../request-shape.ts';
import type { DataSourceAnswer } from '../runtime/model.ts';
import { attributesText, toJsonOrNull } from './attribute-value.ts';
import { toDataSourceError } from './data-source-failure.ts';
import type { Attributes } from './dynamodb-api.ts';
import { isDynamoDbError } from './dynamodb-error.ts';
import { expressionOf } from './expression.ts';
import type { Expression } from './expression.ts';
import type { OperationContext } from './operation.ts';

/** The `condition` of a PutItem, UpdateItem or DeleteItem. */
export interface Condition extends Expression {
  /** Attributes that are ignored when a failed PutItem is compared with the stored item. */
  readonly equalsIgnore: readonly string[];
  /** How the stored item is read after a failure. */
  readonly consistentRead: boolean;
}

/**
 * Reads the optional `condition` of a request. The Lambda strategy `Custom` is not implemented: it is refused
 * by name.
 */
export function readCondition(request: RequestShape): Condition | undefined {
  if (!request.has('condition')) {
    return undefined;
  }
  const shape = new RequestShape(request.get('condition'), at(request.path, 'condition'), [
    'expression',
    'expressionNames',
    'expressionValues',
    'equalsIgnore',
    'consistentRead',
    'conditionalCheckFailedHandler',
  ]);
  refuseCustomHandler(shape);
  return {
    ...expressionOf(shape),
    equalsIgnore: readNames(shape, 'equalsIgnore'),
    consistentRead: shape.boolean('consistentRead') ?? true,
  };
}

/** What the conditional write would have stored, to compare with what is stored. */
export type Intent =
  | { readonly kind: 'PutItem'; readonly item: Attributes }
  | { readonly kind: 'DeleteItem' }
  | { readonly kind: 'UpdateItem' };

/**
 * Runs a conditional write and handles a failed condition as AppSync does.
 *
 * The stored item is read (which the role must allow). If a PutItem would have left just that item, or a
 * DeleteItem none, the write counts as done and the result is the stored item. Otherwise the error is
 * `DynamoDB:ConditionalCheckFailedException`, and there is no result: the guide promises the stored item, but
 * the live service has been seen without it, so no resolver may count on it.
 *
 * Sources: https://github.com/aws/aws-appsync-community/issues/343,
 * https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-condition-expressions.html
 */
export async function withCondition(
  condition: Condition | undefined,
  { key, intent, context }: { key: Attributes; intent: Intent; context: OperationContext },
  write: () => Promise<DataSourceAnswer>,
): Promise<DataSourceAnswer> {
  try {
    return await write();
  } catch (error) {
    if (!isDynamoDbError(error, 'ConditionalCheckFailedException')) {
      throw error;
    }
    const stored = await readStored(key, condition?.consistentRead ?? true, context);
    if (isAsWanted(intent, stored, condition?.equalsIgnore ?? [])) {
      return { result: toJsonOrNull(stored) };
    }
    return { result: null, error: toDataSourceError(error) };
  }
}

async function readStored(
  key: Attributes,
  consistentRead: boolean,
  context: OperationContext,
): Promise<Attributes | undefined> {
  const { client, tableName } = context;
  const output = await context.send({
    operation: 'GetItem',
    actions: [{ action: 'dynamodb:GetItem', resource: context.arn(tableName) }],
    run: (capacity) =>
      client.send('GetItem', {
        TableName: tableName,
        Key: key,
        ConsistentRead: consistentRead,
        ReturnConsumedCapacity: capacity,
      }),
    itemsReturned: ({ Item }) => (Item !== undefined ? 1 : 0),
  });
  return output.Item;
}

function isAsWanted(
  intent: Intent,
  stored: Attributes | undefined,
  equalsIgnore: readonly string[],
): boolean {
  if (intent.kind === 'DeleteItem') {
    return stored === undefined;
  }
  if (intent.kind === 'UpdateItem' || stored === undefined) {
    return false;
  }
  const counting = (item: Attributes): string =>
    attributesText(Object.fromEntries(Object.entries(item).filter(([name]) => !equalsIgnore.includes(name))));
  return counting(stored) === counting(intent.item);
}

function readNames(shape: RequestShape, name: string): string[] {
  if (!shape.has(name)) {
    return [];
  }
  return listEntries(shape.get(name), at(shape.path, name)).map(({ value, path }) => {
    if (typeof value !== 'string') {
      throw expected('string', path, value);
    }
    return value;
  });
}

function refuseCustomHandler(condition: RequestShape): void {
  const name = 'conditionalCheckFailedHandler';
  if (!condition.has(name)) {
    return;
  }
  const handler = new RequestShape(condition.get(name), at(condition.path, name), ['strategy', 'lambdaArn']);
  if (handler.oneOf('strategy', ['Reject', 'Custom']) === 'Custom') {
    throw new InvalidDataSourceRequest(
      `The strategy 'Custom' of '${handler.path}' calls a Lambda function and is not implemented here.`,
    );
  }
}
