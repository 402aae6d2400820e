import type { Table } from '../text/table.ts';
import { amountParts, bodyEvidence } from '../values/amount.ts';
import type { DecimalEvidence } from '../values/amount.ts';
import { countedOrders, isCountedDate, possibleOrders, writtenDate } from '../values/date.ts';
import type { DateOrder } from '../values/date.ts';

/** A value of a column. */
interface ValueCount {
  /** As it is in the file the first time. */
  text: string;
  count: number;
  line: number;
}

/** What all cells of a column say about it. */
export interface ColumnStats {
  name: string;
  index: number;
  /** Cells that are not blank. */
  filled: number;
  dates: number;
  counted: number;
  /** How many dates can be read in each order. */
  orders: Map<DateOrder, number>;
  /** The same for numbers that count days or seconds. */
  countedOrders: Map<DateOrder, number>;
  /** The numbers that stand first, and last, in its dates: the year is the one that hardly changes. */
  firsts: Set<number>;
  lasts: Set<number>;
  twoDigitYears: boolean;
  amounts: number;
  evidence: Map<DecimalEvidence, number>;
  /** The places of the columns that have an amount in a row in which this one has one; zeros do not count. */
  valuedWith: Set<number>;
  negative: number;
  positive: number;
  /** Currencies and symbols within amounts. */
  units: Map<string, ValueCount>;
  /** Words within amounts, such as `cr`. */
  words: Map<string, ValueCount>;
  /** The values in lower case; undefined when there are too many for words. */
  values: Map<string, ValueCount> | undefined;
  /** The first cells. */
  samples: { line: number; text: string }[];
}

/** More values than this are no set of words. */
const MOST_VALUES = 200;
/** Cells after which a column without a date or amount is known to have none. */
const ENOUGH = 300;
const MOST_SAMPLES = 5;

/** Reads the whole table once. */
export async function columnStats(table: Table): Promise<{ stats: ColumnStats[]; rows: number }> {
  const stats = table.columns.map(emptyStats);
  let rows = 0;
  for await (const { line, cells, kind, problem } of table.rows()) {
    if (kind === undefined && problem === undefined && !isTitle(cells)) {
      rows += 1;
      const valued: ColumnStats[] = [];
      for (const column of stats) {
        const text = cells[column.index] ?? '';
        if (text !== '' && addCell(column, text, line)) {
          valued.push(column);
        }
      }
      noteTogether(valued);
    }
  }
  return { stats, rows };
}

function noteTogether(valued: readonly ColumnStats[]): void {
  for (const column of valued) {
    for (const { index } of valued) {
      column.valuedWith.add(index);
    }
  }
}

/** A line of text between rows: it says nothing about the columns. */
function isTitle(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '' && cell.length < 100);
  return (
    cells.length > 4 &&
    filled.length <= 3 &&
    !filled.some((cell) => writtenDate(cell) !== undefined || isCountedDate(cell))
  );
}

function emptyStats(name: string, index: number): ColumnStats {
  return {
    ...{
      name,
      index,
      filled: 0,
      dates: 0,
      counted: 0,
      orders: new Map(),
      countedOrders: new Map(),
      valuedWith: new Set(),
      firsts: new Set(),
      lasts: new Set(),
    },
    ...{ twoDigitYears: false, amounts: 0, evidence: new Map(), negative: 0, positive: 0 },
    ...{ units: new Map(), words: new Map(), values: new Map(), samples: [] },
  };
}

/** @returns whether it is an amount that is not zero */
function addCell(column: ColumnStats, text: string, line: number): boolean {
  column.filled += 1;
  if (column.samples.length < MOST_SAMPLES) {
    column.samples.push({ line, text });
  }
  if (column.values !== undefined) {
    addCount(column.values, text.toLowerCase(), text, line);
    if (column.values.size > MOST_VALUES) {
      column.values = undefined;
    }
  }
  if (text.length > 40 || !/\p{Nd}/u.test(text)) {
    return false;
  }
  if (column.filled < ENOUGH || column.dates + column.counted > 0) {
    addDate(column, text);
  }
  return (column.filled < ENOUGH || column.amounts > 0) && addAmount(column, text, line);
}

function addDate(column: ColumnStats, text: string): void {
  const counted = countedOrders(text);
  if (counted.length > 0) {
    column.counted += 1;
    for (const order of counted) {
      column.countedOrders.set(order, (column.countedOrders.get(order) ?? 0) + 1);
    }
    return;
  }
  const date = writtenDate(text);
  if (date === undefined) {
    return;
  }
  column.dates += 1;
  for (const order of possibleOrders(date)) {
    column.orders.set(order, (column.orders.get(order) ?? 0) + 1);
  }
  if (column.firsts.size < 400 && column.lasts.size < 400) {
    column.firsts.add(date.numbers[0]);
    column.lasts.add(date.numbers[2]);
  }
  column.twoDigitYears ||= date.widths[0] <= 2 && date.widths[2] === 2;
}

function addAmount(column: ColumnStats, text: string, line: number): boolean {
  const parts = amountParts(text);
  const evidence = 'problem' in parts ? 'neither' : bodyEvidence(parts.body);
  if ('problem' in parts || evidence === 'neither') {
    return false;
  }
  column.amounts += 1;
  column.evidence.set(evidence, (column.evidence.get(evidence) ?? 0) + 1);
  const isValue = /[1-9]/u.test(parts.body);
  if (isValue) {
    column.negative += parts.isNegative ? 1 : 0;
    column.positive += parts.isNegative ? 0 : 1;
  }
  if (parts.unit !== undefined) {
    addCount(column.units, parts.unit, parts.unit, line);
  }
  if (parts.word !== undefined) {
    addCount(column.words, parts.word, parts.word, line);
  }
  return isValue;
}

/** Counts a value, and remembers where it was first. */
function addCount(counts: Map<string, ValueCount>, key: string, text: string, line: number): void {
  const before = counts.get(key);
  if (before === undefined) {
    counts.set(key, { text, count: 1, line });
  } else {
    before.count += 1;
  }
}
