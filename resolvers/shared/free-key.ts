import { util } from '@aws-appsync/utils';
import type { ExpenseItem } from './expense.ts';
import { expenseKey } from './keys.ts';
import type { TransactItem } from './ledger.ts';

/**
 * An expense's key is free when nothing is stored under it, or an expense whose 30 days after its deletion
 * are over: it cannot be restored any more, and DynamoDB may take days to drop it.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
 */

/** The write of a transaction that puts an expense under its key, on the condition that the key is free. */
export function putWhereFree(table: string, userId: string, item: ExpenseItem): TransactItem {
  return {
    table,
    operation: 'PutItem',
    key: util.dynamodb.toMapValues(expenseKey(userId, item.id)),
    attributeValues: util.dynamodb.toMapValues({ ...item }),
    condition: {
      expression: 'attribute_not_exists(sk) OR (attribute_exists(deletedAt) AND expiresAt < :now)',
      expressionValues: util.dynamodb.toMapValues({ ':now': util.time.nowEpochSeconds() }),
      returnValuesOnConditionCheckFailure: false,
    },
  };
}

/** True when the key of a stored item counts as free. */
export function leavesKeyFree(stored: ExpenseItem): boolean {
  const now = util.time.nowEpochSeconds();
  return !!stored.deletedAt && (stored.expiresAt ?? now) + 0 < now;
}
