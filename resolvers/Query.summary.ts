import { util } from '@aws-appsync/utils';
import type { Context, DynamoDBQueryRequest } from '@aws-appsync/utils';
import type { QuerySummaryArgs, Summary } from './generated/schema.ts';
import { callerId } from './shared/caller.ts';
import { summedRange } from './shared/date.ts';
import { invalid, raiseIfFailed } from './shared/errors.ts';
import { ledgerRange } from './shared/keys.ts';
import { ledgerLimit } from './shared/ledger-bounds.ts';
import { isWholeMonth } from './shared/ledger-sums.ts';
import type { StoredLedger } from './shared/ledger.ts';
import { ranked } from './shared/ranking.ts';
import { selects } from './shared/selection.ts';
import { shownCurrency } from './shared/shown-summary.ts';
import { slices } from './shared/slices.ts';
import { addLedger } from './shared/summary-sums.ts';
import type { CurrencySums } from './shared/summary-sums.ts';

interface LedgerPage {
  items: StoredLedger[];
  nextToken?: string | null;
}

/**
 * Ready totals of a period: one strongly consistent Query for its ledgers, one item a month, currency, side
 * and category, however many expenses there are. A month that the period cuts is added up from the days that
 * its ledgers hold. Ends with `ValidationError`, `Throttled` or `Internal`.
 */
export function request(ctx: Context<QuerySummaryArgs>): DynamoDBQueryRequest {
  const userId = callerId(ctx);
  const { first, last } = summedRange(ctx.args);
  const { low, high } = ledgerRange(first.slice(0, 7), last.slice(0, 7));
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

export function response(ctx: Context<QuerySummaryArgs, object, object, object, LedgerPage>): Summary {
  raiseIfFailed(ctx.error);
  const dates = summedRange(ctx.args);
  const { year, month, to } = ctx.args;
  const { items, nextToken } = ctx.result;
  if (nextToken) {
    tooMuch(ctx.args);
  }
  const { first, last } = dates;
  const isOfWholeMonths = isWholeMonth(first.slice(0, 7), dates) && isWholeMonth(last.slice(0, 7), dates);
  const wanted = {
    categories: selects(ctx, 'categories') || selects(ctx, 'incomeCategories'),
    months: selects(ctx, 'months'),
    days: selects(ctx, 'days'),
    subcategories: isOfWholeMonths && selects(ctx, 'subcategories'),
    paymentMethods: isOfWholeMonths && selects(ctx, 'paymentMethods'),
  };
  const sums: Record<string, CurrencySums> = {};
  for (const slice of slices(items)) {
    for (const ledger of slice) {
      addLedger(sums, ledger, dates, wanted);
    }
  }
  const currencies = Object.values(sums).map((one) => ({
    name: one.currency,
    rank: one.expenseCount + one.refundCount + one.incomeCount,
    summary: shownCurrency(one, isOfWholeMonths),
  }));
  return {
    from: first,
    to: last,
    year: to ? null : year,
    month: month ?? null,
    currencies: ranked(currencies).map(({ summary }) => summary),
  };
}

/** Ends the request: DynamoDB gives at most 1 MB of ledgers at once, some thousand. */
function tooMuch({ year, month }: QuerySummaryArgs): never {
  const hasMonth = month !== null && month !== undefined;
  const hasYear = year !== null && year !== undefined;
  const field = hasMonth ? 'month' : hasYear ? 'year' : 'to';
  invalid(
    field,
    hasMonth
      ? 'has more categories, subcategories and payment methods than one answer can sum up: merge some of them'
      : 'asks for more categories, subcategories and payment methods than one answer can sum up: ask for fewer months, or merge some of them',
  );
}
