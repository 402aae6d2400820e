import { runtime, util } from '@aws-appsync/utils';
import type { Context, DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { writeOutcome } from '../shared/errors.ts';
import type { Cancellation } from '../shared/errors.ts';
import { expenseKey } from '../shared/keys.ts';
import { ledgerChanges, ledgerUpdates } from '../shared/ledger.ts';
import type { TransactItem } from '../shared/ledger.ts';
import type { ImportStash } from '../shared/stash.ts';

type BatchContext<TResult> = Context<object, ImportStash, object, object, TResult>;

/**
 * Step: puts those of `stash.items` that are not stored yet and counts them in their months' ledgers, in one transaction, on
 * the condition that no key is taken. Does nothing once all are stored.
 */
export function request(ctx: BatchContext<undefined>): DynamoDBTransactWriteItemsRequest {
  const { userId, items, stored, outcome } = ctx.stash;
  const missing = items.filter((item) => !stored.some(({ id }) => id === item.id));
  if (outcome === 'written' || missing.length === 0) {
    runtime.earlyReturn({});
  }
  const table = ctx.env.TABLE_NAME ?? '';
  const puts: TransactItem[] = missing.map((item) => ({
    table,
    operation: 'PutItem',
    key: util.dynamodb.toMapValues(expenseKey(userId, item.id)),
    attributeValues: util.dynamodb.toMapValues({ ...item }),
    condition: { expression: 'attribute_not_exists(sk)', returnValuesOnConditionCheckFailure: false },
  }));
  return {
    operation: 'TransactWriteItems',
    transactItems: [...puts, ...ledgerUpdates(table, userId, ledgerChanges([], missing))],
  };
}

export function response(ctx: BatchContext<Cancellation | null>): null {
  ctx.stash.outcome = writeOutcome(ctx.error, ctx.result);
  return null;
}
