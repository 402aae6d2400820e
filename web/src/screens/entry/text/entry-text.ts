import type { EntryKind } from '../../../data/index.ts';
import type { Day } from '../../../texts/dates/day.ts';
import { cleanName, nameKey } from '../../../ui/fields/names.ts';
import { takeAmount, type TakenAmount } from './take-amount.ts';
import { type DayWords, takeDay } from './take-date.ts';

/** Words that say what an amount is, in the person's language and in English. */
interface EntryWords extends DayWords {
  refund: readonly string[];
  income: readonly string[];
}

/** What the person uses, for the names in a text. */
interface EntryTextContext {
  locale: string;
  today: Day;
  words: EntryWords;
  decimalsOf: (currency: string) => number;
  /** The person's own first. */
  currencies: readonly string[];
  categories: readonly string[];
  payees: readonly string[];
  paymentMethods: readonly string[];
}

/** What a text says; what it does not say is `undefined`. */
interface EntryText {
  amount: Omit<TakenAmount, 'rest'>;
  kind: EntryKind | undefined;
  date: Day | undefined;
  category: string | undefined;
  payee: string | undefined;
  paymentMethod: string | undefined;
  description: string | undefined;
}

/**
 * Reads an entry that is written as people say it: `3.50 coffee yesterday`, `refund 12 shoes`, `+2000
 * salary`, `45 € @Corner shop #Food cash`. `#` begins a category, `@` a payee; names in use are found without
 * them.
 */
export function readEntryText(text: string, context: EntryTextContext): EntryText {
  const named = takeNamed(text.normalize('NFC').trim().replace(/\s+/g, ' '), context);
  const dated = takeDay(named.rest, context);
  const { rest, ...amount } = takeAmount(dated.rest, context);
  const kinded = takeKind(rest, context.words);
  const known = takeKnown(kinded.rest, named, context);
  return {
    amount,
    kind: kinded.kind ?? (amount.hasPlus ? 'INCOME' : undefined),
    date: dated.day,
    ...known,
  };
}

interface Named {
  category: string | undefined;
  payee: string | undefined;
  rest: string;
}

/** Takes `#category` and `@payee`. A name in use may have several words, a new one has one. */
function takeNamed(text: string, context: EntryTextContext): Named {
  const category = takeMarked(text, '#', context.categories);
  const payee = takeMarked(category.rest, '@', context.payees);
  return { category: category.name, payee: payee.name, rest: payee.rest };
}

function takeMarked(
  text: string,
  mark: '#' | '@',
  names: readonly string[],
): { name: string | undefined; rest: string } {
  const at = ` ${text}`.indexOf(` ${mark}`);
  if (at === -1) {
    return { name: undefined, rest: text };
  }
  const words = text.slice(at + 1).split(' ');
  const name = longestName(words, names) ?? { name: cleanName(words[0] ?? ''), count: 1 };
  const rest = [text.slice(0, at).trim(), ...words.slice(name.count)].filter((word) => word !== '').join(' ');
  return { name: name.name === '' ? undefined : name.name, rest };
}

/** The longest name in use that the words begin with. */
function longestName(
  words: readonly string[],
  names: readonly string[],
): { name: string; count: number } | undefined {
  for (let count = words.length; count > 0; count -= 1) {
    const key = nameKey(words.slice(0, count).join(' '));
    const name = names.find((candidate) => nameKey(candidate) === key);
    if (name !== undefined) {
      return { name, count };
    }
  }
  return undefined;
}

function takeKind(text: string, words: EntryWords): { kind: EntryKind | undefined; rest: string } {
  const [first = '', ...others] = text.split(' ');
  const key = nameKey(first.replace(/:$/, ''));
  if (words.refund.includes(key)) {
    return { kind: 'REFUND', rest: others.join(' ') };
  }
  return words.income.includes(key)
    ? { kind: 'INCOME', rest: others.join(' ') }
    : { kind: undefined, rest: text };
}

/** Finds names in use in what is left; the rest is the description. */
function takeKnown(
  text: string,
  named: Named,
  context: EntryTextContext,
): Pick<EntryText, 'category' | 'payee' | 'paymentMethod' | 'description'> {
  let words = text.split(' ').filter((word) => word !== '');
  const take = (names: readonly string[], isLastOnly = false) => {
    for (let at = 0; at < words.length; at += 1) {
      const found = longestName(words.slice(at), names);
      const isLast = found !== undefined && at > 0 && at + found.count === words.length;
      if (found !== undefined && (!isLastOnly || isLast)) {
        words = words.toSpliced(at, found.count);
        return found.name;
      }
    }
    return undefined;
  };
  const paymentMethod = take(context.paymentMethods, true);
  const payee = named.payee ?? take(context.payees);
  const category = named.category ?? take(context.categories);
  const description = words.join(' ');
  return { category, payee, paymentMethod, description: description === '' ? undefined : description };
}
