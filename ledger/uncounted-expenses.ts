import { isRight, textOf } from './expense-faults.ts';
import { isCalendarDate } from './expense-life.ts';
import type { Item } from './stored-value.ts';

/**
 * The expenses that cannot be counted, and the ledgers that therefore cannot be checked: the one of their
 * month and currency, or all of the month if the currency is lost. If the month is lost too, no list shows
 * the expense, and it belongs to no ledger.
 */
export class UncountedExpenses {
  readonly #ledgers = new Set<string>();
  readonly #months = new Set<string>();

  add(item: Item): void {
    const month = monthOf(item);
    if (month === undefined) {
      return;
    }
    if (isRight(item, 'currency')) {
      this.#ledgers.add(`${month} ${textOf(item, 'currency')}`);
    } else {
      this.#months.add(month);
    }
  }

  /** True when a ledger cannot be checked. */
  concern({ month, currency }: { month: string; currency: string }): boolean {
    return this.#months.has(month) || this.#ledgers.has(`${month} ${currency}`);
  }
}

function monthOf(item: Item): string | undefined {
  const month = textOf(item, isRight(item, 'date') ? 'date' : 'dateKey').slice(0, 7);
  return isCalendarDate(`${month}-01`) ? month : undefined;
}
