import { util } from '@aws-appsync/utils';
import type { Context, DynamoDBQueryRequest } from '@aws-appsync/utils';
import type { PayeeUse } from './generated/schema.ts';
import { callerId } from './shared/caller.ts';
import { raiseIfFailed } from './shared/errors.ts';
import { keyRange } from './shared/keys.ts';
import type { PageRead } from './shared/paging.ts';
import { ranked } from './shared/ranking.ts';

/** A payee, and how many of its expenses each category has: the one used last comes first. */
interface CountedPayee {
  payee: string;
  count: number;
  lastDate: string;
  categories: Record<string, { category: string; count: number }>;
}

/**
 * The payees of the caller's newest expenses: one strongly consistent Query for 200 of them, or for those in
 * 1 MB, so its cost is bounded. Ends with `Throttled` or `Internal`.
 */
export function request(ctx: Context): DynamoDBQueryRequest {
  const userId = callerId(ctx);
  const list = keyRange({ first: '0000-01-01', last: '9999-12-31' }, { category: null, payee: null });
  return {
    operation: 'Query',
    index: list.index,
    query: {
      expression: 'userId = :userId AND dateKey BETWEEN :low AND :high',
      expressionValues: util.dynamodb.toMapValues({
        ':userId': userId,
        ':low': list.low,
        ':high': list.high,
      }),
    },
    consistentRead: true,
    scanIndexForward: false,
    limit: 200,
  };
}

export function response(ctx: Context<object, object, object, object, PageRead>): PayeeUse[] {
  raiseIfFailed(ctx.error);
  const payees: Record<string, CountedPayee> = {};
  for (const { payee, category, date } of ctx.result.items) {
    if (payee) {
      // With a mark before it, no payee is a name that objects have of themselves.
      const name = `#${payee}`;
      // The newest expense comes first.
      const counted = payees[name] ?? { payee, count: 0, lastDate: date, categories: {} };
      const ofCategory = counted.categories[`#${category}`] ?? { category, count: 0 };
      payees[name] = counted;
      counted.categories[`#${category}`] = ofCategory;
      counted.count = counted.count + 1;
      ofCategory.count = ofCategory.count + 1;
    }
  }
  const uses = Object.values(payees).map((counted) => ({
    name: counted.payee,
    rank: counted.count,
    use: {
      payee: counted.payee,
      count: counted.count,
      usualCategory: usualOf(counted),
      lastDate: counted.lastDate,
    },
  }));
  return ranked(uses).map(({ use }) => use);
}

function usualOf({ categories }: CountedPayee): string {
  const usual = Object.values(categories).reduce((most, one) => (one.count > most.count ? one : most), {
    category: '',
    count: 0,
  });
  return usual.category;
}
