import { runtime, util } from '@aws-appsync/utils';
import type { Context, DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { raiseIfFailed } from '../shared/errors.ts';
import { isLive } from '../shared/expense.ts';
import { ledgerKey } from '../shared/keys.ts';
import { ledgerOf, touchesLedger } from '../shared/ledger.ts';
import type { StoredLedger } from '../shared/ledger.ts';
import type { ExpenseStash } from '../shared/stash.ts';

type LedgerContext<TResult> = Context<
  { input?: Record<string, unknown> },
  ExpenseStash,
  object,
  object,
  TResult
>;

/**
 * Step before attempts that take an expense out of its ledger: puts the ledger of the expense that
 * `readExpense` has read into `stash.ledger`, strongly consistent, because what is emptied is removed. Reads
 * nothing for an expense that is not live, nor for a change of what no ledger knows.
 */
export function request(ctx: LedgerContext<undefined>): DynamoDBGetItemRequest {
  const { userId, stored, outcome } = ctx.stash;
  if (outcome === 'written') {
    runtime.earlyReturn({}, { skipTo: 'END' });
  }
  if (!isLive(stored) || !touchesLedger(ctx.args.input ?? null)) {
    runtime.earlyReturn({});
  }
  return {
    operation: 'GetItem',
    key: util.dynamodb.toMapValues(ledgerKey(userId, ledgerOf(stored))),
    consistentRead: true,
  };
}

export function response(ctx: LedgerContext<StoredLedger | null>): null {
  raiseIfFailed(ctx.error);
  ctx.stash.ledger = ctx.result;
  return null;
}
