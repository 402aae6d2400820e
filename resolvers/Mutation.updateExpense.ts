import type { Context } from '@aws-appsync/utils';
import type { Expense, MutationUpdateExpenseArgs } from './generated/schema.ts';
import { changedExpense } from './shared/attempts.ts';
import { callerId } from './shared/caller.ts';
import { checkDate } from './shared/date.ts';
import { invalid, notFound } from './shared/errors.ts';
import { endExpired } from './shared/expired-subscriptions.ts';
import { checkCurrency } from './shared/money.ts';
import type { ExpenseStash } from './shared/stash.ts';
import { isUuid } from './shared/uuid.ts';
import { checkCategory, checkOptionalTexts, checkUnicode } from './shared/validation.ts';

/**
 * Changes an expense: `readExpense` (the patch is checked against what is stored: an amount alone has the
 * stored currency, a date alone the stored category), then `patchExpense` on the condition that the expense
 * has not changed meanwhile, up to seven attempts. Ends with `ValidationError`, `NotFound`, `Conflict`,
 * `Throttled` or `Internal`.
 */
export function request(ctx: Context<MutationUpdateExpenseArgs, ExpenseStash>): object {
  const userId = callerId(ctx);
  const input = ctx.args.input;
  const id = input.id.toLowerCase();
  const given = Object.keys(input).filter((field) => field !== 'id' && field !== 'expectedVersion');
  if (given.length === 0) {
    invalid('input', 'must have at least one field to change');
  }
  for (const field of ['date', 'amount', 'currency', 'category']) {
    if (Object.hasOwn(input, field) && isNull(input[field as keyof typeof input])) {
      invalid(field, 'cannot be cleared: leave it out to keep it');
    }
  }
  if (hasValue(input.date)) {
    checkDate('date', input.date);
  }
  if (hasValue(input.currency)) {
    checkCurrency(input.currency);
  }
  if (hasValue(input.category)) {
    checkCategory(input.category);
  }
  checkOptionalTexts(input);
  checkUnicode('id', id);
  if (!isUuid(id)) {
    notFound();
  }
  ctx.stash.userId = userId;
  ctx.stash.id = id;
  return {};
}

export function response(ctx: Context<MutationUpdateExpenseArgs, ExpenseStash>): Expense {
  endExpired(ctx, 'onExpenseUpdated');
  return changedExpense(ctx.stash);
}

function isNull(value: unknown): boolean {
  return value === null || value === undefined;
}

function hasValue(value: string | null | undefined): value is string {
  return value !== null && value !== undefined;
}
