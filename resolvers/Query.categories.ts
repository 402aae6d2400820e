import { util } from '@aws-appsync/utils';
import type { Context, DynamoDBQueryRequest } from '@aws-appsync/utils';
import type { CategoryUse } from './generated/schema.ts';
import { callerId } from './shared/caller.ts';
import { raiseIfFailed } from './shared/errors.ts';
import { ledgerNameIn, ledgerRange } from './shared/keys.ts';
import { wholeNames } from './shared/ledger-numbers.ts';
import { partOf } from './shared/ledger-sums.ts';
import { numbersOf } from './shared/ledger.ts';
import type { StoredLedger } from './shared/ledger.ts';
import { ranked } from './shared/ranking.ts';

/**
 * The caller's categories: one strongly consistent Query for the newest 200 ledgers, so its cost is bounded.
 * Ends with `Throttled` or `Internal`.
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
    limit: 200,
  };
}

export function response(
  ctx: Context<object, object, object, object, { items: StoredLedger[] }>,
): CategoryUse[] {
  raiseIfFailed(ctx.error);
  const uses: Record<string, CategoryUse> = {};
  for (const ledger of ctx.result.items) {
    const { month, side, category } = ledgerNameIn(ledger.sk);
    const name = `${category}#${side}`;
    // The newest month comes first.
    const use = uses[name] ?? { category, side, count: 0, lastMonth: month };
    uses[name] = use;
    use.count = use.count + partOf(numbersOf(ledger), wholeNames()).count;
  }
  const inUse = Object.entries(uses).filter(([, use]) => use.count > 0);
  return ranked(inUse.map(([name, use]) => ({ name, rank: use.count, use }))).map(({ use }) => use);
}
