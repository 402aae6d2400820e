import type { Entry } from '../entry.ts';

const texts = new WeakMap<Entry, string>();
const ASCII = /^[\x20-\x7f]*$/;
/** Accents, as `normalize('NFD')` sets them apart. */
const MARKS = /\p{M}+/gu;

/** A text in which neither case nor accents nor the form of Unicode matter: `Café` is `cafe`. */
export function fold(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(MARKS, '').toLowerCase();
}

/** What is searched of an entry; made once. */
export function searchTextOf(entry: Entry): string {
  let text = texts.get(entry);
  if (text === undefined) {
    text = fold(
      [
        entry.description,
        entry.payee,
        entry.category,
        entry.subcategory,
        entry.notes,
        entry.paymentMethod,
        entry.location,
        entry.date,
        entry.currency,
        // "12.50" and "1250" find 12.50 in most currencies.
        String(entry.amountMinor),
        String(entry.amountMinor / 100),
      ]
        .filter((part) => part !== undefined)
        .join(' '),
    );
    texts.set(entry, text);
  }
  return text;
}
