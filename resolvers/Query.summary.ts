import { util } from '@aws-appsync/utils';
import type { Context, DynamoDBQueryRequest } from '@aws-appsync/utils';
import type {
  CategorySummary,
  CurrencySummary,
  MonthSummary,
  QuerySummaryArgs,
  Summary,
} from './generated/schema.ts';
import { callerId } from './shared/caller.ts';
import { dateRange, monthOf } from './shared/date.ts';
import { raiseIfFailed } from './shared/errors.ts';
import { ledgerRange } from './shared/keys.ts';
import { categoryParts, refuseTooLong } from './shared/ledger-reading.ts';
import type { CategoryPart, LedgerItem, LedgerQueryResult } from './shared/ledger-reading.ts';
import { toMajor } from './shared/money.ts';

/** The sums of one currency so far. */
interface CurrencySums {
  currency: string;
  totalMinor: number;
  count: number;
  categories: CategoryPart[];
  months: MonthSummary[];
}

/**
 * Precomputed totals of a year or month: one strongly consistent Query for the month ledgers, one item a
 * month and currency, however many expenses there are. Ends with `ValidationError`, `Throttled` or
 * `Internal`.
 */
export function request(ctx: Context<QuerySummaryArgs>): DynamoDBQueryRequest {
  const userId = callerId(ctx);
  const { first, last } = dateRange({ year: ctx.args.year, month: ctx.args.month });
  const { low, high } = ledgerRange(first.slice(0, 7), last.slice(0, 7));
  return {
    operation: 'Query',
    query: {
      expression: 'userId = :userId AND sk BETWEEN :low AND :high',
      expressionValues: util.dynamodb.toMapValues({ ':userId': userId, ':low': low, ':high': high }),
    },
    consistentRead: true,
  };
}

export function response(ctx: Context<QuerySummaryArgs, object, object, object, LedgerQueryResult>): Summary {
  raiseIfFailed(ctx.error);
  const { year, month } = ctx.args;
  const { items, nextToken } = ctx.result;
  refuseTooLong(nextToken ? 1000 : items.length);
  const sums: CurrencySums[] = [];
  for (const ledger of items) {
    addLedger(sums, ledger);
  }
  const wholeYear = month === null || month === undefined;
  const currencies: CurrencySummary[] = [];
  for (const one of sums) {
    const place = currencies.findIndex((other) => other.count < one.count);
    currencies.splice(place < 0 ? currencies.length : place, 0, {
      currency: one.currency,
      total: toMajor(one.totalMinor, one.currency),
      count: one.count,
      categories: shares(one),
      months: wholeYear ? one.months : [],
    });
  }
  return { year, month: wholeYear ? null : month, currencies };
}

/**
 * Adds a month's ledger; they come in the order of the calendar. An empty one adds nothing.
 */
function addLedger(sums: CurrencySums[], ledger: LedgerItem): void {
  const { currency } = ledger;
  const totalMinor = ledger.total + 0;
  const count = ledger.count + 0;
  if (count === 0) {
    return;
  }
  let sum = sums.find((other) => other.currency === currency);
  if (!sum) {
    sum = { currency, totalMinor: 0, count: 0, categories: [], months: [] };
    sums.push(sum);
  }
  sum.totalMinor = sum.totalMinor + totalMinor;
  sum.count = sum.count + count;
  sum.months.push({ month: monthOf(ledger.month), total: toMajor(totalMinor, currency), count });
  const categories = sum.categories;
  for (const part of categoryParts(ledger)) {
    const known = categories.find((other) => other.category === part.category);
    if (known) {
      known.totalMinor = known.totalMinor + part.totalMinor;
      known.count = known.count + part.count;
    } else {
      categories.push(part);
      refuseTooLong(categories.length);
    }
  }
}

/** The categories of a currency, the largest total first, equal ones by name. */
function shares(sum: CurrencySums): CategorySummary[] {
  const sorted: CategoryPart[] = [];
  for (const part of sum.categories) {
    const place = sorted.findIndex(
      (other) =>
        other.totalMinor < part.totalMinor ||
        (other.totalMinor === part.totalMinor && other.category > part.category),
    );
    sorted.splice(place < 0 ? sorted.length : place, 0, part);
  }
  return sorted.map(({ category, totalMinor, count }) => ({
    category,
    total: toMajor(totalMinor, sum.currency),
    count,
    share: totalMinor / sum.totalMinor,
  }));
}
