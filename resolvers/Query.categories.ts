import { util } from '@aws-appsync/utils';
import type { Context, DynamoDBQueryRequest } from '@aws-appsync/utils';
import type { CategoryUse } from './generated/schema.ts';
import { callerId } from './shared/caller.ts';
import { raiseIfFailed } from './shared/errors.ts';
import { ledgerRange } from './shared/keys.ts';
import { categoryParts, refuseTooLong } from './shared/ledger-reading.ts';
import type { LedgerQueryResult } from './shared/ledger-reading.ts';

/**
 * The caller's categories: one strongly consistent Query for the newest 24 month ledgers, so its cost is
 * bounded. Ends with `Throttled` or `Internal`.
 */
export function request(ctx: Context): DynamoDBQueryRequest {
  const userId = callerId(ctx);
  const { low, high } = ledgerRange('0000-00', '9999-99');
  return {
    operation: 'Query',
    query: {
      expression: 'userId = :userId AND sk BETWEEN :low AND :high',
      expressionValues: util.dynamodb.toMapValues({ ':userId': userId, ':low': low, ':high': high }),
    },
    consistentRead: true,
    scanIndexForward: false,
    limit: 24,
  };
}

export function response(ctx: Context<object, object, object, object, LedgerQueryResult>): CategoryUse[] {
  raiseIfFailed(ctx.error);
  const uses: CategoryUse[] = [];
  for (const ledger of ctx.result.items) {
    for (const { category, count } of categoryParts(ledger)) {
      const known = uses.find((other) => other.category === category);
      if (known) {
        known.count = known.count + count;
      } else {
        // The newest month comes first.
        uses.push({ category, count, lastMonth: ledger.month });
        refuseTooLong(uses.length);
      }
    }
  }
  const sorted: CategoryUse[] = [];
  for (const use of uses) {
    const place = sorted.findIndex(
      (other) => other.count < use.count || (other.count === use.count && other.category > use.category),
    );
    sorted.splice(place < 0 ? sorted.length : place, 0, use);
  }
  return sorted;
}
