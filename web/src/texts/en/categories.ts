import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

export const categories = {
  about: 'Categories come from your entries. Income has its own.',
  none: 'There are no categories yet.',
  rename: 'Rename',
  renameTitle: (name: string) => `Rename ${name}`,
  newName: 'New name',
  merge: 'Merge',
  willMerge: (from: string, to: string, count: number) =>
    plural(
      count,
      `${to} is there already: # entry of ${from} will join it. This cannot be taken apart again.`,
      `${to} is there already: # entries of ${from} will join it. This cannot be taken apart again.`,
    ),
  renamed: (from: string, to: string) => `${from} is ${to} now`,
  merged: (from: string, to: string) => `${from} is part of ${to} now`,
  budget: 'Budget',
  setBudget: 'Set budget',
  changeBudget: 'Change budget',
  of: (action: string, name: string) => `${action}: ${name}`,
  totalBudget: 'Total budget',
  budgetTitle: (category: string | undefined) =>
    category === undefined ? 'Total budget, for all categories of a currency' : `Budget for ${category}`,
  eachMonth: 'Each month',
  budgetSet: 'Budget saved',
  budgetRemoved: 'Budget removed',
  removeBudget: 'Remove budget',
};

export const payees = {
  about: 'Payees come from your entries. Each proposes the category that it usually has.',
  none: 'There are no payees yet.',
  find: 'Find a payee',
  usually: (category: string) => `usually ${category}`,
};
