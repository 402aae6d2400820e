/** An expense as `importExpenses` takes it. Fields without a value are absent. */
export interface ImportExpense {
  /**
   * A UUID that follows from the row's content in the file and from how many equal rows came before it. The
   * same row in the same or another file has the same id, whatever is answered about signs and categories.
   */
  id: string;
  kind: ExpenseKind;
  /** YYYY-MM-DD. */
  date: string;
  /** In major units. Exact: at most 15 digits, and no more decimals than the currency has. */
  amount: number;
  currency: string;
  category: string;
  subcategory?: string;
  payee?: string;
  description?: string;
  notes?: string;
  paymentMethod?: string;
  location?: string;
}

/** As in the API. */
export type ExpenseKind = 'EXPENSE' | 'REFUND' | 'INCOME';

/** What becomes of one row of the file. Each row of the file's table is exactly one of them. */
export type ImportRow = TakenRow | RefusedRow | LeftOutRow;

interface RowPlace {
  /** The line where the row begins, counted from 1. In an array of JSON, the number of the object. */
  line: number;
  /** The row as it is in the file, cell by cell, under the columns of `Inspection.columns`. */
  cells: readonly string[];
}

/** A row that becomes an expense. */
export interface TakenRow extends RowPlace {
  outcome: 'taken';
  expense: ImportExpense;
  /** The amount in minor units of its currency: positive for what came in, negative for what went out. */
  signedMinor: bigint;
  /** The account that the row belongs to, if the file names one. */
  account: string;
}

/** A row that cannot be an expense as it is. */
export interface RefusedRow extends RowPlace {
  outcome: 'refused';
  /** The field of the expense: `date`, `amount`, `currency`, …, or `row` for the row as a whole. */
  field: string;
  /** What is wrong and what is allowed, in English. */
  reason: string;
  /** The id that it would have, when its date, amount and currency can be read. */
  id?: string;
  /** The amount as it is in the file, when it can be read. */
  currency?: string;
  amountMinor?: bigint;
}

/** A row that is no expense, by a rule. */
export interface LeftOutRow extends RowPlace {
  outcome: 'left-out';
  rule: LeftOutRule;
  /** Why, in English, with the word that decided it. */
  reason: string;
  /** The currency and the amount as it is in the file, when there is one. */
  currency?: string;
  amountMinor?: bigint;
  id?: string;
}

/** The rules by which rows are left out. */
export type LeftOutRule =
  /** Text below or between the rows, without an amount. */
  | 'text'
  /** A second line of the text of the row above; its text is added there. */
  | 'continued-text'
  /** The header once more. */
  | 'repeated-header'
  /** A sum of other rows. */
  | 'total'
  /** A balance, not a booking. */
  | 'balance'
  /** No amount in any of the amount columns: a part of another row, or a note. */
  | 'no-amount'
  /** The amount is zero. */
  | 'zero'
  /** Not booked yet. */
  | 'pending'
  /** Not carried out: failed, reverted, declined. */
  | 'not-carried-out'
  /** Money that was moved between the person's own accounts. */
  | 'transfer'
  /** A hold, or its release. */
  | 'hold'
  /** A part of a conversion; its amount is in the row that it belongs to. */
  | 'conversion'
  /** A part of another row, which has the whole amount. */
  | 'part'
  /** A word of the file whose meaning is not answered. */
  | 'unanswered'
  /** Of an account that is not imported. */
  | 'account'
  /** Answered so. */
  | 'answered';
