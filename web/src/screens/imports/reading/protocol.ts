import type { FileRefusedCode, Inspection, Preview, ReadOptions } from 'expense-files';
import type { EntryFields } from '../../../data/index.ts';

/** What the page asks of the worker, one after the other. */
export interface ReadRequest {
  readonly kind: 'inspect' | 'preview';
  readonly file: Blob;
  readonly options: ReadOptions;
}

/** A row of a file that becomes an entry. */
export interface FileRow {
  readonly line: number;
  readonly id: string;
  readonly fields: EntryFields;
}

/** What the worker answers: rows before `previewed`, nothing after anything else. */
export type ReadAnswer =
  | { readonly kind: 'inspected'; readonly inspection: Inspection }
  | { readonly kind: 'rows'; readonly rows: readonly FileRow[] }
  | {
      readonly kind: 'previewed';
      readonly preview: Preview;
      /** The refused rows, to be mended and imported; undefined without any. */
      readonly refusedFile: Blob | undefined;
    }
  | { readonly kind: 'refused'; readonly problem: FileProblem };

/** Why a file is not read. */
export interface FileProblem {
  /** `TOO_MANY_ROWS`: more than a browser holds. `UNREADABLE`: the browser could not read it. */
  readonly code: FileRefusedCode | 'TOO_MANY_ROWS' | 'UNREADABLE';
  /** In English. */
  readonly message: string;
  readonly differences: readonly string[];
  readonly line: number | undefined;
}
