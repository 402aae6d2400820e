import { runtime, util } from '@aws-appsync/utils';
import type { Context, DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { raiseIfFailed } from '../shared/errors.ts';
import { isLive } from '../shared/expense.ts';
import type { ExpenseItem } from '../shared/expense.ts';
import { ledgerKey } from '../shared/keys.ts';
import { ledgerOf, touchesLedger } from '../shared/ledger.ts';
import type { StoredLedger } from '../shared/ledger.ts';
import type { ExpenseStash, ReadExpense } from '../shared/stash.ts';

type LedgerContext<TResult> = Context<
  { input?: Record<string, unknown> },
  ExpenseStash,
  { result: ExpenseItem | null },
  object,
  TResult
>;

/**
 * Step before an attempt that takes an expense out of its ledger: the ledger of the expense that the step
 * before has read, strongly consistent, since what is emptied is removed. Gives both to the attempt. Reads
 * nothing for an expense that is not live, nor for a change of what no ledger knows.
 */
export function request(ctx: LedgerContext<undefined>): DynamoDBGetItemRequest {
  const stored = ctx.prev.result;
  const { userId, outcome } = ctx.stash;
  if (outcome === 'written' || !isLive(stored) || !touchesLedger(ctx.args.input ?? null)) {
    runtime.earlyReturn({ stored, ledger: null });
  }
  return {
    operation: 'GetItem',
    key: util.dynamodb.toMapValues(ledgerKey(userId, ledgerOf(stored))),
    consistentRead: true,
  };
}

export function response(ctx: LedgerContext<StoredLedger | null>): ReadExpense {
  raiseIfFailed(ctx.error);
  return { stored: ctx.prev.result, ledger: ctx.result };
}
