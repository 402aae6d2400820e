import { exportRefused, FileRefused, inspectFile, previewFile } from 'expense-files';
import type { ImportExpense, Preview, RefusedRow, TakenRow } from 'expense-files';
import type { EntryFields } from '../../../data/index.ts';
import { MOST_ROWS } from './limits.ts';
import type { FileProblem, FileRow, ReadAnswer, ReadRequest } from './protocol.ts';

const ROWS_AT_ONCE = 1000;
const OPTIONAL = ['subcategory', 'payee', 'description', 'notes', 'paymentMethod', 'location'] as const;

type Post = (answer: ReadAnswer) => void;

/** Reads a file as it is asked; what it cannot read, it says. */
export async function answerRequest(request: ReadRequest, post: Post): Promise<void> {
  try {
    await (request.kind === 'inspect' ? inspect(request, post) : preview(request, post));
  } catch (error) {
    post({ kind: 'refused', problem: problemOf(error) });
  }
}

async function inspect({ file, options }: ReadRequest, post: Post): Promise<void> {
  post({ kind: 'inspected', inspection: await inspectFile(contentOf(file), options) });
}

async function preview({ file, options }: ReadRequest, post: Post): Promise<void> {
  const source = contentOf(file);
  const refused: RefusedRow[] = [];
  let rows: FileRow[] = [];
  let taken = 0;
  const found: Preview = await previewFile(source, options, (row) => {
    if (row.outcome === 'refused') {
      refused.push(row);
    } else if (row.outcome === 'taken') {
      taken += 1;
      if (taken > MOST_ROWS) {
        throw new TooManyRows();
      }
      rows.push(rowOf(row));
      if (rows.length === ROWS_AT_ONCE) {
        post({ kind: 'rows', rows });
        rows = [];
      }
    }
  });
  post({ kind: 'rows', rows });
  const refusedFile =
    refused.length === 0
      ? undefined
      : new Blob([...exportRefused(await inspectFile(source, options), refused)], { type: 'text/csv' });
  post({ kind: 'previewed', preview: found, refusedFile });
}

function rowOf({ line, expense, signedMinor }: TakenRow): FileRow {
  return { line, id: expense.id, fields: fieldsOf(expense, signedMinor) };
}

/** The API takes at most 15 digits, which a number holds. */
function fieldsOf(expense: ImportExpense, signedMinor: bigint): EntryFields {
  const { kind, date, currency, category } = expense;
  const optional = OPTIONAL.flatMap((name) => (expense[name] === undefined ? [] : [[name, expense[name]]]));
  return {
    ...{ kind, date, currency, category },
    amountMinor: Number(signedMinor < 0n ? -signedMinor : signedMinor),
    ...(Object.fromEntries(optional) as Partial<EntryFields>), // Texts, all of them.
  };
}

/** The content from its start each time; the file is never in memory as a whole. */
function contentOf(file: Blob): () => AsyncIterable<Uint8Array> {
  return async function* chunks() {
    const reader = file.stream().getReader();
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        yield part.value;
      }
    } finally {
      // Of what is left out on purpose, nothing more is read.
      await reader.cancel();
    }
  };
}

class TooManyRows extends Error {
  override readonly name = 'TooManyRows';
}

function problemOf(error: unknown): FileProblem {
  if (error instanceof FileRefused) {
    const { code, message, differences, line } = error;
    return { code, message, differences, line };
  }
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof TooManyRows ? 'TOO_MANY_ROWS' : 'UNREADABLE';
  return { code, message, differences: [], line: undefined };
}
