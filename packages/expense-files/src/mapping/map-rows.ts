import type { ImportRow } from '../import-row.ts';
import type { Table, TableRow } from '../text/table.ts';
import { readAmount } from '../values/amount.ts';
import { toMinor } from '../values/minor.ts';
import { decide } from './decide.ts';
import type { CellPlan, MeaningPlan } from './plan.ts';
import { readCells } from './read-cells.ts';
import type { Entry } from './read-cells.ts';
import { RowIds } from './row-id.ts';
import { movementOf } from './side-of.ts';
import { toExpense } from './to-expense.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/** What becomes of a row, and what it says about the account. */
export interface MappedRow {
  row: ImportRow;
  /** Absent for what is no entry. */
  entry?: MappedEntry;
}

/** What the balances and the other rows of a file are compared with. */
export interface MappedEntry {
  id: string;
  account: string;
  date: string;
  currency: string;
  /** What it changes the balance by; undefined when that is not known. */
  movement: bigint | undefined;
  /** Whether it is in the account's books: not pending, not failed. */
  isBooked: boolean;
  isPending: boolean;
  /** The balance after it. */
  balance: bigint | undefined;
  text: string;
}

/**
 * What becomes of each row, in the order of the file. A row waits for the next one, which may have more text.
 */
export async function* mapRows(
  table: Table,
  plan: CellPlan,
  meaning: MeaningPlan,
): AsyncGenerator<MappedRow> {
  const ids = new RowIds(plan);
  let waiting: { entry: Entry; moreText: string[] } | undefined;
  const after: MappedRow[] = [];
  for await (const row of table.rows()) {
    const read = readCells(plan, row);
    if (read.state === 'left-out' && read.rule === 'continued-text' && waiting !== undefined) {
      waiting.moreText.push(textOf(row));
      after.push({
        row: {
          ...{ outcome: 'left-out', line: row.line, cells: row.cells },
          ...{ rule: read.rule, reason: read.reason },
        },
      });
    } else {
      if (waiting !== undefined) {
        yield mapEntry(plan, meaning, ids, waiting.entry, waiting.moreText);
      }
      yield* after.splice(0);
      waiting = read.state === 'entry' ? { entry: read, moreText: [] } : undefined;
      if (read.state !== 'entry') {
        yield { row: unread(row, read) };
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
): MappedRow {
  const ownId = plan.idsAreOurs ? (entry.cells[plan.id] ?? '').toLowerCase() : '';
  const id = UUID.test(ownId) ? ownId : ids.next(entry);
  const row = entryRow(plan, meaning, entry, id, moreText);
  return { row, entry: mappedEntry(plan, meaning, entry, id) };
}

function entryRow(
  plan: CellPlan,
  meaning: MeaningPlan,
  entry: Entry,
  id: string,
  moreText: readonly string[],
): ImportRow {
  const place = { line: entry.line, cells: entry.cells };
  const amountMinor = entry.isNegative ? -entry.minor : entry.minor;
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
    const sum = { currency: entry.currency, amountMinor };
    return { outcome: 'refused', ...place, ...expense, id, ...sum };
  }
  const signedMinor = kind === 'EXPENSE' ? -minor : minor;
  return { outcome: 'taken', ...place, expense, signedMinor, account: entry.account };
}

function mappedEntry(plan: CellPlan, meaning: MeaningPlan, entry: Entry, id: string): MappedEntry {
  const { account, date, currency } = entry;
  const status = entry.status === '' ? 'booked' : meaning.statuses.get(entry.status.toLowerCase());
  const texts = [...plan.payee, ...plan.description].map((index) => entry.cells[index] ?? '');
  return {
    ...{ id, account, date, currency, movement: movementOf(plan, meaning, entry) },
    isBooked: status === 'booked' && entry.looksLike === undefined,
    isPending: status === 'pending',
    balance: balanceOf(plan, entry),
    text: texts.join(' ').replace(/\s+/gu, ' ').trim().slice(0, 120),
  };
}

function balanceOf(plan: CellPlan, { cells, currency }: Entry): bigint | undefined {
  const text = cells[plan.balance] ?? '';
  if (text === '') {
    return undefined;
  }
  const decimals = plan.currencies.get(currency)?.decimals ?? 2;
  const written = readAmount(text, plan.balanceDecimal);
  const balance = 'problem' in written ? undefined : toMinor(written.digits, decimals, currency);
  if ('problem' in written || typeof balance !== 'bigint') {
    return undefined;
  }
  const isDebit = /^(?:dr?|db|s)$/u.test(written.word ?? '');
  return written.isNegative || isDebit ? -balance : balance;
}
