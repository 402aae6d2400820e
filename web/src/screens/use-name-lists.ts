import { useMemo } from 'react';
import {
  type EntryKind,
  type EntrySide,
  sideOf,
  useCategories,
  useDefaults,
  usePayees,
  usePaymentMethods,
} from '../data/index.ts';

/** The names in use, as inputs offer them: most used first. */
export function useNameLists() {
  const categories = useCategories();
  const payees = usePayees();
  const methods = usePaymentMethods();
  return useMemo(
    () => ({
      categoriesOf: (kind: EntryKind) => namesOn(sideOf(kind)),
      categories: [...new Set(categories.map(({ name }) => name))],
      subcategoriesOf: (kind: EntryKind, category: string) =>
        categories.find(({ name, side }) => name === category && side === sideOf(kind))?.subcategories ?? [],
      payees: payees.map(({ name }) => name),
      usualCategoryOf: (payee: string, kind: EntryKind) =>
        payees.find(({ name, usualKind }) => name === payee && sideOf(usualKind) === sideOf(kind))
          ?.usualCategory,
      paymentMethods: methods.map(({ name }) => name),
    }),
    [categories, payees, methods],
  );

  function namesOn(side: EntrySide): string[] {
    return categories.filter((category) => category.side === side).map(({ name }) => name);
  }
}

/** What a new entry of a kind begins with: the last-used category, unless it is one of the other side. */
export function useDefaultCategory(): (kind: EntryKind) => string {
  const { category } = useDefaults();
  const { categoriesOf } = useNameLists();
  return (kind) => {
    const names = categoriesOf(kind);
    return category !== undefined && names.includes(category) ? category : (names[0] ?? '');
  };
}
