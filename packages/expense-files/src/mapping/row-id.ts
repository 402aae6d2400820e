import { sha256 } from '@noble/hashes/sha2.js';
import { decimalEvidence } from '../values/amount.ts';
import { writtenDate } from '../values/date.ts';
import type { CellPlan } from './plan.ts';
import type { Entry } from './read-cells.ts';

const encoder = new TextEncoder();

/** Another version makes other ids: every file would be imported once more. */
const VERSION = 'expense-files:1';

/**
 * Gives rows their ids. The id of a row follows from its content and from how many rows with the same content
 * came before it: two equal coffees have two ids, and the same file has the same ids again. A bank's own id
 * is a part of the content, because banks use them twice. What is answered about signs, words and categories
 * does not count, nor do balances and states, which change from one file to the next.
 */
export class RowIds {
  readonly #plan: CellPlan;
  readonly #seen = new Map<string, number>();

  constructor(plan: CellPlan) {
    this.#plan = plan;
  }

  /** The id of the row: a UUID of version 8 (RFC 9562), made of a SHA-256 hash. */
  next(entry: Entry): string {
    const content = contentOf(this.#plan, entry);
    const key = uuidOf(content);
    const before = this.#seen.get(key) ?? 0;
    this.#seen.set(key, before + 1);
    return before === 0 ? key : uuidOf([...content, `${before + 1}`]);
  }
}

function contentOf(plan: CellPlan, entry: Entry): string[] {
  const texts = entry.cells
    .filter((cell, index) => plan.isContent[index] === true && isIdentifying(cell))
    .map((cell) => cell.normalize('NFKC').replace(/\s+/gu, ' ').trim())
    .sort();
  // A minus of zero does not exist here: zero rows have no ids.
  const amount = `${entry.isNegative ? '-' : ''}${entry.minor}`;
  const { date, currency, account } = entry;
  return [VERSION, date, amount, currency, account, entry.word.toLowerCase(), ...texts];
}

/** A date or an amount may be written otherwise in the next file. */
function isIdentifying(cell: string): boolean {
  if (cell.trim() === '') {
    return false;
  }
  if (cell.length > 40 || !/\d/u.test(cell)) {
    return true;
  }
  const evidence = /[.,٫]/u.test(cell) ? decimalEvidence(cell) : 'whole';
  const isNumber = evidence === '.' || evidence === ',' || evidence === 'unclear';
  return !isNumber && writtenDate(cell) === undefined;
}

/** A UUID of version 8, made of the texts by SHA-256. */
export function uuidOf(content: readonly string[]): string {
  const bytes = sha256(encoder.encode(content.join('\u001f'))).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
