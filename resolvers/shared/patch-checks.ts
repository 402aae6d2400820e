import { checkDate } from './date.ts';
import { invalid } from './errors.ts';
import { checkCurrency } from './money.ts';
import type { ExpensePatch } from './patch.ts';
import { checkCategory, checkOptionalTexts } from './validation.ts';

/**
 * Ends the request with a `ValidationError` when a patch changes nothing, clears what an expense cannot be
 * without, or holds what no expense can have.
 *
 * @param others the fields of the input that are not of the patch
 */
export function checkPatch(input: ExpensePatch, others: string[]): void {
  const given = Object.keys(input).filter((field) => others.indexOf(field) < 0);
  if (given.length === 0) {
    invalid('input', 'must have at least one field to change');
  }
  for (const field of ['kind', 'date', 'amount', 'currency', 'category']) {
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
}

function isNull(value: unknown): boolean {
  return value === null || value === undefined;
}

function hasValue(value: string | null | undefined): value is string {
  return value !== null && value !== undefined;
}
