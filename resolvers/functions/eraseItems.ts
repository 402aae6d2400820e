import { runtime } from '@aws-appsync/utils';
import type { Context, DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { budgetCounted } from '../shared/budget-count.ts';
import { tableName } from '../shared/environment.ts';
import { budgetsAmong, deletion, entriesOf, ownAmong } from '../shared/erasure.ts';
import type { ErasureStep } from '../shared/erasure.ts';
import { writeOutcome } from '../shared/errors.ts';
import type { Cancellation } from '../shared/errors.ts';
import { ledgerKey } from '../shared/keys.ts';
import { ledgerChanges, ledgerUpdate } from '../shared/ledger.ts';
import type { ErasureStash } from '../shared/stash.ts';

type EraseContext<TResult> = Context<object, ErasureStash, { result: ErasureStep }, object, TResult>;

/**
 * Step: erases the items that the steps before have chosen, in one transaction, on the condition that they
 * are still as they were read. Expenses are taken out of their ledgers in the same transaction, and budgets
 * out of their number, so that lists and totals agree whenever an erasure is broken off. Does nothing once
 * nothing is left.
 */
export function request(ctx: EraseContext<undefined>): DynamoDBTransactWriteItemsRequest {
  const { userId, more } = ctx.stash;
  if (!more) {
    runtime.earlyReturn({});
  }
  const table = tableName(ctx);
  const { items, ledgers } = ctx.prev.result;
  ctx.stash.taken = ownAmong(items);
  const deletions = items.map((item) => deletion(table, userId, item));
  const takenOut = ledgerChanges(entriesOf(items), []).map((change) => {
    const { sk } = ledgerKey(userId, change.name);
    return ledgerUpdate(table, userId, change, ledgers.find((ledger) => ledger.sk === sk) ?? null);
  });
  const budgets = budgetsAmong(items);
  const counted = budgets > 0 ? [budgetCounted(table, userId, -budgets)] : [];
  return { operation: 'TransactWriteItems', transactItems: [...deletions, ...takenOut, ...counted] };
}

export function response(ctx: EraseContext<Cancellation | null>): null {
  const { erased, taken } = ctx.stash;
  // Whatever else was faster: the next look finds what is there now.
  if (writeOutcome(ctx.error, ctx.result) === 'written') {
    ctx.stash.erased = erased + taken;
    ctx.stash.isBegun = true;
  }
  return null;
}
