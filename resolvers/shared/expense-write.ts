import { util } from '@aws-appsync/utils';
import type { DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import type { ExpenseItem } from './expense.ts';
import { expenseKey } from './keys.ts';
import type { TransactItem } from './ledger.ts';

/** The condition of a write, as DynamoDB takes it. */
export interface AsReadCondition {
  expression: string;
  expressionValues: ReturnType<typeof util.dynamodb.toMapValues>;
}

/**
 * The condition that an expense is still as it was read: the same one, at the same version, and deleted or
 * not. Versions count from 1 again when an erased expense is added anew, so the moment at which it was added
 * belongs to the condition.
 */
export function asRead({ version, createdAt, deletedAt }: ExpenseRead): AsReadCondition {
  const life = deletedAt ? 'attribute_exists(deletedAt)' : 'attribute_not_exists(deletedAt)';
  return {
    expression: `version = :readVersion AND createdAt = :readCreatedAt AND ${life}`,
    // Numbers from DynamoDB are of another kind until something is added.
    expressionValues: util.dynamodb.toMapValues({
      ':readVersion': version + 0,
      ':readCreatedAt': createdAt,
    }),
  };
}

/** What tells whether an expense is still as it was read. */
interface ExpenseRead {
  version: number;
  createdAt: string;
  deletedAt?: string | undefined;
}

/** The write of a transaction that changes an expense, on the condition that it is still as it was read. */
export function expenseWrite(
  table: string,
  userId: string,
  stored: ExpenseItem,
  update: DynamoDBUpdateItemRequest['update'],
): TransactItem {
  return {
    table,
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues(expenseKey(userId, stored.id)),
    update,
    condition: { ...asRead(stored), returnValuesOnConditionCheckFailure: false },
  };
}
