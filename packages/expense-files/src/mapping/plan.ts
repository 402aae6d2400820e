import type { CurrencyDecimals, RowDecision } from '../inspection.ts';
import type { DecimalMark } from '../values/amount.ts';
import type { DateOrder } from '../values/date.ts';
import type { WordMeaning } from './words.ts';

/** Where the values of a row are, and how they are written. Columns are their places; -1 is none. */
export interface CellPlan {
  columns: readonly string[];
  /** Whether a cell says which row it is: not the date, the amounts, the status and what is alike. */
  isContent: readonly boolean[];
  date: number;
  dateOrder: DateOrder;
  pivot: number;
  /** The year before the first of the dates' calendar: 0 for the usual one. */
  firstYear: number;
  /** Columns of amounts; a row has a value in one of them. */
  amounts: readonly { column: number; currency: string | undefined }[];
  /** The pair of columns for money that went out and that came in. */
  out: number;
  in: number;
  usesPair: boolean;
  decimal: DecimalMark;
  balanceDecimal: DecimalMark;
  /** Numbers are in major units, minor units, or thousandths. */
  scale: 'major' | 'minor' | 'thousandths';
  direction: number;
  /** The words are within the amounts: `12.00 Cr`. */
  usesAmountWords: boolean;
  currency: number;
  /** The currency of rows that name none. */
  fileCurrency: string | undefined;
  /** Each row's own currency counts, though the file has no column for it. */
  currencyInCell: boolean;
  symbols: ReadonlyMap<string, string>;
  currencies: ReadonlyMap<string, CurrencyDecimals>;
  account: number;
  fileAccount: string;
  id: number;
  reference: number;
  status: number;
  balance: number;
  fee: number;
  foreignAmount: number;
  foreignCurrency: number;
  transfer: number;
  rowType: number;
  category: number;
  subcategory: number;
  payee: readonly number[];
  payeeIn: readonly number[];
  description: readonly number[];
  notes: readonly number[];
  paymentMethod: number;
  location: number;
  /** The file's own ids are ids of expenses. */
  idsAreOurs: boolean;
}

/** What tells which way the money went. */
export type Direction = 'minus-is-out' | 'plus-is-out' | 'words' | 'columns' | 'columns-swapped';

/** What the values mean. Absent answers leave their rows out. */
export interface MeaningPlan {
  direction: Direction;
  /** By the word in lower case. */
  words: ReadonlyMap<string, WordMeaning>;
  /** Words that have to be answered. */
  asked: ReadonlySet<string>;
  statuses: ReadonlyMap<string, 'booked' | 'pending' | 'not-carried-out'>;
  pending: 'leave-out' | 'import';
  rowTypes: ReadonlyMap<string, 'booking' | 'leave-out'>;
  accounts: ReadonlyMap<string, 'import' | 'leave-out'>;
  /** The sign that money that went out usually has in its column. */
  outSign: 'plus' | 'minus' | undefined;
  inSign: 'plus' | 'minus' | undefined;
  /** What a minus means beside a word. */
  wordSigns: ReadonlyMap<string, 'usual-plus' | 'usual-minus' | 'unanswered'>;
  incoming: 'INCOME' | 'REFUND' | 'leave-out' | undefined;
  refunds: 'refund' | 'as-others' | undefined;
  transfers: 'leave-out' | 'import' | undefined;
  cardPayments: 'leave-out' | 'as-others' | undefined;
  totalRows: 'leave-out' | 'import' | undefined;
  balanceRows: 'leave-out' | 'import';
  fee: 'inside' | 'added' | undefined;
  foreign: 'original' | 'leave-out' | undefined;
  /** The legs of conversions, by the id of the row that they belong to. */
  conversions: ReadonlyMap<string, readonly ConversionLeg[]>;
  category: string | undefined;
  incomeCategory: string;
  categories: ReadonlyMap<string, string>;
  paymentMethod: string;
  rows: Readonly<Record<string, RowDecision>>;
}

/** A row of a conversion: the amount in one of the two currencies. */
export interface ConversionLeg {
  minor: bigint;
  currency: string;
}
