import { expenseFaults, idInSortKey, textOf } from '../ledger/expense-faults.ts';
import { wholeNumber } from '../ledger/stored-value.ts';
import type { Item } from '../ledger/stored-value.ts';
import type { ExpenseKind, ImportExpenseInput } from '../resolvers/generated/schema.ts';
import { kindOf, optionalFields } from '../resolvers/shared/expense.ts';
import { toMajor } from '../resolvers/shared/money.ts';

/**
 * One line of an export, as JSON: an expense as a row of `importExpenses`; a deleted one too, with
 * `deletedAt`, by which an import refuses it; and anything else as DynamoDB's own JSON.
 */
export type ExportedLine = ImportExpenseInput | (ImportExpenseInput & { deletedAt: string }) | { item: Item };

/** The line of an item. An expense that the API could not have stored is left as it is. */
export function exportedLine(item: Item): ExportedLine {
  if (expenseFaults(item).length > 0) {
    return { item };
  }
  const row = importRow(item);
  const deletedAt = textOf(item, 'deletedAt');
  return deletedAt === '' ? row : { ...row, deletedAt };
}

function importRow(item: Item): ImportExpenseInput {
  const currency = textOf(item, 'currency');
  const kind = item['kind']?.S as ExpenseKind | undefined; // It has no fault.
  const texts = optionalFields().flatMap((field) => {
    const text = item[field]?.S;
    return text === undefined ? [] : [[field, text] as const];
  });
  return {
    id: idInSortKey(item),
    kind: kindOf({ kind }),
    date: textOf(item, 'date'),
    amount: toMajor(Number(wholeNumber(item['amountMinor'])), currency),
    currency,
    category: textOf(item, 'category'),
    ...Object.fromEntries(texts),
  };
}
