import type { Json } from 'appsync-local-stack/runtime';
import { ID, SUB } from './handlers.ts';

/**
 * A stored expense, as DynamoDB gives it to a response handler; `changes` replaces or (undefined) removes
 * attributes.
 */
export function expenseItem(changes: { readonly [name: string]: Json | undefined } = {}): {
  readonly [name: string]: Json;
} {
  const item: { [name: string]: Json | undefined } = {
    userId: SUB,
    sk: `EXPENSE#${ID}`,
    id: ID,
    kind: 'EXPENSE',
    date: '2024-01-09',
    amountMinor: 225,
    currency: 'USD',
    category: 'Food',
    subcategory: 'Coffee',
    version: 1,
    createdAt: '2024-01-09T08:30:00.000Z',
    updatedAt: '2024-01-09T08:30:00.000Z',
    dateKey: `2024-01-09#2024-01-09T08:30:00.000Z#${ID}`,
    categoryKey: `Food#2024-01-09#2024-01-09T08:30:00.000Z#${ID}`,
    changeKey: `2024-01-09T08:30:00.000Z#${ID}`,
    ...changes,
  };
  return Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** The same expense as the API shows it. */
export const SHOWN_EXPENSE = {
  id: ID,
  userId: SUB,
  owner: { userId: SUB, isSetByServer: true },
  kind: 'EXPENSE',
  date: '2024-01-09',
  year: 2024,
  month: 1,
  amount: 2.25,
  currency: 'USD',
  category: 'Food',
  subcategory: 'Coffee',
  description: null,
  notes: null,
  payee: null,
  paymentMethod: null,
  location: null,
  version: 1,
  createdAt: '2024-01-09T08:30:00.000Z',
  updatedAt: '2024-01-09T08:30:00.000Z',
  deletedAt: null,
  restorableUntil: null,
};
