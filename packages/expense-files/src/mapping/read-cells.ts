import type { LeftOutRule } from '../import-row.ts';
import type { TableRow } from '../text/table.ts';
import { readAmount } from '../values/amount.ts';
import { readDate } from '../values/date.ts';
import { amountCell, amountColumns } from './amount-cell.ts';
import type { AmountCell, OneAmount } from './amount-cell.ts';
import type { CellPlan } from './plan.ts';
import { rowCurrency, scaledMinor } from './row-money.ts';
import { isBalanceText, isTotalText, statusMeaning } from './words.ts';

/** A row with its values read, and yet without their meaning. */
export interface Entry {
  state: 'entry';
  line: number;
  cells: readonly string[];
  /** YYYY-MM-DD; empty for a pending row that has no date yet. */
  date: string;
  /** Without a sign. */
  minor: bigint;
  isNegative: boolean;
  /** Of a pair of columns: the one that has the amount. */
  side: 'out' | 'in' | undefined;
  /** The column of the amount. */
  column: number;
  currency: string;
  /** The word that tells the direction or the type, as it is in the file. */
  word: string;
  status: string;
  account: string;
  /** The text says that the row is a balance, or a sum of others. */
  looksLike: 'balance' | 'total' | undefined;
  /** The amount is that of the foreign currency: the booked one is missing. */
  isForeign: boolean;
}

/** A row that cannot be read, and why. */
export interface Unreadable {
  state: 'refused';
  field: string;
  reason: string;
}

/** A row that is no entry. */
export interface NoEntry {
  state: 'left-out';
  rule: LeftOutRule;
  reason: string;
  currency?: string;
  amountMinor?: bigint;
}

const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2199-12-31';

/** What a row says before anything is answered about meanings. */
export function readCells(plan: CellPlan, row: TableRow): Entry | Unreadable | NoEntry {
  if (row.kind === 'header') {
    return { state: 'left-out', rule: 'repeated-header', reason: 'the header once more' };
  }
  if (row.problem !== undefined) {
    return { state: 'refused', field: 'row', reason: row.problem };
  }
  if (row.kind === 'text') {
    return { state: 'left-out', rule: 'text', reason: 'a line of text' };
  }
  const amount = amountCell(plan, row.cells);
  const dateText = row.cells[plan.date] ?? '';
  const date = rowDate(plan, dateText);
  const looksLike = looksLikeOf(plan, row.cells);
  if (typeof date !== 'string') {
    const isPending = statusMeaning(dateText) === 'pending';
    return isPending && amount.state === 'one'
      ? readEntry(plan, row, amount, '', looksLike, dateText)
      : withoutDate(plan, row, amount, date.problem, looksLike);
  }
  if (amount.state === 'none') {
    return looksLike === 'balance'
      ? { state: 'left-out', rule: 'balance', reason: 'a balance without an amount' }
      : { state: 'left-out', rule: 'no-amount', reason: `no amount in ${amountColumns(plan)}` };
  }
  if (amount.state === 'several') {
    return { state: 'refused', field: 'amount', reason: amount.reason };
  }
  return readEntry(plan, row, amount, date, looksLike, '');
}

/** The row's date. A year of another calendar, or one that is mistyped, is not taken as it is. */
function rowDate(plan: CellPlan, text: string): string | { problem: string } {
  const date = readDate(text, plan.dateOrder, plan.pivot, plan.firstYear);
  if (typeof date !== 'string' || (date >= FIRST_DAY && date <= LAST_DAY)) {
    return date;
  }
  const year = date.slice(0, 4);
  return { problem: `${JSON.stringify(text)} is in the year ${year}, and must be between 1900 and 2199` };
}

function withoutDate(
  plan: CellPlan,
  row: TableRow,
  amount: AmountCell,
  problem: string,
  looksLike: Entry['looksLike'],
): Entry | Unreadable | NoEntry {
  const dateText = row.cells[plan.date] ?? '';
  if (amount.state === 'none') {
    const hasBalance = (row.cells[plan.balance] ?? '') !== '';
    if (hasBalance || looksLike === 'balance') {
      return { state: 'left-out', rule: 'balance', reason: 'a balance without an amount' };
    }
    if (dateText === '' && isOnlyText(plan, row.cells)) {
      return { state: 'left-out', rule: 'continued-text', reason: 'more text of the row above' };
    }
    if (!/\d/u.test(dateText) || row.cells.filter((cell) => cell !== '').length <= 2) {
      return { state: 'left-out', rule: 'text', reason: 'no date and no amount' };
    }
  }
  if (looksLike !== undefined) {
    const entry = amount.state === 'one' ? readEntry(plan, row, amount, '', looksLike, '') : undefined;
    const sum = entry?.state === 'entry' ? { currency: entry.currency, amountMinor: signed(entry) } : {};
    return { state: 'left-out', rule: looksLike, reason: `a ${looksLike}, without a date`, ...sum };
  }
  if (amount.state === 'one' && !/\p{Nd}/u.test(dateText + amount.text)) {
    return { state: 'left-out', rule: 'text', reason: 'words in place of a date and an amount' };
  }
  return { state: 'refused', field: 'date', reason: problem };
}

function signed(entry: Entry): bigint {
  return entry.isNegative ? -entry.minor : entry.minor;
}

/** True when only columns of texts are filled. */
function isOnlyText(plan: CellPlan, cells: readonly string[]): boolean {
  const texts = [...plan.payee, ...plan.description, ...plan.notes];
  const filled = cells.flatMap((cell, index) =>
    cell === '' || index === sectionColumn(plan) ? [] : [index],
  );
  return filled.length > 0 && filled.every((index) => texts.includes(index));
}

function sectionColumn(plan: CellPlan): number {
  return plan.columns.indexOf('Section');
}

function looksLikeOf(plan: CellPlan, cells: readonly string[]): Entry['looksLike'] {
  let found: Entry['looksLike'];
  cells.forEach((cell, index) => {
    const text = cell.replace(/^[#*\s]+/u, '');
    if (text !== '' && text.length < 60 && index !== sectionColumn(plan) && /\p{L}/u.test(text)) {
      if (isBalanceText(text)) {
        found = 'balance';
      } else if (found === undefined && isTotalText(text)) {
        found = 'total';
      }
    }
  });
  return found;
}

function readEntry(
  plan: CellPlan,
  row: TableRow,
  cell: OneAmount,
  date: string,
  looksLike: Entry['looksLike'],
  statusInDate: string,
): Entry | Unreadable {
  const written = readAmount(cell.text, plan.decimal);
  if ('problem' in written) {
    return { state: 'refused', field: 'amount', reason: written.problem };
  }
  const currency = rowCurrency(plan, row.cells, cell, written.unit);
  if (typeof currency !== 'string') {
    return { state: 'refused', field: 'currency', reason: currency.problem };
  }
  const minor = scaledMinor(plan, written.digits, currency);
  if (typeof minor !== 'bigint') {
    return { state: 'refused', field: 'amount', reason: minor.problem };
  }
  const wordInCell = plan.usesAmountWords ? (written.word ?? '') : '';
  return {
    state: 'entry',
    line: row.line,
    cells: row.cells,
    date,
    minor,
    isNegative: written.isNegative,
    side: cell.side,
    column: cell.column,
    currency,
    word: wordInCell || (row.cells[plan.direction] ?? ''),
    status: statusInDate || (row.cells[plan.status] ?? ''),
    account: plan.account >= 0 ? (row.cells[plan.account] ?? '') : plan.fileAccount,
    looksLike,
    isForeign: cell.isForeign,
  };
}
