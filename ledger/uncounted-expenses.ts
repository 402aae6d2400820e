import type { LedgerName } from '../resolvers/shared/keys.ts';
import { sideOf } from '../resolvers/shared/ledger.ts';
import { isRight, kindIn, textOf } from './expense-faults.ts';
import { isCalendarDate } from './expense-life.ts';
import type { Item } from './stored-value.ts';

/** Stands for a part of a ledger's name that is lost: it may be any. */
const ANY = '#';

/**
 * The expenses that cannot be counted, and which ledgers are not to be judged for their sake: the one of
 * their month, currency, side and category; every one that it may be where one of the last three is lost.
 * Where the month is lost, no list shows the expense, and no ledger waits for it.
 */
export class UncountedExpenses {
  readonly #names = new Set<string>();

  add(item: Item): void {
    const month = monthOf(item);
    if (month === undefined) {
      return;
    }
    const known = (attribute: string) => (isRight(item, attribute) ? textOf(item, attribute) : ANY);
    const side = isRight(item, 'kind') ? sideOf(kindIn(item)) : ANY;
    this.#names.add(nameOf(month, known('currency'), side, known('category')));
  }

  /** True when a ledger cannot be judged. */
  concern({ month, currency, side, category }: LedgerName): boolean {
    return [currency, ANY].some((currencyOrAny) =>
      [side, ANY].some((sideOrAny) =>
        [category, ANY].some((categoryOrAny) =>
          this.#names.has(nameOf(month, currencyOrAny, sideOrAny, categoryOrAny)),
        ),
      ),
    );
  }
}

function nameOf(...parts: readonly string[]): string {
  return parts.join(' ');
}

function monthOf(item: Item): string | undefined {
  const month = textOf(item, isRight(item, 'date') ? 'date' : 'dateKey').slice(0, 7);
  return isCalendarDate(`${month}-01`) ? month : undefined;
}
