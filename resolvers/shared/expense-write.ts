import { util } from '@aws-appsync/utils';
import type { DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import type { ExpenseItem } from './expense.ts';
import { expenseKey } from './keys.ts';
import type { TransactItem } from './ledger.ts';

/**
 * The write of a transaction that changes an expense, on the condition that it is still as it was read: at
 * the same version, and deleted or not.
 */
export function expenseWrite(
  table: string,
  userId: string,
  stored: ExpenseItem,
  update: DynamoDBUpdateItemRequest['update'],
): TransactItem {
  const isAsRead = stored.deletedAt ? 'attribute_exists(deletedAt)' : 'attribute_not_exists(deletedAt)';
  return {
    table,
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues(expenseKey(userId, stored.id)),
    update,
    condition: {
      expression: `version = :readVersion AND ${isAsRead}`,
      // Numbers from DynamoDB are of another kind until something is added.
      expressionValues: util.dynamodb.toMapValues({ ':readVersion': stored.version + 0 }),
      returnValuesOnConditionCheckFailure: false,
    },
  };
}
