import type { Answers, FileFormat, Profile, Setting } from './setting.ts';

/** A currency of the API's `currencies`, as far as reading needs it. */
export interface CurrencyDecimals {
  /** ISO 4217, for example `USD`. */
  code: string;
  /** How many decimals an amount may have: 0, 2 or 3. */
  decimals: number;
}

/** What reading a file needs beside the file. */
export interface ReadOptions {
  /** The currencies that an expense may have: the answer of the API's query `currencies`. */
  currencies: readonly CurrencyDecimals[];
  /** What a person answered, by the ids of the settings. It goes before the profile. */
  answers?: Answers;
  /** What was answered for an earlier file of the same bank. */
  profile?: Profile;
  /** The file's name, for callers that keep it beside the answers; what the file is, its content says. */
  fileName?: string;
  /** Decisions for single rows, by their ids, for example after a pair of transfers was shown. */
  rows?: Readonly<Record<string, RowDecision>>;
}

/** What a person decided for one row. */
export type RowDecision = 'leave-out' | 'EXPENSE' | 'REFUND' | 'INCOME';

/** What was found out about a file before its rows are taken. */
export interface Inspection {
  format: FileFormat;
  /** The names of the columns; a name that comes twice has its number: `Currency`, `Currency (2)`. */
  columns: readonly string[];
  /** Everything that was detected, answered, proposed or is open, in the order in which it is asked. */
  settings: readonly Setting[];
  /** The settings that wait for an answer. */
  questions: readonly Setting[];
  /** True when no question holds the file: rows can be read. Questions may still hold some rows. */
  isReadable: boolean;
  /** How the file differs from what the given profile was made for. Empty without a profile. */
  differences: readonly string[];
  /** To be kept for the next file of the same bank. */
  profile: Profile;
  /** How many rows the table has, about: what is no row for an expense counts, too. */
  rowCount: number;
  /** The first rows. */
  firstRows: readonly { line: number; cells: readonly string[] }[];
}
