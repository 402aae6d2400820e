import { createReadStream, existsSync, rmSync } from 'node:fs';
import { previewFile, readExpenses } from 'expense-files';
import type { FileSource, Preview, RefusedRow } from 'expense-files';
import type { App } from '../app.ts';
import { startProgress } from '../output/progress.ts';
import type { Answered } from './answers.ts';
import { openCheckpoint } from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';
import { emptyTally, Outcomes } from './outcomes.ts';
import type { RefusedByApi } from './outcomes.ts';
import { refusedFileOf, writeRefused } from './refused-file.ts';
import type { ImportReport } from './report.ts';
import type { RowResult } from './send-batch.ts';
import { sendRows } from './send-rows.ts';

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
 * Sums the file up, then sends its rows. A run that is killed goes on where it was when the same is imported
 * again.
 *
 * @throws {CliError} when the API does not answer, or refuses the user
 * @throws {FileRefused} when the file cannot be read
 */
export async function runImport(app: App, props: ImportProps): Promise<ImportReport> {
  const { file, answered, isDryRun } = props;
  const refusedByReader: RefusedRow[] = [];
  const preview = await previewFile(contentOf(file), answered.options, (row) => {
    if (row.outcome === 'refused') {
      refusedByReader.push(row);
    }
  });
  const checkpoint = isDryRun ? unkept() : await openCheckpoint(app, file, answered.options.answers ?? {});
  const { outcomes, refused } = await send(app, props, preview, checkpoint);
  const all = [...refusedByReader, ...refused];
  const report = { file, isDryRun, preview: withRefused(preview, refused), tally: outcomes.tally() };
  if (isDryRun) {
    return { ...report, refusedFile: undefined };
  }
  const refusedFile = refusedFileOf(file);
  if (all.length > 0) {
    await writeRefused(refusedFile, answered.inspection, all);
  } else if (existsSync(refusedFile)) {
    // Of an earlier run: nothing is refused any more.
    rmSync(refusedFile);
  }
  checkpoint.remove();
  return { ...report, refusedFile: all.length > 0 ? refusedFile : undefined };
}

async function send(
  { client, terminal }: App,
  { file, answered, isDryRun, concurrency }: ImportProps,
  { taken }: Preview,
  checkpoint: Checkpoint,
): Promise<{ readonly outcomes: Outcomes; readonly refused: readonly RefusedByApi[] }> {
  const { done: doneBefore, tally, refused: refusedBefore } = checkpoint.before;
  const outcomes = new Outcomes(doneBefore, tally);
  const refused = [...refusedBefore];
  let done = doneBefore;
  let keptAt = terminal.now().getTime();
  const keep = () => {
    const { doneThrough } = outcomes;
    checkpoint.keep({
      done: doneThrough,
      tally: outcomes.tally(doneThrough),
      refused: refused.filter(({ ordinal }) => ordinal < doneThrough),
    });
  };
  const progress = await startProgress(terminal, 'rows', taken);
  const onResults = (results: readonly RowResult[]) => {
    done += results.length;
    for (const { row, outcome, field = 'row', reason = '' } of results) {
      outcomes.set(row.ordinal, outcome);
      if (outcome === 'refused') {
        const { line, cells } = row.row;
        refused.push({ ordinal: row.ordinal, line, cells, field, reason });
      }
    }
    progress.show(done);
    if (terminal.now().getTime() - keptAt >= KEEP_EVERY_MS) {
      keep();
      keptAt = terminal.now().getTime();
    }
  };
  try {
    const rows = readExpenses(contentOf(file), answered.options);
    await sendRows(rows, { client, isDryRun, concurrency, doneBefore, onResults });
  } catch (error) {
    keep();
    throw error;
  } finally {
    progress.end();
  }
  return { outcomes, refused };
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
    before: { done: 0, tally: emptyTally(), refused: [] },
    keep: () => undefined,
    remove: () => undefined,
  };
}
