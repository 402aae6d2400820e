import { util } from '@aws-appsync/utils';
import type { DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import type { UpdateExpenseInput } from '../generated/schema.ts';
import { kindOf, listKeys, now, optionalFields } from './expense.ts';
import type { ExpenseItem, LiveExpenseItem } from './expense.ts';
import { changeKey } from './keys.ts';
import { toMajor, toMinor } from './money.ts';

/** What is to change: absent fields stay as they are, null clears an optional one. */
export type ExpensePatch = Omit<UpdateExpenseInput, 'id' | 'expectedVersion'>;

/** The expense as it will be. */
export function patched(stored: LiveExpenseItem, patch: ExpensePatch): LiveExpenseItem {
  const updatedAt = now();
  const date = patch.date ?? stored.date;
  const category = patch.category ?? stored.category;
  const currency = patch.currency ?? stored.currency;
  const item: LiveExpenseItem = {
    ...stored,
    version: stored.version + 1,
    updatedAt,
    kind: patch.kind ?? kindOf(stored),
    date,
    category,
    currency,
    amountMinor: patchedAmount(patch, stored, currency),
    changeKey: changeKey(updatedAt, stored.id),
  };
  for (const field of optionalFields()) {
    if (Object.hasOwn(patch, field)) {
      item[field] = patch[field];
    }
  }
  // Without a payee there is no place among payees.
  delete item.payeeKey;
  return { ...item, ...listKeys(item) };
}

/**
 * The update that stores the patched expense: all that the table's and the ledgers' keys are made of, and the
 * texts given.
 */
export function patchUpdate(item: LiveExpenseItem, patch: ExpensePatch): DynamoDBUpdateItemRequest['update'] {
  const values: Record<string, string | number> = {
    version: item.version,
    updatedAt: item.updatedAt,
    changeKey: item.changeKey,
    kind: kindOf(item),
    date: item.date,
    category: item.category,
    currency: item.currency,
    amountMinor: item.amountMinor,
    dateKey: item.dateKey,
    categoryKey: item.categoryKey,
  };
  const cleared: string[] = [];
  if (item.payeeKey) {
    values.payeeKey = item.payeeKey;
  } else {
    cleared.push('payeeKey');
  }
  for (const field of optionalFields()) {
    const text = patch[field];
    if (text !== null && text !== undefined) {
      values[field] = text;
    } else if (Object.hasOwn(patch, field)) {
      cleared.push(field);
    }
  }
  const expressionNames: Record<string, string> = {};
  const expressionValues: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    expressionNames[`#${name}`] = name;
    expressionValues[`:${name}`] = value;
  }
  for (const name of cleared) {
    expressionNames[`#${name}`] = name;
  }
  const set = Object.keys(values).map((name) => `#${name} = :${name}`);
  const remove = cleared.length > 0 ? ` REMOVE ${cleared.map((name) => `#${name}`).join(', ')}` : '';
  return {
    expression: `SET ${set.join(', ')}${remove}`,
    expressionNames,
    expressionValues: util.dynamodb.toMapValues(expressionValues),
  };
}

/**
 * In minor units: a new amount in the currency that holds from now on, or the old amount carried over to a
 * new currency.
 */
function patchedAmount(patch: ExpensePatch, stored: ExpenseItem, currency: string): number {
  if (patch.amount !== null && patch.amount !== undefined) {
    return toMinor(patch.amount, currency);
  }
  if (currency === stored.currency) {
    return stored.amountMinor + 0;
  }
  return toMinor(toMajor(stored.amountMinor, stored.currency), currency);
}
