/**
 * Something that must be known to read a file: its encoding, the column of the amounts, what the word `Debit`
 * means. All of them are shown, and all can be changed by an answer.
 */
export interface Setting {
  /**
   * For example `dateOrder`, `column.amount`, `word.debit`. Words of the file are in lower case.
   */
  id: string;
  /** The question, in English. */
  title: string;
  /** What an answer is: one of `choices`, the name of a column, names of columns, or a text. */
  kind: 'choice' | 'column' | 'columns' | 'text';
  /** What can be answered. Empty for a text. */
  choices: readonly Choice[];
  /** What holds now; undefined as long as it is open. `''` is none. */
  value: SettingValue | undefined;
  /**
   * `answered`: by a person, now or in the profile. `detected`: the file leaves no doubt, or the format's
   * standard says it. `proposed`: likely, and yet to be confirmed. `open`: unknown.
   */
  state: 'answered' | 'detected' | 'proposed' | 'open';
  /** What waits for the answer: the file, some rows, or nothing (then it is no question). */
  holds: 'file' | 'rows' | 'nothing';
  /** Why it was detected or proposed, in English. */
  reason?: string;
  /** Rows of the file that show what is meant. */
  samples: readonly Sample[];
}

/** A possible answer. */
export interface Choice {
  value: string;
  /** In English. */
  title: string;
}

/** A place of the file. */
export interface Sample {
  /** Counted from 1. */
  line: number;
  text: string;
}

/** One string, or the names of several columns. */
export type SettingValue = string | readonly string[];

/** Answers by the ids of the settings. */
export type Answers = Readonly<Record<string, SettingValue>>;

/**
 * What was answered and detected for the files of one bank: plain JSON, kept by the caller, given again with
 * the next file.
 */
export interface Profile {
  version: 1;
  format: FileFormat;
  answers: Answers;
  /** What the file looked like. A file that looks different is not read by this profile. */
  expects: ProfileExpectation;
}

/** What the file of a profile looked like. */
export interface ProfileExpectation {
  /** The forms of its dates, for example `DD.MM.YYYY`. */
  dateForms: readonly string[];
  /** The columns that the answers use. */
  columns: readonly string[];
}

/** The formats that are read. `csv` is any delimited text; `json` an array of objects or JSON Lines. */
export type FileFormat = 'csv' | 'ofx' | 'camt053' | 'mt940' | 'json' | 'expenses';
