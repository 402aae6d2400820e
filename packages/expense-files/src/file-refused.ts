import type { Setting } from './setting.ts';

/** Why a file is not read. */
export type FileRefusedCode =
  /** It has no bytes, or none but a byte order mark. */
  | 'EMPTY'
  /** No reader knows what it is. */
  | 'UNKNOWN_FORMAT'
  /** It is of a known format, and broken. */
  | 'BROKEN'
  /** A question about the whole file has no answer: see `questions`. */
  | 'QUESTIONS_OPEN'
  /** The file has another form than the one that the profile was made for: see `differences`. */
  | 'PROFILE_DIFFERS'
  /** An answer names a column that is not there, or a value that the setting does not have. */
  | 'WRONG_ANSWER'
  /** It has no row that can be an expense. */
  | 'NO_ROWS';

/** What can be told beside the message. */
export interface FileRefusedDetails {
  /** The questions that are open. */
  questions?: readonly Setting[];
  /** How the file differs from what the profile was made for, a sentence each. */
  differences?: readonly string[];
  /** The line of the file, counted from 1. */
  line?: number;
}

/** A file that is not read at all. The message is for people: what is wrong, and what helps. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly code: FileRefusedCode;
  readonly questions: readonly Setting[];
  readonly differences: readonly string[];
  readonly line: number | undefined;

  constructor(code: FileRefusedCode, message: string, details: FileRefusedDetails = {}) {
    super(message);
    this.code = code;
    this.questions = details.questions ?? [];
    this.differences = details.differences ?? [];
    this.line = details.line;
  }
}
