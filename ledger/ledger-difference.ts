import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { ledgerKey, ledgerNameIn } from '../resolvers/shared/keys.ts';
import type { LedgerName } from '../resolvers/shared/keys.ts';
import { ledgerChanges, ledgerOf } from '../resolvers/shared/ledger.ts';
import type { LedgerEntry } from '../resolvers/shared/ledger.ts';
import { currencyProblem } from '../resolvers/shared/money.ts';
import { categoryProblem } from '../resolvers/shared/validation.ts';
import { isCalendarDate } from './expense-life.ts';
import './resolver-util.ts';
import { describeValue, isSameValue } from './stored-value.ts';
import type { Fault, Item } from './stored-value.ts';

/** What a ledger must hold, by attribute (see `resolvers/shared/ledger-numbers.ts`). */
export type ExactNumbers = Readonly<Record<string, bigint>>;

/** The sort key of the ledger that an expense is counted in, e.g. `LEDGER#2024-01#USD#SPENT#Food`. */
export function ledgerKeyOf(entry: LedgerEntry): string {
  return ledgerKey('', ledgerOf(entry)).sk;
}

/** The ledger that a sort key names; undefined where there can be no such ledger. */
export function readLedgerName(sk: string): LedgerName | undefined {
  const name = ledgerNameIn(sk);
  const { month, currency, category } = name;
  const isWellFormed = ledgerKey('', name).sk === sk;
  return isWellFormed &&
    isCalendarDate(`${month}-01`) &&
    currencyProblem(currency) === undefined &&
    categoryProblem(category) === undefined
    ? name
    : undefined;
}

/** The sums of expenses by ledger, exact however large they grow. */
export class ExactSums {
  readonly #ledgers = new Map<string, Record<string, bigint>>();

  add(entry: LedgerEntry): void {
    for (const { name, numbers } of ledgerChanges([], [entry])) {
      const { sk } = ledgerKey('', name);
      const sums = this.#ledgers.get(sk) ?? {};
      this.#ledgers.set(sk, sums);
      for (const [attribute, number] of Object.entries(numbers)) {
        sums[attribute] = (sums[attribute] ?? 0n) + BigInt(number);
      }
    }
  }

  /** The sums of one ledger; none where it has no expenses. */
  of(sk: string): ExactNumbers {
    return this.#ledgers.get(sk) ?? {};
  }

  /** The sort keys of the ledgers that have expenses. */
  keys(): string[] {
    return [...this.#ledgers.keys()];
  }
}

/**
 * Compares a stored ledger with what it must be. One without expenses must not be stored, and neither must a
 * part of one.
 *
 * @param stored undefined when there is none
 */
export function ledgerFaults(stored: Item | undefined, numbers: ExactNumbers): Fault[] {
  if (Object.keys(numbers).length === 0) {
    return stored === undefined ? [] : [fault(stored, 'count', 'must be absent with all of the ledger')];
  }
  const ledger = stored ?? {};
  const faults = Object.entries(numbers).flatMap(([attribute, number]) => {
    const right: AttributeValue = { N: `${number}` };
    return isSameValue(ledger[attribute], right)
      ? []
      : [fault(ledger, attribute, `must be ${describeValue(right)}`)];
  });
  if (!isRevision(ledger['revision'])) {
    faults.push(fault(ledger, 'revision', 'must be a string of 8 hexadecimal digits'));
  }
  const known = new Set(['userId', 'sk', 'revision', ...Object.keys(numbers)]);
  for (const attribute of Object.keys(ledger).sort()) {
    if (!known.has(attribute)) {
      faults.push(fault(ledger, attribute, 'must be absent'));
    }
  }
  return faults;
}

function isRevision(value: AttributeValue | undefined): boolean {
  return /^[0-9a-f]{8}$/.test(value?.S ?? '');
}

function fault(ledger: Item, attribute: string, problem: string): Fault {
  return { attribute, stored: describeValue(ledger[attribute]), problem };
}
