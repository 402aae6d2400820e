import { util } from '@aws-appsync/utils';
import type { Context } from '@aws-appsync/utils';
import type { Expense, MutationAddExpenseArgs } from './generated/schema.ts';
import { callerId } from './shared/caller.ts';
import { checkDate } from './shared/date.ts';
import { contended, idConflict, invalid } from './shared/errors.ts';
import { isLive, newExpenseItem, sameContent, toExpense } from './shared/expense.ts';
import type { ExpenseItem } from './shared/expense.ts';
import { checkCurrency, toMinor } from './shared/money.ts';
import type { ExpenseStash } from './shared/stash.ts';
import { checkCategory, checkOptionalTexts, isUuid } from './shared/validation.ts';

/**
 * Adds an expense: one transaction (`putExpense`, up to three attempts) on the condition that its key is free. An id that the
 * client chose makes the call repeatable: the same expense under it is answered again, other content ends with `Conflict`.
 * Ends also with `ValidationError`, `Throttled` or `Internal`.
 */
export function request(ctx: Context<MutationAddExpenseArgs, ExpenseStash>): object {
  const userId = callerId(ctx);
  const input = ctx.args.input;
  const currency = input.currency ?? ctx.env.DEFAULT_CURRENCY ?? '';
  checkDate('date', input.date);
  checkCurrency(currency);
  const amountMinor = toMinor(input.amount, currency);
  checkCategory(input.category);
  checkOptionalTexts(input);
  const id = newId(input.id);

  ctx.stash.userId = userId;
  ctx.stash.id = id;
  ctx.stash.item = newExpenseItem(userId, id, {
    date: input.date,
    amountMinor,
    currency,
    category: input.category,
    subcategory: input.subcategory,
    description: input.description,
    notes: input.notes,
    paymentMethod: input.paymentMethod,
    location: input.location,
  });
  return {};
}

export function response(
  ctx: Context<MutationAddExpenseArgs, ExpenseStash, { result: ExpenseItem | null }>,
): Expense {
  const { item, outcome } = ctx.stash;
  if (outcome === 'written' && item) {
    return toExpense(item);
  }
  if (outcome === 'contended') {
    contended();
  }
  const stored = ctx.prev.result;
  if (!isLive(stored) || !item || !sameContent(stored, item)) {
    idConflict();
  }
  return toExpense(stored);
}

function newId(chosen: string | null | undefined): string {
  if (chosen === null || chosen === undefined) {
    return util.autoId();
  }
  const id = chosen.toLowerCase();
  if (!isUuid(id)) {
    invalid('id', 'must be a UUID, for example 3f0e5a52-7c1d-4e0b-9b0f-0d8a54b2c6a1');
  }
  return id;
}
