import { currencyOfSign } from '../../../ui/amount/currency-signs.ts';
import { type AmountProblem, parseAmount } from '../../../ui/amount/parse-amount.ts';

interface Rules {
  locale: string;
  decimalsOf: (currency: string) => number;
  /** The person's own first. */
  currencies: readonly string[];
}

export interface TakenAmount {
  /** As it stands in the text, for example `$3.50`; `undefined` if there is none. */
  text: string | undefined;
  minor?: number;
  problem?: AmountProblem;
  currency: string;
  isCurrencyGiven: boolean;
  /** `+` says that the money came in. */
  hasPlus: boolean;
  rest: string;
}

/** A number, perhaps with thousands parted by spaces, between signs or codes of a currency. */
const AMOUNT =
  /(?<=^|\s)(?<sign>[-+−–]?)(?<before>(?:[A-Z]{3}\s?|[\p{L}]{0,3}\p{Sc}\s?)?)(?<minus>[-−]?)(?<number>\p{Nd}[\p{Nd}.,'’٫٬]*(?:[ \u00a0\u202f]\p{Nd}{3}(?!\p{Nd})[.,٫]?\p{Nd}*)*|[.,]\p{Nd}+)(?<after>(?:\s?\p{Sc}|\s?[A-Z]{3}(?=\s|$)|\p{L}{1,3})?)(?=\s|$)/gu;

/**
 * Takes the amount out of a text: the first number with a currency or decimals, else the first number. What
 * looks like an amount and is none has a `problem`.
 */
export function takeAmount(text: string, rules: Rules): TakenAmount {
  const own = rules.currencies[0] ?? 'USD';
  const candidates = [...text.matchAll(AMOUNT)].filter((match) => isCurrencyKnown(match.groups ?? {}, rules));
  const found = candidates.find((match) => isClear(match.groups ?? {})) ?? candidates[0];
  if (found?.groups === undefined) {
    return { text: undefined, currency: own, isCurrencyGiven: false, hasPlus: false, rest: text };
  }
  const { sign = '', minus = '', number = '' } = found.groups;
  const given = currencySignOf(found.groups);
  const currency = (given === '' ? own : currencyOfSign(given, rules.currencies, rules.locale)) ?? own;
  const isNegative = minus !== '' || /[-−–]/.test(sign);
  const parsed = parseAmount(isNegative ? `-${number}` : number, {
    currency,
    decimals: rules.decimalsOf(currency),
    locale: rules.locale,
  });
  return {
    text: found[0].trim(),
    ...parsed,
    currency,
    isCurrencyGiven: given !== '',
    hasPlus: sign === '+',
    rest: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
      .replace(/\s+/g, ' ')
      .trim(),
  };
}

function isClear(groups: Record<string, string>): boolean {
  return currencySignOf(groups) !== '' || /[.,٫]\p{Nd}+$/u.test(groups['number'] ?? '');
}

/** `3x` is no amount. */
function isCurrencyKnown(groups: Record<string, string>, rules: Rules): boolean {
  const sign = currencySignOf(groups);
  return sign === '' || currencyOfSign(sign, rules.currencies, rules.locale) !== undefined;
}

function currencySignOf({ before = '', after = '' }: Record<string, string>): string {
  return before.trim() === '' ? after.trim() : before.trim();
}
