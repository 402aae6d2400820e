import { runtime, util } from '@aws-appsync/utils';
import type { Context, DynamoDBQueryRequest } from '@aws-appsync/utils';
import type { ErasableItem } from '../shared/erasure.ts';
import { raiseIfFailed } from '../shared/errors.ts';
import type { ErasureStash } from '../shared/stash.ts';

interface ItemPage {
  items: ErasableItem[];
}

/**
 * Step: the first items of the caller's partition, whatever they are, as many as one transaction can erase,
 * strongly consistent. Of each it reads what `eraseItems` goes by. Does nothing once nothing is left.
 */
export function request(ctx: Context<object, ErasureStash>): DynamoDBQueryRequest {
  const { userId, more } = ctx.stash;
  if (more === false) {
    runtime.earlyReturn({});
  }
  const attributes = [
    'sk',
    'version',
    'createdAt',
    'deletedAt',
    'revision',
    'kind',
    'date',
    'amountMinor',
    'currency',
    'category',
    'subcategory',
    'paymentMethod',
  ];
  const expressionNames: Record<string, string> = {};
  for (const attribute of attributes) {
    expressionNames[`#${attribute}`] = attribute;
  }
  return {
    operation: 'Query',
    query: {
      expression: 'userId = :userId',
      expressionValues: util.dynamodb.toMapValues({ ':userId': userId }),
    },
    projection: { expression: attributes.map((attribute) => `#${attribute}`).join(', '), expressionNames },
    consistentRead: true,
    limit: 100,
  };
}

export function response(ctx: Context<object, ErasureStash, object, object, ItemPage>): ItemPage {
  raiseIfFailed(ctx.error);
  const { items } = ctx.result;
  ctx.stash.more = items.length > 0;
  return { items };
}
