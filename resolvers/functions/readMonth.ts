import { runtime, util } from '@aws-appsync/utils';
import type { Context, DynamoDBQueryRequest } from '@aws-appsync/utils';
import { invalid, raiseIfFailed } from '../shared/errors.ts';
import { budgetKey, budgetNameIn, ledgerNameIn, spentRange } from '../shared/keys.ts';
import { ledgerLimit } from '../shared/ledger-bounds.ts';
import { wholeNames } from '../shared/ledger-numbers.ts';
import { partOf } from '../shared/ledger-sums.ts';
import { numbersOf } from '../shared/ledger.ts';
import type { StoredLedger } from '../shared/ledger.ts';
import { selects } from '../shared/selection.ts';
import { slices } from '../shared/slices.ts';
import type { BudgetsStash, SpentByBudget } from '../shared/stash.ts';

interface LedgerPage {
  items: StoredLedger[];
  nextToken?: string | null;
}

/**
 * Step: what was spent in `stash.month` of each budget, by one strongly consistent Query for the ledgers of
 * the currencies that have budgets. Reads nothing where there is no budget, or when nobody asks what was
 * spent.
 */
export function request(ctx: Context<object, BudgetsStash>): DynamoDBQueryRequest {
  const { userId, month, budgets } = ctx.stash;
  const first = budgets[0];
  const last = budgets[budgets.length - 1];
  if (!first || !last || !(selects(ctx, 'spent') || selects(ctx, 'left'))) {
    runtime.earlyReturn({});
  }
  const { low, high } = spentRange(month, budgetNameIn(first.sk).currency, budgetNameIn(last.sk).currency);
  return {
    operation: 'Query',
    query: {
      expression: 'userId = :userId AND sk BETWEEN :low AND :high',
      expressionValues: util.dynamodb.toMapValues({ ':userId': userId, ':low': low, ':high': high }),
    },
    consistentRead: true,
    limit: ledgerLimit(),
  };
}

export function response(ctx: Context<object, BudgetsStash, object, object, LedgerPage>): SpentByBudget {
  raiseIfFailed(ctx.error);
  const { items, nextToken } = ctx.result;
  if (nextToken) {
    // DynamoDB gives at most 1 MB of ledgers at once, some thousand.
    invalid(
      'month',
      'has more categories, subcategories and payment methods than one answer can sum up: merge some of them',
    );
  }
  const spent: SpentByBudget = {};
  for (const slice of slices(items)) {
    for (const ledger of slice) {
      const { currency, side, category } = ledgerNameIn(ledger.sk);
      if (side === 'SPENT') {
        const { total } = partOf(numbersOf(ledger), wholeNames());
        addSpent(spent, budgetKey('', { currency, category }).sk, total);
        addSpent(spent, budgetKey('', { currency, category: '' }).sk, total);
      }
    }
  }
  return spent;
}

function addSpent(spent: SpentByBudget, sk: string, total: number): void {
  spent[sk] = (spent[sk] ?? 0) + total;
}
