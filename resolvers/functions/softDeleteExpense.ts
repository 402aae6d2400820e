import { runtime, util } from '@aws-appsync/utils';
import type { Context, DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import type { MutationDeleteExpenseArgs } from '../generated/schema.ts';
import { tableName } from '../shared/environment.ts';
import { checkVersion, notFound, writeOutcome } from '../shared/errors.ts';
import type { Cancellation } from '../shared/errors.ts';
import { isLive, now } from '../shared/expense.ts';
import { changeKey, expenseKey } from '../shared/keys.ts';
import { ledgerChanges, ledgerUpdates } from '../shared/ledger.ts';
import type { ExpenseStash } from '../shared/stash.ts';

type DeleteContext<TResult> = Context<MutationDeleteExpenseArgs, ExpenseStash, object, object, TResult>;

/**
 * Step: takes the expense that `readExpense` has read out of the lists' indexes and out of its month's
 * ledger, in one transaction, and lets DynamoDB drop it after 30 days, on the condition that its version is
 * still the one read. Until it is dropped, the index `byChange` reports the deletion to other devices. Ends
 * the pipeline once it is written; does nothing after it was refused, until the expense is read again. Ends
 * with `NotFound`, or with `Conflict` when the version is not the expected one.
 */
export function request(ctx: DeleteContext<undefined>): DynamoDBTransactWriteItemsRequest {
  const { userId, id, stored, outcome } = ctx.stash;
  if (outcome === 'written') {
    runtime.earlyReturn({}, { skipTo: 'END' });
  }
  if (outcome === 'refused') {
    runtime.earlyReturn({});
  }
  if (!isLive(stored)) {
    notFound();
  }
  checkVersion(stored.version, ctx.args.expectedVersion);

  const deletedAt = now();
  const version = stored.version + 1;
  ctx.stash.item = { ...stored, version, deletedAt, updatedAt: deletedAt };
  const table = tableName(ctx);
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      {
        table,
        operation: 'UpdateItem',
        key: util.dynamodb.toMapValues(expenseKey(userId, id)),
        update: {
          expression:
            'SET deletedAt = :deletedAt, updatedAt = :deletedAt, expiresAt = :expiresAt, changeKey = :changeKey,' +
            ' version = :version REMOVE dateKey, categoryKey',
          expressionValues: util.dynamodb.toMapValues({
            ':deletedAt': deletedAt,
            ':expiresAt': util.time.nowEpochSeconds() + 30 * 24 * 60 * 60,
            ':changeKey': changeKey(deletedAt, id),
            ':version': version,
          }),
        },
        condition: {
          expression: 'version = :readVersion AND attribute_not_exists(deletedAt)',
          expressionValues: util.dynamodb.toMapValues({ ':readVersion': stored.version + 0 }),
          returnValuesOnConditionCheckFailure: false,
        },
      },
      ...ledgerUpdates(table, userId, ledgerChanges([stored], [])),
    ],
  };
}

export function response(ctx: DeleteContext<Cancellation | null>): null {
  ctx.stash.outcome = writeOutcome(ctx.error, ctx.result);
  return null;
}
