import { util } from '@aws-appsync/utils';
import type { DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { listKeys, now } from './expense.ts';
import type { ExpenseItem, LiveExpenseItem } from './expense.ts';
import { changeKey, deletedKey } from './keys.ts';

/**
 * The trash: deleted expenses, which DynamoDB drops after 30 days. Until then the index `byChange` can tell
 * other devices of the deletion.
 */

/** An expense that is in the trash. */
export type DeletedExpenseItem = ExpenseItem & { deletedAt: string; expiresAt: number };

/** A live expense as it is once it is deleted, at this moment. */
export function deletedItem(stored: LiveExpenseItem): DeletedExpenseItem {
  const deletedAt = now();
  const expiresAt = util.time.nowEpochSeconds() + 30 * 24 * 60 * 60;
  return { ...stored, version: stored.version + 1, deletedAt, expiresAt, updatedAt: deletedAt };
}

/** The update that takes an expense out of the lists and puts it into the trash. */
export function deletion({
  id,
  version,
  deletedAt,
  expiresAt,
}: DeletedExpenseItem): DynamoDBUpdateItemRequest['update'] {
  return {
    expression:
      'SET deletedAt = :deletedAt, updatedAt = :deletedAt, expiresAt = :expiresAt, changeKey = :changeKey,' +
      ' categoryKey = :categoryKey, version = :version REMOVE dateKey, payeeKey',
    expressionValues: util.dynamodb.toMapValues({
      ':deletedAt': deletedAt,
      ':expiresAt': expiresAt,
      ':changeKey': changeKey(deletedAt, id),
      ':categoryKey': deletedKey(deletedAt, id),
      ':version': version,
    }),
  };
}

/** True unless the 30 days of a deleted expense are over: then DynamoDB may drop it any moment. */
export function isRestorable(stored: ExpenseItem): boolean {
  return (stored.expiresAt ?? 0) + 0 >= util.time.nowEpochSeconds();
}

/** A deleted expense as it is once it is restored, at this moment. */
export function restoredItem(stored: ExpenseItem): ExpenseItem {
  const item: ExpenseItem = { ...stored, version: stored.version + 1, updatedAt: now() };
  delete item.deletedAt;
  delete item.expiresAt;
  return item;
}

/** The update that puts an expense back into the lists. */
export function restoration(item: ExpenseItem): DynamoDBUpdateItemRequest['update'] {
  const { id, version, updatedAt } = item;
  const keys = listKeys(item);
  // Without a payee there is no place among payees.
  const payeeSet = keys.payeeKey ? ' payeeKey = :payeeKey,' : '';
  const payeeValue = keys.payeeKey ? { ':payeeKey': keys.payeeKey } : {};
  return {
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
  };
}
