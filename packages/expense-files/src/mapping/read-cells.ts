import type { LeftOutRule } from '../import-row.ts';
import type { TableRow } from '../text/table.ts';
import { readAmount } from '../values/amount.ts';
import { currenciesOf } from '../values/currency.ts';
import { readDate } from '../values/date.ts';
import { toMinor } from '../values/minor.ts';
import type { CellPlan } from './plan.ts';
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
  const date = readDate(dateText, plan.dateOrder, plan.pivot);
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
      : { state: 'left-out', rule: 'no-amount', reason: 'no amount' };
  }
  if (amount.state === 'several') {
    return { state: 'refused', field: 'amount', reason: amount.reason };
  }
  return readEntry(plan, row, amount, date, looksLike, '');
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
  if (looksLike !== undefined && amount.state === 'one') {
    const entry = readEntry(plan, row, amount, '', looksLike, '');
    const sum = entry.state === 'entry' ? { currency: entry.currency, amountMinor: signed(entry) } : {};
    return { state: 'left-out', rule: looksLike, reason: `a ${looksLike}, without a date`, ...sum };
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

type AmountCell =
  | { state: 'none' }
  | { state: 'several'; reason: string }
  | {
      state: 'one';
      text: string;
      column: number;
      side: Entry['side'];
      currency: string | undefined;
      isForeign: boolean;
    };

const BLANK = /^[-–—\s]*$/u;
const ZERO = /^[^1-9]*$/u;

/** The one cell with the row's amount. A zero counts when there is nothing else. */
function amountCell(plan: CellPlan, cells: readonly string[]): AmountCell {
  const places: { column: number; side: Entry['side']; currency: string | undefined }[] = plan.usesPair
    ? [
        { column: plan.out, side: 'out', currency: undefined },
        { column: plan.in, side: 'in', currency: undefined },
      ]
    : plan.amounts.map((amount) => ({ ...amount, side: undefined }));
  const filled = places
    .map((place) => ({ ...place, text: cells[place.column] ?? '' }))
    .filter(({ text, column }) => column >= 0 && !isBlankAmount(text, places.length));
  const valued = filled.filter(({ text }) => !ZERO.test(text) || !/\p{Nd}/u.test(text));
  if (valued.length > 1) {
    const names = valued.map(({ column, text }) => `${plan.columns[column] ?? ''} ${text}`).join(', ');
    return {
      state: 'several',
      reason: `has two amounts, ${names}: only one of the columns may have a value`,
    };
  }
  const one = valued[0] ?? filled[0];
  if (one !== undefined) {
    return { state: 'one', isForeign: false, ...one };
  }
  const foreign = cells[plan.foreignAmount] ?? '';
  if (!BLANK.test(foreign) && !ZERO.test(foreign)) {
    const currency = cells[plan.foreignCurrency];
    return {
      state: 'one',
      text: foreign,
      column: plan.foreignAmount,
      side: undefined,
      currency,
      isForeign: true,
    };
  }
  return { state: 'none' };
}

/** A dash is no amount: in the one column of amounts it is an error, in a pair it is the idle side. */
function isBlankAmount(text: string, columns: number): boolean {
  return columns > 1 ? BLANK.test(text) : text.trim() === '';
}

function readEntry(
  plan: CellPlan,
  row: TableRow,
  cell: Extract<AmountCell, { state: 'one' }>,
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
  const minor = scaled(plan, written.digits, currency);
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

function scaled(plan: CellPlan, digits: string, currency: string): bigint | { problem: string } {
  const decimals = plan.currencies.get(currency)?.decimals ?? 2;
  if (plan.scale === 'major') {
    return toMinor(digits, decimals, currency);
  }
  if (plan.scale === 'minor') {
    return toMinor(digits, 0, `minor units of ${currency}`);
  }
  const thousandths = toMinor(digits, 0, 'thousandths');
  if (typeof thousandths !== 'bigint') {
    return thousandths;
  }
  const unit = 10n ** BigInt(3 - decimals);
  return thousandths % unit === 0n
    ? thousandths / unit
    : { problem: `${digits} thousandths have more decimals than ${currency} has; nothing is rounded` };
}

/** The row's currency. What the amount's cell says must agree with the row and the file. */
function rowCurrency(
  plan: CellPlan,
  cells: readonly string[],
  cell: Extract<AmountCell, { state: 'one' }>,
  unit: string | undefined,
): string | { problem: string } {
  const named = plan.currency >= 0 && !cell.isForeign ? (cells[plan.currency] ?? '') : '';
  const told = cell.currency ?? named;
  const expected = told === '' ? plan.fileCurrency : currencyNamed(plan, told, plan.fileCurrency);
  if (expected !== undefined && typeof expected !== 'string') {
    return expected;
  }
  if (unit === undefined) {
    return expected ?? { problem: 'is missing: neither the row nor the file names it' };
  }
  const inCell = currencyNamed(plan, unit, expected);
  if (typeof inCell !== 'string') {
    return inCell;
  }
  if (expected !== undefined && inCell !== expected && !plan.currencyInCell) {
    return { problem: `the amount is in ${inCell}, the ${told === '' ? 'file' : 'row'} is in ${expected}` };
  }
  return inCell;
}

function currencyNamed(
  plan: CellPlan,
  unit: string,
  expected: string | undefined,
): string | { problem: string } {
  const candidates = currenciesOf(unit, plan.currencies);
  const answered = plan.symbols.get(unit.toLowerCase());
  if (answered !== undefined) {
    return answered;
  }
  if (expected !== undefined && candidates.includes(expected)) {
    return expected;
  }
  if (candidates.length === 1 && candidates[0] !== undefined) {
    return candidates[0];
  }
  return candidates.length === 0
    ? { problem: `${JSON.stringify(unit)} is no currency that an expense can have` }
    : {
        problem: `${JSON.stringify(unit)} can be ${candidates.slice(0, 4).join(', ')}: answer symbol.${unit.toLowerCase()}`,
      };
}
