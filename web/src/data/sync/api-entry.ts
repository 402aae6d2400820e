import type {
  AddExpenseMutationVariables,
  ExpenseFieldsFragment,
  UpdateExpenseMutationVariables,
} from 'expense-tracker-client';
import type { StoredEntry } from '../copy/operation.ts';
import type { EntryChanges, EntryFields } from '../entry.ts';
import { toMajor, toMinor } from '../money.ts';

type AddInput = AddExpenseMutationVariables['input'];
/** What an update of the API says, without the entry that it is for. */
export type UpdateValues = Omit<UpdateExpenseMutationVariables['input'], 'id' | 'expectedVersion'>;

/** How many decimals a currency has. */
export type Decimals = (currency: string) => number;

const OPTIONAL = [
  'subcategory',
  'description',
  'notes',
  'payee',
  'paymentMethod',
  'location',
  'deletedAt',
  'restorableUntil',
] as const;

/** An expense of the API as it is kept: in minor units, and without what is absent. */
export function fromApi(expense: ExpenseFieldsFragment, decimals: Decimals): StoredEntry {
  const { id, kind, date, currency, category, version, createdAt, updatedAt } = expense;
  const amountMinor = toMinor(expense.amount, decimals(currency));
  const optional = OPTIONAL.filter((name) => (expense[name] ?? '') !== '').map((name) => [
    name,
    expense[name],
  ]);
  return {
    ...{ id, kind, date, amountMinor, currency, category, version, createdAt, updatedAt },
    ...(Object.fromEntries(optional) as Partial<StoredEntry>), // Texts, all of them.
  };
}

/** An entry as the API is told to add it. */
export function toAddInput(
  id: string,
  { amountMinor, ...fields }: EntryFields,
  decimals: Decimals,
): AddInput {
  return { ...fields, id, amount: toMajor(amountMinor, decimals(fields.currency)) };
}

/** Changes as the API is told of them: `null` clears. */
export function toUpdateValues(
  { amountMinor, ...changes }: EntryChanges,
  currency: string,
  decimals: Decimals,
): UpdateValues {
  const values = Object.entries(changes).map(([name, value]) => [name, value ?? null]);
  return {
    ...(Object.fromEntries(values) as UpdateValues), // The names are the API's.
    ...(amountMinor === undefined ? {} : { amount: toMajor(amountMinor, decimals(currency)) }),
  };
}
