import { ledgerKey } from './keys.ts';
import { ledgerOf } from './ledger.ts';
import type { LedgerEntry } from './ledger.ts';

/**
 * More ledgers than 1 MB can hold, so that DynamoDB's own bound ends a read. A Query of AppSync without a
 * limit has been reported to give less than there is, and no token for the rest.
 *
 * Source: https://github.com/aws/aws-appsync-community/issues/91
 */
export function ledgerLimit(): number {
  return 9999;
}

/**
 * True when the amounts of expenses that are counted in one ledger add up to more than 15 digits, refunds not
 * taken off: beyond that, what a transaction adds to the ledger would not be exact.
 */
export function addUpTooHigh(entries: LedgerEntry[]): boolean {
  const sums: Record<string, number> = {};
  for (const entry of entries) {
    const { sk } = ledgerKey('', ledgerOf(entry));
    sums[sk] = (sums[sk] ?? 0) + entry.amountMinor;
  }
  return Object.values(sums).some((sum) => sum > 999999999999999);
}
