import type { AddExpenseInput } from '../../operations/generated/documents.ts';

/** The optional fields of the coffee. */
export const COFFEE_TEXTS = {
  subcategory: 'Coffee',
  description: 'Morning coffee',
  paymentMethod: 'Credit Card',
  location: 'University Cafe',
};

/** The expense that benchmarks add: the coffee of operations/variables.json. */
export const COFFEE: AddExpenseInput = {
  date: '2024-01-09',
  amount: 2.25,
  category: 'Food',
  ...COFFEE_TEXTS,
};
