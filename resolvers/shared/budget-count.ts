import { util } from '@aws-appsync/utils';
import { budgetCountKey } from './keys.ts';
import type { TransactItem } from './ledger.ts';

/**
 * The write of a transaction that counts a new budget (`by` 1) or one that is removed (-1). `ADD` makes what
 * is absent. `revision` is another one after every change, as in a ledger, for the check of stored data.
 */
export function budgetCounted(table: string, userId: string, by: number): TransactItem {
  return {
    table,
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues(budgetCountKey(userId)),
    update: {
      expression: 'SET revision = :revision ADD #c :by',
      expressionNames: { '#c': 'count' },
      expressionValues: util.dynamodb.toMapValues({ ':revision': util.autoId().slice(0, 8), ':by': by }),
    },
  };
}
