import type { Entry } from '../entry.ts';
import { searchTextOf } from './search-text.ts';

/** The texts of a list's entries, one after the other in one string: it is searched many times as fast. */
interface Corpus {
  readonly texts: readonly string[];
  readonly all: string;
  /** Where the text of each entry begins; one more for the end. */
  readonly starts: Uint32Array;
  /** What was found last: one more letter often finds the same, and what was made of it holds. */
  last: readonly Entry[];
}

/** A list is a new one after each change. */
const corpora = new WeakMap<readonly Entry[], Corpus>();

/**
 * The entries of a part of a list whose texts have all of the words, in the order of the list.
 *
 * @param words folded, without white space, at least one
 * @param from the first place of the part
 * @param to the place behind its last
 */
export function entriesWith(
  list: readonly Entry[],
  words: readonly string[],
  from: number,
  to: number,
): readonly Entry[] {
  const corpus = corpusOf(list);
  const { texts, all, starts } = corpus;
  // The longest word is in the fewest texts.
  const [longest = '', ...others] = [...words].sort((one, other) => other.length - one.length);
  const end = starts[to] ?? 0;
  const found: Entry[] = [];
  let index = from;
  for (let place = all.indexOf(longest, starts[from]); place >= 0 && place < end;) {
    index = placeOf(starts, place, index);
    const text = texts[index] ?? '';
    const entry = list[index];
    if (entry !== undefined && others.every((word) => text.includes(word))) {
      found.push(entry);
    }
    place = all.indexOf(longest, starts[index + 1]);
  }
  // All of a list are the list: its sums and rows are made already.
  corpus.last = [list, corpus.last].find((known) => isSame(known, found)) ?? found;
  return corpus.last;
}

function isSame(one: readonly Entry[], other: readonly Entry[]): boolean {
  return one.length === other.length && one.every((entry, index) => entry === other[index]);
}

/** So many texts are made at once: a tap waits for no more. */
const TEXTS_AT_ONCE = 2000;

/**
 * Makes the texts of a list bit by bit, so that the first search finds them made.
 *
 * @param later runs something when there is time for it
 * @param isOver true ends it
 */
export function prepareSearch(
  list: readonly Entry[],
  later: (run: () => void) => void,
  isOver: () => boolean,
  from = 0,
): void {
  if (isOver()) {
    return;
  }
  if (from >= list.length) {
    corpusOf(list);
    return;
  }
  for (const entry of list.slice(from, from + TEXTS_AT_ONCE)) {
    searchTextOf(entry);
  }
  later(() => prepareSearch(list, later, isOver, from + TEXTS_AT_ONCE));
}

function corpusOf(list: readonly Entry[]): Corpus {
  const known = corpora.get(list);
  if (known !== undefined) {
    return known;
  }
  const texts = list.map(searchTextOf);
  const starts = new Uint32Array(texts.length + 1);
  texts.forEach((text, index) => {
    starts[index + 1] = (starts[index] ?? 0) + text.length + 1;
  });
  // No word has a line break: none is found across two texts.
  const made: Corpus = { texts, all: texts.join('\n'), starts, last: [] };
  corpora.set(list, made);
  return made;
}

/** The entry whose text is at a place: most often the next one, else it is looked for. */
function placeOf(starts: Uint32Array, place: number, from: number): number {
  if ((starts[from + 1] ?? Infinity) > place) {
    return from;
  }
  let low = from;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= place) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}
