import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { categoryCount, categoryTotal, ledgerKey } from '../resolvers/shared/keys.ts';

/** An item as DynamoDB stores it. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** A ledger that is not what the expenses add up to. */
export interface LedgerDifference {
  /** E.g. `MONTH#2024-01#USD`. */
  readonly sk: string;
  readonly month: string;
  readonly currency: string;
  /** As stored; undefined when the ledger has none, or is not there. */
  readonly revision: string | undefined;
  /** What differs, by attribute: decimal text, `0` for what is absent. */
  readonly attributes: readonly { name: string; stored: string; expected: string }[];
  /** All numbers that the ledger should have. */
  readonly expected: Readonly<Record<string, bigint>>;
}

/**
 * Holds a user's month ledgers against their expenses, in minor units.
 *
 * @param expenses all expenses of the user; deleted ones count for nothing
 * @param ledgers all ledgers of the user
 */
export function ledgerDifferences(
  userId: string,
  expenses: readonly Item[],
  ledgers: readonly Item[],
): LedgerDifference[] {
  const expected = new Map<string, ExpectedLedger>();
  for (const expense of expenses.filter(({ deletedAt }) => deletedAt === undefined)) {
    const month = text(expense, 'date').slice(0, 7);
    const currency = text(expense, 'currency');
    const { sk } = ledgerKey(userId, month, currency);
    const ledger = expected.get(sk) ?? { month, currency, numbers: {} };
    expected.set(sk, ledger);
    addExpense(ledger.numbers, text(expense, 'category'), BigInt(expense['amountMinor']?.N ?? '0'));
  }
  const stored = new Map(ledgers.map((ledger) => [text(ledger, 'sk'), ledger]));
  return [...new Set([...stored.keys(), ...expected.keys()])].sort().flatMap((sk) => {
    const [, month = '', currency = ''] = sk.split('#');
    const { numbers } = expected.get(sk) ?? { numbers: {} };
    const ledger = stored.get(sk) ?? {};
    const attributes = differentNumbers(ledger, numbers);
    const revision = ledger['revision']?.N;
    return attributes.length > 0 ? [{ sk, month, currency, revision, attributes, expected: numbers }] : [];
  });
}

interface ExpectedLedger {
  readonly month: string;
  readonly currency: string;
  readonly numbers: Record<string, bigint>;
}

function addExpense(numbers: Record<string, bigint>, category: string, amountMinor: bigint): void {
  for (const [name, difference] of [
    ['total', amountMinor],
    ['count', 1n],
    [categoryTotal(category), amountMinor],
    [categoryCount(category), 1n],
  ] as const) {
    numbers[name] = (numbers[name] ?? 0n) + difference;
  }
}

function differentNumbers(ledger: Item, expected: Readonly<Record<string, bigint>>) {
  const counted = Object.keys(ledger).filter((name) => /^(total|count)(#|$)/.test(name));
  return [...new Set([...counted, ...Object.keys(expected)])].sort().flatMap((name) => {
    const stored = ledger[name]?.N ?? '0';
    const right = String(expected[name] ?? 0n);
    return stored === right ? [] : [{ name, stored, expected: right }];
  });
}

function text(item: Item, name: string): string {
  return item[name]?.S ?? '';
}
