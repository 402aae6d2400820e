import { runtime, util } from '@aws-appsync/utils';
import type {
  Context,
  DynamoDBTransactWriteItemsRequest,
  DynamoDBUpdateItemRequest,
} from '@aws-appsync/utils';
import type { MutationUpdateExpenseArgs } from '../generated/schema.ts';
import { tableName } from '../shared/environment.ts';
import { checkVersion, notFound, writeOutcome } from '../shared/errors.ts';
import type { Cancellation } from '../shared/errors.ts';
import { asRead, expenseWrite } from '../shared/expense-write.ts';
import { isLive } from '../shared/expense.ts';
import { expenseKey, ledgerKey } from '../shared/keys.ts';
import { ledgerChanges, ledgerOf, ledgerUpdate } from '../shared/ledger.ts';
import { patched, patchUpdate } from '../shared/patch.ts';
import type { ExpenseStash } from '../shared/stash.ts';

type PatchContext<TResult> = Context<MutationUpdateExpenseArgs, ExpenseStash, object, object, TResult>;

/**
 * Step: writes the patch over the expense that the steps before have read, on the condition that it is still
 * the one read. A patch that moves money changes the ledgers concerned in the same transaction; any
 * other is one UpdateItem. Ends the pipeline once it is written; does nothing after it was refused, until the
 * expense is read again. Ends with `ValidationError`, with `NotFound`, or with `Conflict` when the version is
 * not the expected one.
 */
export function request(
  ctx: PatchContext<undefined>,
): DynamoDBUpdateItemRequest | DynamoDBTransactWriteItemsRequest {
  const input = ctx.args.input;
  const { userId, id, stored, ledger, outcome } = ctx.stash;
  if (outcome === 'written') {
    runtime.earlyReturn({}, { skipTo: 'END' });
  }
  if (outcome === 'refused') {
    runtime.earlyReturn({});
  }
  if (!isLive(stored)) {
    notFound();
  }
  checkVersion(stored.version, input.expectedVersion);

  const item = patched(stored, input);
  ctx.stash.item = item;
  const update = patchUpdate(item, input);
  const changes = ledgerChanges([stored], [item]);
  if (changes.length === 0) {
    const key = util.dynamodb.toMapValues(expenseKey(userId, id));
    return { operation: 'UpdateItem', key, update, condition: asRead(stored) };
  }
  const table = tableName(ctx);
  const takenFrom = ledgerKey(userId, ledgerOf(stored)).sk;
  const counted = changes.map((change) => {
    const isTakenOut = ledgerKey(userId, change.name).sk === takenFrom;
    return ledgerUpdate(table, userId, change, isTakenOut ? (ledger ?? null) : null);
  });
  return {
    operation: 'TransactWriteItems',
    transactItems: [expenseWrite(table, userId, stored, update), ...counted],
  };
}

export function response(ctx: PatchContext<Cancellation | null>): null {
  ctx.stash.outcome = writeOutcome(ctx.error, ctx.result);
  return null;
}
