import { util } from '@aws-appsync/utils';
import type { Context } from '@aws-appsync/utils';
import type { AddExpenseInput, ExpenseImport, MutationImportExpensesArgs } from './generated/schema.ts';
import { callerId } from './shared/caller.ts';
import { defaultCurrency } from './shared/environment.ts';
import { contended, invalid, invalidRows } from './shared/errors.ts';
import type { IndexedProblem } from './shared/errors.ts';
import { moment } from './shared/expense.ts';
import { endExpired } from './shared/expired-subscriptions.ts';
import { importAnswer, isPublished, missingItems } from './shared/import-rows.ts';
import { addUpTooHigh } from './shared/ledger-bounds.ts';
import { itemToAdd, newExpenseProblems } from './shared/new-expense.ts';
import type { ImportStash } from './shared/stash.ts';

/**
 * Adds up to 50 expenses, all or none: one transaction (`putBatch`). Only when one of their ids is taken does
 * `readBatch` look which are stored, and the next attempt writes those that are missing; so a batch can be
 * sent again. With `ifTaken: SKIP` taken ids are expected: it looks first, and leaves out what differs. A dry
 * run only looks. 50, because DynamoDB takes 100 items in a transaction and each expense may be in a ledger
 * of its own. Ends with `ValidationError`, `Conflict`, `Throttled` or `Internal`.
 */
export function request(ctx: Context<MutationImportExpensesArgs, ImportStash>): object {
  const userId = callerId(ctx);
  const rows = ctx.args.input.expenses;
  const currency = defaultCurrency(ctx);
  if (rows.length < 1 || rows.length > 50) {
    invalid('expenses', 'must have 1 to 50 items');
  }
  const ids = rows.map((row) => row?.id?.toLowerCase() ?? '');
  const errors: IndexedProblem[] = [];
  rows.forEach((row, index) => {
    if (!row) {
      errors.push({ index, field: 'expenses', reason: 'must be an expense, not null' });
      return;
    }
    for (const { field, reason } of newExpenseProblems(row, currency)) {
      errors.push({ index, field, reason });
    }
    const first = ids.indexOf(ids[index] ?? '');
    if (ids[index] && first < index) {
      errors.push({ index, field: 'id', reason: `is also the id of the expense at index ${first}` });
    }
  });
  if (errors.length > 0) {
    invalidRows(errors);
  }
  // No row is without what it needs: there was no problem with any.
  // A millisecond between two rows keeps those of one date in the order of the import.
  const start = util.time.nowEpochMilliSeconds();
  const items = rows.map((row, index) =>
    itemToAdd(userId, row as AddExpenseInput, currency, moment(start + index)),
  );
  // Beyond that, the sum that is added to a ledger would not be exact.
  if (addUpTooHigh(items)) {
    invalid(
      'expenses',
      'must add up to at most 15 digits of minor units in one month, currency and category',
    );
  }
  ctx.stash.userId = userId;
  ctx.stash.items = items;
  ctx.stash.stored = [];
  ctx.stash.skips = ctx.args.input.ifTaken === 'SKIP';
  ctx.stash.isDryRun = ctx.args.input.dryRun === true;
  return {};
}

export function response(ctx: Context<MutationImportExpensesArgs, ImportStash>): ExpenseImport {
  const { isDryRun, outcome } = ctx.stash;
  const isDone = outcome === 'written' || missingItems(ctx.stash).length === 0 || isDryRun === true;
  if (!isDone) {
    contended();
  }
  if (isPublished(ctx.stash)) {
    endExpired(ctx, 'onExpensesImported');
  }
  return importAnswer(ctx.stash);
}
