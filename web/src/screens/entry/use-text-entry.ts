import { useMemo } from 'react';
import {
  type EntryFields,
  type EntryKind,
  useCurrencies,
  useDefaults,
  useEntries,
} from '../../data/index.ts';
import { today } from '../../texts/dates/day.ts';
import { useTexts } from '../../texts/texts-context.ts';
import type { AmountProblem } from '../../ui/amount/parse-amount.ts';
import { nameKey } from '../../ui/fields/names.ts';
import { useMoney } from '../../ui/money/currencies.ts';
import { useDefaultCategory, useNameLists } from '../use-name-lists.ts';
import { readEntryText } from './text/entry-text.ts';

/** What will be saved for a text, what of it was not in the text, and what is missing. */
export interface TextEntry {
  kind: EntryKind;
  date: string;
  currency: string;
  category: string;
  /** Where the category is from, if not from the text. */
  categoryFrom: 'text' | 'payee' | 'before' | 'last' | 'missing';
  payee: string | undefined;
  description: string | undefined;
  paymentMethod: string | undefined;
  amountMinor: number | undefined;
  amountProblem: AmountProblem | undefined;
  fields: EntryFields | undefined;
}

/** How far back descriptions are looked up for their category. */
const REMEMBERED = 2000;

/** The entry that a line of text says. */
export function useTextEntry(text: string): TextEntry {
  const { t, locale } = useTexts();
  const { decimalsOf } = useMoney();
  const names = useNameLists();
  const defaults = useDefaults();
  const defaultCategory = useDefaultCategory();
  const currencies = useCurrencies();
  const categoryBefore = useCategoryBefore();

  const read = useMemo(
    () =>
      readEntryText(text, {
        locale,
        today: today(),
        words: t.entryWords,
        decimalsOf,
        currencies: [
          ...new Set([defaults.currency, 'USD', 'EUR', 'GBP', ...currencies.map(({ code }) => code)]),
        ],
        categories: names.categories,
        payees: names.payees,
        paymentMethods: names.paymentMethods,
      }),
    [text, locale, t, decimalsOf, names, defaults.currency, currencies],
  );

  const kind = read.kind ?? kindOf(read.category, names.categoriesOf);
  const found = [
    ['text', read.category],
    ['payee', read.payee === undefined ? undefined : names.usualCategoryOf(read.payee, kind)],
    ['before', read.description === undefined ? undefined : categoryBefore(read.description, kind)],
    ['last', defaultCategory(kind) || undefined],
  ] as const;
  const [categoryFrom, category] = found.find(([, name]) => name !== undefined) ?? (['missing', ''] as const);
  const { minor, problem, currency } = read.amount;
  const paymentMethod = read.paymentMethod ?? defaults.paymentMethod;
  const entry = {
    ...{ kind, currency, paymentMethod, payee: read.payee, description: read.description },
    date: read.date ?? today(),
    category: category ?? '',
  };
  return {
    ...entry,
    categoryFrom,
    amountMinor: minor,
    amountProblem: read.amount.text === undefined ? 'empty' : problem,
    fields:
      minor === undefined || entry.category === '' || entry.category.includes('#')
        ? undefined
        : { ...withoutUndefined(entry), amountMinor: minor },
  };
}

/** `2000 salary` is income if `Salary` is a category of income alone. */
function kindOf(category: string | undefined, categoriesOf: (kind: EntryKind) => string[]): EntryKind {
  const isIncomeOnly =
    category !== undefined &&
    categoriesOf('INCOME').includes(category) &&
    !categoriesOf('EXPENSE').includes(category);
  return isIncomeOnly ? 'INCOME' : 'EXPENSE';
}

/** The category that the newest entry with a description has. */
function useCategoryBefore(): (description: string, kind: EntryKind) => string | undefined {
  const { entries } = useEntries({});
  const known = useMemo(() => {
    const categories = new Map<string, string>();
    for (const { description, kind, category } of entries.slice(0, REMEMBERED)) {
      const key = description === undefined ? '' : keyOf(description, kind);
      if (key !== '' && !categories.has(key)) {
        categories.set(key, category);
      }
    }
    return categories;
  }, [entries]);
  return (description, kind) => known.get(keyOf(description, kind));
}

function keyOf(description: string, kind: EntryKind): string {
  return `${kind === 'INCOME'} ${nameKey(description)}`;
}

function withoutUndefined<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]: NonNullable<Fields[Name]> } {
  // What is undefined is left out, so what is there is not.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]: NonNullable<Fields[Name]>;
  };
}
