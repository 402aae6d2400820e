import type { Inspection, LeftOut, PlainSum, Preview } from 'expense-files';
import { counted } from '../output/output.ts';
import type { Tally } from './outcomes.ts';

/** What was done, or would be. */
export interface ImportReport {
  readonly file: string;
  readonly isDryRun: boolean;
  readonly preview: Preview;
  /** What became of the rows that can be expenses. */
  readonly tally: Tally;
  /** Where the refused rows are; undefined when there are none, or nothing was written. */
  readonly refusedFile: string | undefined;
}

/** What was found out about the file: each setting with its value, so that a wrong one is seen. */
export function settingsText({ format, settings }: Inspection): string {
  const shown = settings
    .filter(({ value }) => value !== undefined && value !== '' && value.length > 0)
    .map(({ id, value, state }) => {
      const text = typeof value === 'string' ? value : (value ?? []).join(' + ');
      return `${id} ${JSON.stringify(text)}${state === 'detected' ? '' : ` (${state})`}`;
    });
  return [`Format ${format}`, ...shown].join(', ');
}

/** The report for people, line by line. */
export function reportLines({ isDryRun, preview, tally, refusedFile }: ImportReport): string[] {
  const refused = preview.refusedCount + tally.refused;
  const verb = isDryRun ? 'would be ' : '';
  return [
    `${counted(preview.rows, 'row')}: ${tally.added} ${verb}added, ${tally.known} known, ${refused} refused,` +
      ` ${preview.rows - preview.taken - preview.refusedCount} left out`,
    ...noteLines(tally),
    ...preview.sums.map(
      ({ currency, expenses, expenseCount, refunds, refundCount, income, incomeCount, net }) =>
        `${currency}: expenses ${expenses} (${expenseCount}), refunds ${refunds} (${refundCount}),` +
        ` income ${income} (${incomeCount}); in less out ${net}`,
    ),
    ...(preview.firstDate === undefined ? [] : [`From ${preview.firstDate} to ${preview.lastDate ?? ''}`]),
    ...preview.leftOut.map(leftOutLine),
    ...preview.proofs.map(({ text }) => `Balance: ${text}`),
    ...preview.pairs.map(
      ({ kind, first, second }) =>
        `${kind === 'transfer' ? 'Perhaps moved between your accounts' : 'Perhaps pending, then booked'}: line` +
        ` ${first.line} (${first.amount} ${first.currency}) and line ${second.line} (${second.amount} ${second.currency})`,
    ),
    ...preview.questions.map(
      ({ id, title }) => `Open, and so some rows are left out: ${title} (--map ${id}=…)`,
    ),
    ...(refusedFile === undefined
      ? []
      : [`The refused rows, with reasons, are in ${refusedFile}: mend and import it`]),
  ];
}

/** What is known under the same id, and is not what the file says. */
function noteLines({ changed, deleted }: Tally): string[] {
  return [
    ...(changed === 0 ? [] : [`${counted(changed, 'row')} left as you have changed them since`]),
    ...(deleted === 0
      ? []
      : [`${counted(deleted, 'row')} left out, because you have deleted them: see expenses trash`]),
  ];
}

function leftOutLine({ rule, count, sums, examples }: LeftOut): string {
  const [example] = examples;
  const where = example === undefined ? '' : ` (line ${example.line}: ${example.reason})`;
  return `Left out, ${rule}: ${counted(count, 'row')}${sumsText(sums)}${where}`;
}

function sumsText(sums: readonly PlainSum[]): string {
  return sums.length === 0
    ? ''
    : `, ${sums.map(({ amount, currency }) => `${amount} ${currency}`).join(' and ')}`;
}

/** The report for programs. */
export function reportJson({ file, isDryRun, preview, tally, refusedFile }: ImportReport): unknown {
  const { rows, taken, sums, refused, refusedCount, leftOut, firstDate, lastDate, proofs, pairs, questions } =
    preview;
  return {
    file,
    isDryRun,
    rows,
    added: tally.added,
    known: tally.known,
    changed: tally.changed,
    deleted: tally.deleted,
    refused: refusedCount + tally.refused,
    leftOut: rows - taken - refusedCount,
    sums,
    firstDate: firstDate ?? null,
    lastDate: lastDate ?? null,
    leftOutByRule: leftOut,
    refusedRows: refused.map(({ line, field, reason }) => ({ line, field, reason })),
    proofs,
    pairs,
    questions: questions.map(({ id, title }) => ({ id, title })),
    refusedFile: refusedFile ?? null,
  };
}
