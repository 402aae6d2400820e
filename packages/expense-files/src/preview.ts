import type { ImportRow, LeftOutRule, RefusedRow } from './import-row.ts';
import type { Setting } from './setting.ts';

/** What an import of the file would do, in figures that can be compared with the bank's. */
export interface Preview {
  /** The rows of the file's table. */
  rows: number;
  /** The rows that become expenses. */
  taken: number;
  /** The sums of the rows that become expenses, a currency each, by code. */
  sums: readonly CurrencySums[];
  /** The first 1,000 refused rows. */
  refused: readonly RefusedRow[];
  refusedCount: number;
  /** The sums of refused rows whose amount can be read. */
  refusedSums: readonly PlainSum[];
  /** What was left out, by rule. */
  leftOut: readonly LeftOut[];
  /** The first and the last date of what is taken; undefined without any. */
  firstDate: string | undefined;
  lastDate: string | undefined;
  /** Whether the balances in the file prove the amounts. Empty when it has none. */
  proofs: readonly BalanceProof[];
  /** Rows that may be one movement between own accounts, or a pending row and its booking. */
  pairs: readonly RowPair[];
  /** Questions that are still open, and so hold rows. */
  questions: readonly Setting[];
}

/** What is taken in one currency. Amounts are exact decimals, for example `1246.50`. */
export interface CurrencySums {
  currency: string;
  /** The sum of expenses, refunds not taken off. */
  expenses: string;
  expenseCount: number;
  refunds: string;
  refundCount: number;
  income: string;
  incomeCount: number;
  /** What came in less what went out: the change of the account's balance. */
  net: string;
}

/** A sum of amounts as they are in the file. */
export interface PlainSum {
  currency: string;
  amount: string;
  count: number;
}

/** What one rule left out. */
export interface LeftOut {
  rule: LeftOutRule;
  count: number;
  sums: readonly PlainSum[];
  /** The first of them. */
  examples: readonly { line: number; reason: string }[];
}

/** Whether balances that the file states agree with its amounts. */
export interface BalanceProof {
  account: string;
  currency: string;
  /** `running`: a balance beside each row. `statement`: an opening and a closing balance. */
  kind: 'running' | 'statement';
  /** How many amounts were compared. */
  checked: number;
  /** How many of them do not agree. */
  failed: number;
  /** The first line that does not agree. */
  firstFailedLine?: number;
  /** In English. */
  text: string;
}

/** Two rows that may belong together. */
export interface RowPair {
  kind: 'transfer' | 'pending-booked';
  first: PairedRow;
  second: PairedRow;
}

/** A row of a pair. */
export interface PairedRow {
  line: number;
  id: string;
  account: string;
  date: string;
  currency: string;
  /** Exact, signed: negative for what went out. */
  amount: string;
}

/** Called for each row of the file, in its order. */
export type RowListener = (row: ImportRow) => void;
