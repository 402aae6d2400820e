import { createReadStream, existsSync, rmSync } from 'node:fs';
import type { ExpenseFile, FileSource, ImportRow, Preview, RefusedRow } from 'expense-files';
import type { App } from '../app.ts';
import { startProgress } from '../output/progress.ts';
import type { Answered } from './answers.ts';
import { nothingDone, openCheckpoint } from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';
import { Outcomes } from './outcomes.ts';
import type { RefusedByApi } from './outcomes.ts';
import { refusedFileOf, writeRefused } from './refused-file.ts';
import type { ImportReport } from './report.ts';
import type { RowResult } from './send-batch.ts';
import { EarlierRowsMissing, sendRows } from './send-rows.ts';

export interface ImportProps {
  readonly file: string;
  readonly answered: Answered;
  readonly isDryRun: boolean;
  readonly concurrency: number;
}

/** How often it is written down how far the import is. */
const KEEP_EVERY_MS = 1000;

/** The content of a file, from its start each time. */
export function contentOf(file: string): FileSource {
  return () => createReadStream(file);
}

/**
 * Reads the file once, sums it up and sends its rows. A run that is killed goes on where it was when the same
 * is imported again.
 *
 * @throws {CliError} when the API does not answer, or refuses the user
 * @throws {FileRefused} when the file cannot be read
 */
export async function runImport(app: App, props: ImportProps): Promise<ImportReport> {
  const { file, answered, isDryRun } = props;
  const checkpoint = isDryRun ? unkept() : await openCheckpoint(app, file, answered.answers);
  const { outcomes, refusedByApi, refusedByReader, preview } = await sendOrBeginAnew(app, props, checkpoint);
  const all = [...refusedByReader, ...refusedByApi];
  const report = { file, isDryRun, preview: withRefused(preview, refusedByApi), tally: outcomes.tally() };
  if (isDryRun) {
    return { ...report, refusedFile: undefined };
  }
  const refusedFile = refusedFileOf(file);
  if (all.length > 0) {
    await writeRefused(refusedFile, answered.file.inspection, all);
  } else if (existsSync(refusedFile)) {
    // Of an earlier run: nothing is refused any more.
    rmSync(refusedFile);
  }
  checkpoint.remove();
  return { ...report, refusedFile: all.length > 0 ? refusedFile : undefined };
}

/** What reading and sending has brought. */
interface Sent {
  readonly outcomes: Outcomes;
  readonly refusedByApi: readonly RefusedByApi[];
  readonly refusedByReader: readonly RefusedRow[];
  readonly preview: Preview;
}

/** Goes on where an earlier run was, unless its rows are gone. */
async function sendOrBeginAnew(app: App, props: ImportProps, checkpoint: Checkpoint): Promise<Sent> {
  try {
    return await send(app, props, checkpoint);
  } catch (error) {
    if (!(error instanceof EarlierRowsMissing)) {
      throw error;
    }
    return send(app, props, { ...checkpoint, before: nothingDone });
  }
}

async function send(
  { client, terminal }: App,
  { answered, isDryRun, concurrency }: ImportProps,
  checkpoint: Checkpoint,
): Promise<Sent> {
  const { done: doneBefore, tally, refused: refusedBefore } = checkpoint.before;
  const outcomes = new Outcomes(doneBefore, tally);
  const refusedByApi = [...refusedBefore];
  const reading = new FileReading(answered.file);
  const progress = await startProgress(terminal, 'rows', answered.file.inspection.rowCount);
  let done = doneBefore;
  let keptAt = terminal.now().getTime();
  const keep = () => {
    const { doneThrough } = outcomes;
    checkpoint.keep({
      done: doneThrough,
      tally: outcomes.tally(doneThrough),
      refused: refusedByApi.filter(({ ordinal }) => ordinal < doneThrough),
    });
  };
  const onResults = (results: readonly RowResult[]) => {
    done += results.length;
    for (const { row, outcome, field = 'row', reason = '' } of results) {
      outcomes.set(row.ordinal, outcome);
      if (outcome === 'refused') {
        const { line, cells } = row.row;
        refusedByApi.push({ ordinal: row.ordinal, line, cells, field, reason });
      }
    }
    progress.show(done + reading.notTaken);
    if (terminal.now().getTime() - keptAt >= KEEP_EVERY_MS) {
      keep();
      keptAt = terminal.now().getTime();
    }
  };
  try {
    await sendRows(reading.rows(), { client, isDryRun, concurrency, doneBefore, onResults });
  } catch (error) {
    if (!(error instanceof EarlierRowsMissing)) {
      keep();
    }
    throw error;
  } finally {
    progress.end();
  }
  return { outcomes, refusedByApi, refusedByReader: reading.refused, preview: reading.preview() };
}

/** The rows of the file as they are sent, and what they are altogether. */
class FileReading {
  readonly refused: RefusedRow[] = [];
  /** Rows that are not sent. */
  notTaken = 0;
  readonly #file: ExpenseFile;
  #preview: Preview | undefined;

  constructor(file: ExpenseFile) {
    this.#file = file;
  }

  async *rows(): AsyncGenerator<ImportRow> {
    for await (const row of this.#file.rows((preview) => (this.#preview = preview))) {
      this.notTaken += row.outcome === 'taken' ? 0 : 1;
      if (row.outcome === 'refused') {
        this.refused.push(row);
      }
      yield row;
    }
  }

  /** Of the whole file, which was read to its end. */
  preview(): Preview {
    if (this.#preview === undefined) {
      throw new Error('The file was not read to its end');
    }
    return this.#preview;
  }
}

/** The preview's list of refused rows with those that the API has refused. */
function withRefused(preview: Preview, refused: readonly RefusedByApi[]): Preview {
  const more = refused.map(({ line, cells, field, reason }): RefusedRow => ({
    outcome: 'refused',
    line,
    cells,
    field,
    reason,
  }));
  return { ...preview, refused: [...preview.refused, ...more] };
}

/** A dry run begins anew each time. */
function unkept(): Checkpoint {
  return {
    before: nothingDone,
    keep: () => undefined,
    remove: () => undefined,
  };
}
