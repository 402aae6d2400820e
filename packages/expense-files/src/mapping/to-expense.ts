import type { ExpenseKind, ImportExpense } from '../import-row.ts';
import { hasValue } from '../values/digits.ts';
import { toMajor } from '../values/minor.ts';
import type { CellPlan, MeaningPlan } from './plan.ts';
import type { Entry } from './read-cells.ts';

/** Lengths that the API allows, in UTF-16 code units. */
const MOST_NAME = 100;
const MOST_DESCRIPTION = 500;
const MOST_NOTES = 5000;
const MOST_LOCATION = 200;

const CONTROL = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]/gu;
/** White space, and what nobody sees: a name begins and ends with a visible character. */
const UNSEEN =
  '[\\p{Z}\\p{Cc}\\p{Cf}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2065\\u2800\\u3164\\uFFA0\\uFFF0-\\uFFFC]';
/** The flag of a region ends with tags, which belong to it. */
const UNSEEN_ENDS = new RegExp(`^${UNSEEN}+|(?<!\\u{1F3F4}[\\u{E0020}-\\u{E007F}]*)${UNSEEN}+$`, 'gu');

/** What a row becomes an expense of. */
export interface ExpenseParts {
  id: string;
  kind: ExpenseKind;
  minor: bigint;
  currency: string;
  /** The texts of rows that belong to this one. */
  moreText: readonly string[];
}

/** The expense, or the field that is beyond the API's bounds. Texts that are too long go on in the notes. */
export function toExpense(
  plan: CellPlan,
  meaning: MeaningPlan,
  entry: Entry,
  parts: ExpenseParts,
): ImportExpense | { field: string; reason: string } {
  const { id, kind, minor, currency } = parts;
  const category = categoryOf(plan, meaning, entry, kind);
  if (typeof category !== 'string') {
    return category;
  }
  const payee = payeeOf(plan, entry, kind);
  const description = joined(plan.description, entry, payee, parts.moreText);
  const notes = notesOf(plan, entry, parts, { payee, description });
  if (notes.length > MOST_NOTES) {
    return { field: 'notes', reason: `must have at most ${MOST_NOTES} characters` };
  }
  const subcategory = nameOf(entry.cells[plan.subcategory] ?? '');
  const paymentMethod = nameOf(entry.cells[plan.paymentMethod] ?? '') || nameOf(meaning.paymentMethod);
  const location = freeText(entry.cells[plan.location] ?? '');
  const texts = {
    subcategory: cut(subcategory, MOST_NAME),
    payee: cut(payee, MOST_NAME),
    description: cut(description, MOST_DESCRIPTION),
    notes,
    paymentMethod: cut(paymentMethod, MOST_NAME),
    location: cut(location, MOST_LOCATION),
  };
  return {
    ...{ id, kind, date: entry.date, amount: majorNumber(plan, minor, currency), currency, category },
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
  };
}

/** Exact: an amount has at most 15 digits, and no two of those share a double. */
function majorNumber(plan: CellPlan, minor: bigint, currency: string): number {
  return Number(toMajor(minor, plan.currencies.get(currency)?.decimals ?? 2));
}

function categoryOf(
  plan: CellPlan,
  meaning: MeaningPlan,
  entry: Entry,
  kind: ExpenseKind,
): string | { field: string; reason: string } {
  const own = nameOf(entry.cells[plan.category] ?? '');
  const fallback = kind === 'INCOME' ? meaning.incomeCategory : meaning.category;
  const category = own === '' ? fallback : (meaning.categories.get(own.toLowerCase()) ?? own);
  if (category === undefined || category === '') {
    return { field: 'category', reason: 'is empty, and no category for such rows is given' };
  }
  if (category.includes('#')) {
    return { field: 'category', reason: `${JSON.stringify(category)} must not contain #` };
  }
  return category.length > MOST_NAME
    ? { field: 'category', reason: `must have at most ${MOST_NAME} characters` }
    : category;
}

function payeeOf(plan: CellPlan, entry: Entry, kind: ExpenseKind): string {
  const places = kind === 'INCOME' && plan.payeeIn.length > 0 ? plan.payeeIn : plan.payee;
  return nameOf(distinct(places.map((index) => nameOf(entry.cells[index] ?? ''))).join(' '));
}

function joined(places: readonly number[], entry: Entry, payee: string, moreText: readonly string[]): string {
  const texts = places.map((index) => freeText(entry.cells[index] ?? ''));
  const all = distinct([...texts, ...moreText.map(freeText)]).join('\n');
  // A bank's one text is the payee already.
  return all === payee ? '' : all;
}

function notesOf(
  plan: CellPlan,
  entry: Entry,
  parts: ExpenseParts,
  long: { payee: string; description: string },
): string {
  const notes = distinct(plan.notes.map((index) => freeText(entry.cells[index] ?? '')));
  const foreign = entry.cells[plan.foreignAmount] ?? '';
  const foreignCurrency = entry.cells[plan.foreignCurrency] ?? '';
  if (hasValue(foreign) && foreignCurrency !== parts.currency) {
    notes.push(`Original amount: ${`${foreign} ${foreignCurrency}`.trim()}`);
  }
  if (parts.currency !== entry.currency) {
    const decimals = plan.currencies.get(entry.currency)?.decimals ?? 2;
    notes.push(`Original amount: ${toMajor(entry.minor, decimals)} ${entry.currency}`);
  }
  for (const [text, most] of [
    [long.payee, MOST_NAME],
    [long.description, MOST_DESCRIPTION],
  ] as const) {
    if (text.length > most) {
      notes.push(text);
    }
  }
  return notes.join('\n');
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}

/** One line without control characters, beginning and ending with what can be seen. */
function nameOf(text: string): string {
  return wellFormed(text)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(UNSEEN_ENDS, '');
}

/** Free text without control characters. */
function freeText(text: string): string {
  return wellFormed(text).replace(/\r\n?/gu, '\n').replace(CONTROL, ' ').trim();
}

function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

/** At most so many code units, without half of a character at the end. */
function cut(text: string, most: number): string {
  if (text.length <= most) {
    return text;
  }
  const short = text.slice(0, most);
  return nameEnd(/[\uD800-\uDBFF]$/u.test(short) ? short.slice(0, -1) : short);
}

function nameEnd(text: string): string {
  return text.replace(UNSEEN_ENDS, '');
}
