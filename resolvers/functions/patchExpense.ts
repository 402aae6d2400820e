import { util } from '@aws-appsync/utils';
import type { Context, DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import type { MutationUpdateExpenseArgs, UpdateExpenseInput } from '../generated/schema.ts';
import { isConditionFailure, raise, versionConflict } from '../shared/errors.ts';
import { now, optionalFields } from '../shared/expense.ts';
import type { ExpenseItem } from '../shared/expense.ts';
import { categoryKey, changeKey, dateKey, expenseKey } from '../shared/keys.ts';
import { toMajor, toMinor } from '../shared/money.ts';
import type { ExpenseStash } from '../shared/stash.ts';

type PatchContext<TResult> = Context<
  MutationUpdateExpenseArgs,
  ExpenseStash,
  { result: ExpenseItem },
  object,
  TResult
>;

/**
 * Step: writes the patch over the expense that the step before has read, by one UpdateItem on the condition that its
 * version is still the one read. Ends with `ValidationError`, or with `Conflict` when that is not the expected one.
 */
export function request(ctx: PatchContext<undefined>): DynamoDBUpdateItemRequest {
  const stored = ctx.prev.result;
  const input = ctx.args.input;
  const { userId, id } = ctx.stash;
  const version = stored.version + 0;
  if (
    input.expectedVersion !== null &&
    input.expectedVersion !== undefined &&
    input.expectedVersion !== version
  ) {
    versionConflict(version);
  }

  const updatedAt = now();
  const date = input.date ?? stored.date;
  const category = input.category ?? stored.category;
  const currency = input.currency ?? stored.currency;
  const values: Record<string, string | number> = {
    ':version': version + 1,
    ':updatedAt': updatedAt,
    ':changeKey': changeKey(updatedAt, id),
    ':date': date,
    ':category': category,
    ':currency': currency,
    ':amountMinor': patchedAmount(input, stored, currency),
    ':dateKey': dateKey(date, id),
    ':categoryKey': categoryKey(category, date, id),
  };
  const cleared: string[] = [];
  for (const field of optionalFields()) {
    const text = input[field];
    if (text !== null && text !== undefined) {
      values[`:${field}`] = text;
    } else if (Object.hasOwn(input, field)) {
      cleared.push(`#${field}`);
    }
  }

  const set = Object.keys(values).map((placeholder) => `#${placeholder.slice(1)} = ${placeholder}`);
  const remove = cleared.length > 0 ? ` REMOVE ${cleared.join(', ')}` : '';
  const names: Record<string, string> = {};
  for (const placeholder of Object.keys(values)) {
    names[`#${placeholder.slice(1)}`] = placeholder.slice(1);
  }
  for (const name of cleared) {
    names[name] = name.slice(1);
  }
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues(expenseKey(userId, id)),
    update: {
      expression: `SET ${set.join(', ')}${remove}`,
      expressionNames: names,
      expressionValues: util.dynamodb.toMapValues(values),
    },
    condition: {
      expression: 'version = :readVersion AND attribute_not_exists(deletedAt)',
      expressionValues: util.dynamodb.toMapValues({ ':readVersion': version }),
    },
  };
}

export function response(ctx: PatchContext<ExpenseItem | null>): ExpenseItem | null {
  if (isConditionFailure(ctx.error)) {
    ctx.stash.conditionFailed = true;
    return null;
  }
  raise(ctx.error);
  return ctx.result;
}

/** In minor units: a new amount in the currency that holds from now on, or the old amount carried over to a new currency. */
function patchedAmount(input: UpdateExpenseInput, stored: ExpenseItem, currency: string): number {
  if (input.amount !== null && input.amount !== undefined) {
    return toMinor(input.amount, currency);
  }
  if (currency === stored.currency) {
    return stored.amountMinor + 0;
  }
  return toMinor(toMajor(stored.amountMinor, stored.currency), currency);
}
