import { runtime, util } from '@aws-appsync/utils';
import type { Context, DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { tableName } from '../shared/environment.ts';
import { notFound, writeOutcome } from '../shared/errors.ts';
import type { Cancellation } from '../shared/errors.ts';
import { listKeys, now } from '../shared/expense.ts';
import type { ExpenseItem } from '../shared/expense.ts';
import { changeKey, expenseKey } from '../shared/keys.ts';
import { ledgerChanges, ledgerUpdate } from '../shared/ledger.ts';
import type { ExpenseStash } from '../shared/stash.ts';

type UndeleteContext<TResult> = Context<object, ExpenseStash, object, object, TResult>;

/**
 * Step: puts the deleted expense that the step before has read back into the lists' indexes and into its
 * ledger, in one transaction, on the condition that its version is still the one read. Leaves a live
 * expense as it is. Does nothing once it is written. Ends with `NotFound` when there is none, or when its 30
 * days are over and DynamoDB may drop it any moment.
 */
export function request(ctx: UndeleteContext<undefined>): DynamoDBTransactWriteItemsRequest {
  const { userId, id, stored, outcome } = ctx.stash;
  if (outcome === 'written') {
    runtime.earlyReturn({}, { skipTo: 'END' });
  }
  if (outcome === 'refused') {
    runtime.earlyReturn({});
  }
  if (!stored) {
    notFound();
  }
  if (!stored.deletedAt) {
    ctx.stash.item = stored;
    ctx.stash.outcome = 'written';
    runtime.earlyReturn({}, { skipTo: 'END' });
  }
  if ((stored.expiresAt ?? 0) < util.time.nowEpochSeconds()) {
    notFound();
  }

  const updatedAt = now();
  const version = stored.version + 1;
  const keys = listKeys(stored);
  const item: ExpenseItem = { ...stored, version, updatedAt };
  delete item.deletedAt;
  delete item.expiresAt;
  ctx.stash.item = item;
  const table = tableName(ctx);
  // Without a payee there is no place among payees.
  const payeeSet = keys.payeeKey ? ' payeeKey = :payeeKey,' : '';
  const payeeValue = keys.payeeKey ? { ':payeeKey': keys.payeeKey } : {};
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      {
        table,
        operation: 'UpdateItem',
        key: util.dynamodb.toMapValues(expenseKey(userId, id)),
        update: {
          expression:
            'SET updatedAt = :updatedAt, changeKey = :changeKey, dateKey = :dateKey, categoryKey = :categoryKey,' +
            `${payeeSet} version = :version REMOVE deletedAt, expiresAt`,
          expressionValues: util.dynamodb.toMapValues({
            ':updatedAt': updatedAt,
            ':changeKey': changeKey(updatedAt, id),
            ':dateKey': keys.dateKey,
            ':categoryKey': keys.categoryKey,
            ...payeeValue,
            ':version': version,
          }),
        },
        condition: {
          expression: 'version = :readVersion AND attribute_exists(deletedAt)',
          expressionValues: util.dynamodb.toMapValues({ ':readVersion': stored.version + 0 }),
          returnValuesOnConditionCheckFailure: false,
        },
      },
      ...ledgerChanges([], [stored]).map((change) => ledgerUpdate(table, userId, change, null)),
    ],
  };
}

export function response(ctx: UndeleteContext<Cancellation | null>): null {
  ctx.stash.outcome = writeOutcome(ctx.error, ctx.result);
  return null;
}
