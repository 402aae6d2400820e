import { isCardPaymentRow, isRefundRow, isTransferRow } from '../mapping/decide.ts';
import type { CellPlan, ConversionLeg } from '../mapping/plan.ts';
import { readCells } from '../mapping/read-cells.ts';
import type { Entry } from '../mapping/read-cells.ts';
import { statusMeaning } from '../mapping/words.ts';
import type { Sample } from '../setting.ts';
import type { Table } from '../text/table.ts';
import { hasValue } from '../values/digits.ts';
import { toMajor } from '../values/minor.ts';

/** How often entries are positive and negative, and where. */
export interface SignCount {
  plus: number;
  minus: number;
  samples: Sample[];
}

/** A word of the file, and the signs beside it. */
export interface WordCount extends SignCount {
  /** As it is in the file the first time. */
  text: string;
}

/** What the entries of a file say about the questions that are left. */
export interface EntryStats {
  entries: number;
  signs: SignCount;
  /** Rows without a minus and with one. */
  bySign: { plus: Sample[]; minus: Sample[] };
  /** In the column for money that went out, and for money that came in. */
  out: SignCount;
  in: SignCount;
  /** By the word in lower case. */
  words: Map<string, WordCount>;
  statuses: Map<string, WordCount>;
  accounts: Map<string, WordCount>;
  rowTypes: Map<string, WordCount>;
  refunds: Sample[];
  transfers: Sample[];
  cardPayments: Sample[];
  totals: Sample[];
  balances: Sample[];
  fees: Sample[];
  foreign: Sample[];
  blankCategories: Sample[];
  categories: Map<string, WordCount>;
  /** Rows that belong to another, by its id. */
  referring: Map<string, { word: string; leg: ConversionLeg }[]>;
  pendingDates: number;
}

const MOST_SAMPLES = 5;
const MOST_CATEGORIES = 300;
const MOST_REFERRING = 100_000;

/** Reads the table once more, with the values' forms known. */
export async function entryStats(table: Table, plan: CellPlan): Promise<EntryStats> {
  const stats = emptyEntryStats();
  for await (const row of table.rows()) {
    const entry = readCells(plan, row);
    if (entry.state === 'entry' && entry.minor > 0n) {
      addEntry(stats, plan, entry);
    }
  }
  return stats;
}

/** What is known before any row. */
export function emptyEntryStats(): EntryStats {
  const signs = (): SignCount => ({ plus: 0, minus: 0, samples: [] });
  return {
    ...{
      entries: 0,
      signs: signs(),
      bySign: { plus: [], minus: [] },
      out: signs(),
      in: signs(),
      words: new Map(),
      statuses: new Map(),
    },
    ...{ accounts: new Map(), rowTypes: new Map(), refunds: [], transfers: [], cardPayments: [], totals: [] },
    ...{
      balances: [],
      fees: [],
      foreign: [],
      blankCategories: [],
      categories: new Map(),
      referring: new Map(),
    },
    pendingDates: 0,
  };
}

function addEntry(stats: EntryStats, plan: CellPlan, entry: Entry): void {
  const sample = sampleOf(plan, entry);
  stats.entries += 1;
  stats.pendingDates += entry.date === '' ? 1 : 0;
  addSign(stats.signs, entry, sample);
  keep(entry.isNegative ? stats.bySign.minus : stats.bySign.plus, sample);
  if (entry.side !== undefined) {
    addSign(entry.side === 'out' ? stats.out : stats.in, entry, sample);
  }
  addWord(stats.words, entry.word, entry, sample);
  addWord(stats.statuses, entry.status, entry, sample);
  addWord(stats.accounts, entry.account, entry, sample);
  addWord(stats.rowTypes, plan.rowType < 0 ? '' : (entry.cells[plan.rowType] ?? ''), entry, sample);
  addReferring(stats, plan, entry);
  const category = entry.cells[plan.category] ?? '';
  if (category === '') {
    keep(stats.blankCategories, sample);
  } else if (stats.categories.size < MOST_CATEGORIES) {
    addWord(stats.categories, category, entry, sample);
  }
  // What is not carried out asks nothing more.
  if (statusMeaning(entry.status) === 'not-carried-out') {
    return;
  }
  const about: [Sample[], boolean][] = [
    [stats.refunds, isRefundRow(plan, entry)],
    [stats.transfers, isTransferRow(plan, entry)],
    [stats.cardPayments, isCardPaymentRow(plan, entry)],
    [stats.totals, entry.looksLike === 'total'],
    [stats.balances, entry.looksLike === 'balance'],
    [stats.fees, hasValue(entry.cells[plan.fee] ?? '')],
    [stats.foreign, entry.isForeign],
  ];
  for (const [samples, isSuch] of about) {
    if (isSuch) {
      keep(samples, sample);
    }
  }
}

function addSign(count: SignCount, entry: Entry, sample: Sample): void {
  count.plus += entry.isNegative ? 0 : 1;
  count.minus += entry.isNegative ? 1 : 0;
  keep(count.samples, sample);
}

function addWord(words: Map<string, WordCount>, text: string, entry: Entry, sample: Sample): void {
  if (text === '') {
    return;
  }
  const key = text.toLowerCase();
  const word = words.get(key) ?? { text, plus: 0, minus: 0, samples: [] };
  words.set(key, word);
  addSign(word, entry, sample);
}

function addReferring(stats: EntryStats, plan: CellPlan, entry: Entry): void {
  const reference = entry.cells[plan.reference] ?? '';
  if (reference !== '' && stats.referring.size < MOST_REFERRING) {
    const list = stats.referring.get(reference) ?? [];
    list.push({ word: entry.word.toLowerCase(), leg: { minor: entry.minor, currency: entry.currency } });
    stats.referring.set(reference, list);
  }
}

function keep(samples: Sample[], sample: Sample): void {
  if (samples.length < MOST_SAMPLES) {
    samples.push(sample);
  }
}

/** A row as a person recognises it: date, amount, text. */
function sampleOf(plan: CellPlan, entry: Entry): Sample {
  const decimals = plan.currencies.get(entry.currency)?.decimals ?? 2;
  const amount = `${entry.isNegative ? '-' : ''}${toMajor(entry.minor, decimals)} ${entry.currency}`;
  const texts = [...plan.payee, ...plan.description].map((index) => entry.cells[index] ?? '');
  const text = [entry.date, amount, entry.word, ...texts].filter((part) => part !== '').join(' · ');
  return { line: entry.line, text: text.replace(/\s+/gu, ' ').slice(0, 160) };
}
