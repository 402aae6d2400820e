import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  categoryCount,
  categoryTotal,
  isOfCategory,
  ledgerKey,
  ledgerPartsIn,
} from '../resolvers/shared/keys.ts';
import { ledgerChanges } from '../resolvers/shared/ledger.ts';
import type { LedgerEntry } from '../resolvers/shared/ledger.ts';
import { currencyProblem } from '../resolvers/shared/money.ts';
import { isCalendarDate } from './expense-life.ts';
import { describeValue, isSameValue, quoted, wholeNumber } from './stored-value.ts';
import type { Fault, Item } from './stored-value.ts';

/** Which ledger: that of a month (YYYY-MM) and a currency. */
export interface LedgerName {
  /** E.g. `MONTH#2024-01#USD`. */
  readonly sk: string;
  readonly month: string;
  readonly currency: string;
}

/** What a ledger must hold, in minor units: `total`, `count`, and both for each category. */
export type LedgerNumbers = Readonly<Record<string, bigint>>;

/** The name of the ledger that an expense belongs to. */
export function ledgerOf({ date, currency }: Pick<LedgerEntry, 'date' | 'currency'>): LedgerName {
  const month = date.slice(0, 7);
  return { ...ledgerKey('', month, currency), month, currency };
}

/**
 * The name in the sort key of a ledger; undefined when it does not name a month of the calendar and a
 * currency.
 */
export function readLedgerName(sk: string): LedgerName | undefined {
  const { month, currency } = ledgerPartsIn(sk);
  const isWellFormed = ledgerKey('', month, currency).sk === sk;
  return isWellFormed && isCalendarDate(`${month}-01`) && currencyProblem(currency) === undefined
    ? { sk, month, currency }
    : undefined;
}

/** The sums of expenses by ledger, exact however large they grow. */
export class LedgerSums {
  readonly #ledgers = new Map<string, { name: LedgerName; numbers: Record<string, bigint> }>();

  add(entry: LedgerEntry): void {
    const name = ledgerOf(entry);
    const { numbers } = this.#ledgers.get(name.sk) ?? { numbers: { total: 0n, count: 0n } };
    this.#ledgers.set(name.sk, { name, numbers });
    for (const { total, count, categories } of ledgerChanges([], [entry])) {
      increase(numbers, 'total', total);
      increase(numbers, 'count', count);
      for (const part of categories) {
        increase(numbers, categoryTotal(part.category), part.total);
        increase(numbers, categoryCount(part.category), part.count);
      }
    }
  }

  /** The sums of one ledger; zeros where it has no expenses. */
  of(sk: string): LedgerNumbers {
    return this.#ledgers.get(sk)?.numbers ?? { total: 0n, count: 0n };
  }

  /** The ledgers that have expenses. */
  names(): LedgerName[] {
    return [...this.#ledgers.values()].map(({ name }) => name);
  }
}

function increase(numbers: Record<string, bigint>, name: string, by: number): void {
  numbers[name] = (numbers[name] ?? 0n) + BigInt(by);
}

/**
 * Compares a stored ledger with the right sums. Zeros of a category without expenses are right: deletions
 * leave them.
 *
 * @param stored undefined when there is none, which is right without expenses
 */
export function ledgerFaults(
  stored: Item | undefined,
  { month, currency }: LedgerName,
  numbers: LedgerNumbers,
): Fault[] {
  if (stored === undefined && numbers['count'] === 0n) {
    return [];
  }
  const ledger = stored ?? {};
  const right: Record<string, AttributeValue> = { month: { S: month }, currency: { S: currency } };
  for (const [name, value] of Object.entries(numbers)) {
    right[name] = { N: String(value) };
  }
  const faults = Object.entries(right).flatMap(([attribute, value]) =>
    isSameValue(ledger[attribute], value)
      ? []
      : [
          fault(
            ledger,
            attribute,
            `must be ${value.S === undefined ? describeValue(value) : quoted(value.S)}`,
          ),
        ],
  );
  if (!isRevision(ledger['revision'])) {
    faults.push(fault(ledger, 'revision', `must be a whole number from 1 to ${Number.MAX_SAFE_INTEGER}`));
  }
  const known = new Set(['userId', 'sk', 'revision', ...Object.keys(right)]);
  for (const attribute of Object.keys(ledger).sort()) {
    if (!known.has(attribute) && !isEmptied(attribute, ledger[attribute])) {
      faults.push(fault(ledger, attribute, 'must be absent'));
    }
  }
  return faults;
}

/** True for a revision that can be incremented: DynamoDB refuses to add to a number of 38 digits. */
export function isRevision(value: AttributeValue | undefined): boolean {
  const revision = wholeNumber(value) ?? 0n;
  return revision >= 1n && revision <= BigInt(Number.MAX_SAFE_INTEGER);
}

function isEmptied(attribute: string, value: AttributeValue | undefined): boolean {
  return isOfCategory(attribute) && wholeNumber(value) === 0n;
}

function fault(ledger: Item, attribute: string, problem: string): Fault {
  return { attribute, stored: describeValue(ledger[attribute]), problem };
}
