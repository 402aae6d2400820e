import type { ImportRow } from '../import-row.ts';
import type { Table, TableRow } from '../text/table.ts';
import { decide } from './decide.ts';
import type { CellPlan, MeaningPlan } from './plan.ts';
import { readCells } from './read-cells.ts';
import type { Entry } from './read-cells.ts';
import { RowIds } from './row-id.ts';
import { toExpense } from './to-expense.ts';

/** What becomes of each row, in the order of the file. A row waits for the next one, which may have more text. */
export async function* mapRows(
  table: Table,
  plan: CellPlan,
  meaning: MeaningPlan,
): AsyncGenerator<ImportRow> {
  const ids = new RowIds(plan);
  let waiting: { entry: Entry; moreText: string[] } | undefined;
  const after: ImportRow[] = [];
  for await (const row of table.rows()) {
    const read = readCells(plan, row);
    if (read.state === 'left-out' && read.rule === 'continued-text' && waiting !== undefined) {
      waiting.moreText.push(textOf(row));
      after.push({
        outcome: 'left-out',
        line: row.line,
        cells: row.cells,
        rule: read.rule,
        reason: read.reason,
      });
    } else {
      if (waiting !== undefined) {
        yield mapEntry(plan, meaning, ids, waiting.entry, waiting.moreText);
      }
      yield* after.splice(0);
      waiting = read.state === 'entry' ? { entry: read, moreText: [] } : undefined;
      if (read.state !== 'entry') {
        yield unread(row, read);
      }
    }
  }
  if (waiting !== undefined) {
    yield mapEntry(plan, meaning, ids, waiting.entry, waiting.moreText);
  }
  yield* after;
}

function textOf(row: TableRow): string {
  return row.cells.filter((cell) => cell !== '').join(' ');
}

function unread(row: TableRow, read: Exclude<ReturnType<typeof readCells>, Entry>): ImportRow {
  const place = { line: row.line, cells: row.cells };
  if (read.state === 'refused') {
    return { outcome: 'refused', ...place, field: read.field, reason: read.reason };
  }
  const { rule, reason, currency, amountMinor } = read;
  const sum = currency === undefined || amountMinor === undefined ? {} : { currency, amountMinor };
  // More text without a row above it is a line of text.
  const kept = rule === 'continued-text' ? 'text' : rule;
  return { outcome: 'left-out', ...place, rule: kept, reason, ...sum };
}

function mapEntry(
  plan: CellPlan,
  meaning: MeaningPlan,
  ids: RowIds,
  entry: Entry,
  moreText: readonly string[],
): ImportRow {
  const place = { line: entry.line, cells: entry.cells };
  const amountMinor = entry.isNegative ? -entry.minor : entry.minor;
  const ownId = plan.idsAreOurs ? (entry.cells[plan.id] ?? '').toLowerCase() : '';
  const id = ownId === '' ? ids.next(entry) : ownId;
  const decision = decide(plan, meaning, entry, id);
  if (decision.state === 'left-out') {
    const { rule, reason } = decision;
    return { outcome: 'left-out', ...place, rule, reason, currency: entry.currency, amountMinor, id };
  }
  if (decision.state === 'refused') {
    return { outcome: 'refused', ...place, field: decision.field, reason: decision.reason, id };
  }
  const { kind, minor, currency } = decision;
  const expense = toExpense(plan, meaning, entry, { id, kind, minor, currency, moreText });
  if (!('id' in expense)) {
    return { outcome: 'refused', ...place, ...expense, id };
  }
  const signedMinor = kind === 'EXPENSE' ? -minor : minor;
  return { outcome: 'taken', ...place, expense, signedMinor, account: entry.account };
}
