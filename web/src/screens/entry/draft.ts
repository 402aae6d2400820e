import type { Entry, EntryChanges, EntryFields, EntryKind } from '../../data/index.ts';
import { isDay } from '../../texts/dates/day.ts';
import { inputText } from '../../texts/numbers/format-money.ts';
import { type AmountProblem, parseAmount } from '../../ui/amount/parse-amount.ts';
import { cleanName } from '../../ui/fields/names.ts';

/** An entry while it is written: what stands in the inputs. */
export interface EntryDraft {
  kind: EntryKind;
  amount: string;
  currency: string;
  category: string;
  payee: string;
  date: string;
  description: string;
  paymentMethod: string;
  subcategory: string;
  location: string;
  notes: string;
}

/** What is wrong with an input, by its name. Texts say it in words. */
export interface DraftErrors {
  amount?: AmountProblem;
  category?: 'missing' | 'hash';
  date?: 'invalid';
}

interface AmountContext {
  locale: string;
  decimalsOf: (currency: string) => number;
}

/** The optional fields, and how many characters the API takes. */
export const MAX_LENGTHS = {
  payee: 100,
  description: 500,
  paymentMethod: 100,
  subcategory: 100,
  location: 200,
  notes: 5000,
} as const;
const OPTIONAL = ['payee', 'description', 'paymentMethod', 'subcategory', 'location', 'notes'] as const;

export function emptyDraft(date: string, currency: string): EntryDraft {
  return {
    ...{ kind: 'EXPENSE', amount: '', currency, category: '', payee: '', date },
    ...{ description: '', paymentMethod: '', subcategory: '', location: '', notes: '' },
  };
}

/** The inputs of an entry that is to be changed. */
export function draftOf(entry: EntryFields, { locale, decimalsOf }: AmountContext): EntryDraft {
  const { kind, currency, category, date } = entry;
  return {
    ...{ kind, currency, category, date },
    amount: inputText(entry.amountMinor, decimalsOf(currency), locale),
    payee: entry.payee ?? '',
    description: entry.description ?? '',
    paymentMethod: entry.paymentMethod ?? '',
    subcategory: entry.subcategory ?? '',
    location: entry.location ?? '',
    notes: entry.notes ?? '',
  };
}

/** The entry that a draft says, or what is wrong with it. */
export function readDraft(
  draft: EntryDraft,
  context: AmountContext,
): { fields: EntryFields } | { errors: DraftErrors } {
  const { kind, currency, date } = draft;
  const amount = parseAmount(draft.amount, {
    currency,
    decimals: context.decimalsOf(currency),
    locale: context.locale,
  });
  const category = cleanName(draft.category);
  const errors: DraftErrors = {
    ...('problem' in amount ? { amount: amount.problem } : {}),
    ...(category === '' ? { category: 'missing' } : category.includes('#') ? { category: 'hash' } : {}),
    ...(isDay(date) ? {} : { date: 'invalid' }),
  };
  if ('problem' in amount || Object.keys(errors).length > 0) {
    return { errors };
  }
  const optional = OPTIONAL.map((name) => [name, cleanText(draft[name], name === 'notes')] as const);
  return {
    fields: {
      ...{ kind, date, currency, category, amountMinor: amount.minor },
      ...Object.fromEntries(optional.filter(([, text]) => text !== '')),
    },
  };
}

/** What of an entry a draft changes; an optional field that is now empty is cleared. */
export function changesOf(entry: Entry, fields: EntryFields): EntryChanges {
  const names = [...(['kind', 'date', 'amountMinor', 'currency', 'category'] as const), ...OPTIONAL];
  return Object.fromEntries(
    names.filter((name) => fields[name] !== entry[name]).map((name) => [name, fields[name]]),
  );
}

function cleanText(text: string, hasLines: boolean): string {
  const whole = text.toWellFormed();
  return hasLines ? whole.trim() : cleanName(whole);
}
