import type { Entry } from '../entry.ts';

const texts = new WeakMap<Entry, string>();
/** Names come again and again. */
const folded = new Map<string, string>();
/** So many different ones are remembered. */
const MOST_FOLDED = 10_000;
const NOT_ASCII = /[^\x20-\x7f]/;
/** Accents, as `normalize('NFD')` sets them apart. */
const MARKS = /\p{M}+/gu;

/** A text in which neither case nor accents nor the form of Unicode matter: `Café` is `cafe`. */
export function fold(text: string): string {
  if (!NOT_ASCII.test(text)) {
    return text.toLowerCase();
  }
  const known = folded.get(text);
  if (known !== undefined) {
    return known;
  }
  const made = text.normalize('NFKD').replace(MARKS, '').toLowerCase();
  if (folded.size >= MOST_FOLDED) {
    folded.clear();
  }
  folded.set(text, made);
  return made;
}

/** What is searched of an entry; made once. */
export function searchTextOf(entry: Entry): string {
  let text = texts.get(entry);
  if (text === undefined) {
    const { description, payee, category, subcategory, notes, paymentMethod, location } = entry;
    const words = [description, payee, category, subcategory, notes, paymentMethod, location];
    const amount = entry.amountMinor;
    // "12.50" and "1250" find 12.50 in most currencies.
    text = `${entry.date} ${entry.currency} ${amount} ${(amount / 100).toFixed(2)}`.toLowerCase();
    for (const word of words) {
      if (word !== undefined) {
        text += ` ${fold(word)}`;
      }
    }
    texts.set(entry, text);
  }
  return text;
}
