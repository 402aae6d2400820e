import { readFee } from './fee.ts';
import { leave } from './leave.ts';
import type { Leaving } from './leave.ts';
import type { CellPlan, MeaningPlan } from './plan.ts';
import type { Entry } from './read-cells.ts';

/** Which way the money went, and what came in where the file's own words say it. */
export type Side = 'out' | 'in' | 'refund' | 'income';

/** Which way the money went. */
export function sideOf(meaning: MeaningPlan, entry: Entry): Side | Leaving {
  const key = entry.word.toLowerCase();
  const word = meaning.words.get(key);
  if (meaning.asked.has(`word.${key}`) && word === undefined) {
    return leave('unanswered', `what the word ${JSON.stringify(entry.word)} means is not answered`);
  }
  switch (word) {
    case 'leave-out':
      return leave('answered', `rows with ${JSON.stringify(entry.word)} are left out`);
    case 'transfer':
    case 'hold':
      return leave(word, `${JSON.stringify(entry.word)} is a ${word}`);
    case 'conversion':
      return leave('conversion', `${JSON.stringify(entry.word)} is a part of a conversion`);
    case 'refund':
    case 'income':
      // Where signs tell the way, money that went out did not come back.
      return meaning.direction !== 'words' && bySign(meaning, entry) === 'out' ? 'out' : word;
    case 'out':
    case 'in':
      return meaning.direction === 'words' ? byWord(meaning, entry, word) : bySign(meaning, entry);
    default:
      return bySign(meaning, entry);
  }
}

function byWord(meaning: MeaningPlan, entry: Entry, word: 'out' | 'in'): Side | Leaving {
  const usual = meaning.wordSigns.get(entry.word.toLowerCase());
  if (usual === 'unanswered') {
    return leave('unanswered', `what a minus beside ${JSON.stringify(entry.word)} means is not answered`);
  }
  const isUsual = usual === undefined || entry.isNegative === (usual === 'usual-minus');
  return isUsual ? word : reversed(word);
}

function bySign(meaning: MeaningPlan, entry: Entry): Side | Leaving {
  const { direction } = meaning;
  if (direction === 'words') {
    return leave('unanswered', 'the row has no word that tells which way the money went');
  }
  if (direction === 'minus-is-out' || direction === 'plus-is-out') {
    return entry.isNegative === (direction === 'minus-is-out') ? 'out' : 'in';
  }
  const isSwapped = direction === 'columns-swapped';
  const side = (entry.side === 'out') !== isSwapped ? 'out' : 'in';
  const usual = entry.side === 'out' ? meaning.outSign : meaning.inSign;
  if (usual === undefined && entry.side !== undefined) {
    return leave('unanswered', 'which sign is the usual one in its column is not answered');
  }
  return entry.isNegative === (usual === 'minus') ? side : reversed(side);
}

function reversed(side: 'out' | 'in'): Side {
  // What an account took and gives back is a refund; what it gave and takes back is spending.
  return side === 'out' ? 'refund' : 'out';
}

/**
 * What the entry changes its account's balance by, whatever becomes of it; undefined when that is not known.
 */
export function movementOf(plan: CellPlan, meaning: MeaningPlan, entry: Entry): bigint | undefined {
  if (entry.isForeign) {
    return undefined;
  }
  const word = meaning.words.get(entry.word.toLowerCase());
  if (word === undefined && meaning.asked.has(`word.${entry.word.toLowerCase()}`)) {
    return undefined;
  }
  const byWords = meaning.direction === 'words';
  const ownSide = byWords && (word === 'refund' || word === 'income') ? word : undefined;
  const tells = word === 'out' || word === 'in' ? word : undefined;
  const side =
    ownSide ?? (byWords && tells !== undefined ? byWord(meaning, entry, tells) : bySign(meaning, entry));
  if (typeof side === 'object') {
    return undefined;
  }
  const minor = side === 'out' ? -entry.minor : entry.minor;
  const fee = meaning.fee === 'added' ? readFee(plan, entry) : 0n;
  return typeof fee === 'bigint' ? minor - fee : minor;
}
