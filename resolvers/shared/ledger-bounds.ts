import { ledgerChanges } from './ledger.ts';
import type { LedgerEntry } from './ledger.ts';

/**
 * True when the amounts of expenses that are counted in one ledger add up to more than 15 digits, refunds not
 * taken off: beyond that, what a transaction adds to the ledger would not be exact.
 */
export function addUpTooHigh(entries: LedgerEntry[]): boolean {
  const amounts = entries.map(
    (entry) => ({ ...entry, kind: entry.kind === 'REFUND' ? 'EXPENSE' : entry.kind }) as const,
  );
  return ledgerChanges([], amounts).some(({ numbers }) => (numbers.total ?? 0) > 999999999999999);
}
