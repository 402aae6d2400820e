/** What became of a row that could be an expense. */
export type Outcome = 'added' | 'known' | 'changed' | 'deleted' | 'refused';

/** In the order of a report. */
const OUTCOMES: readonly Outcome[] = ['added', 'known', 'changed', 'deleted', 'refused'];

/** How many rows had each outcome. */
export type Tally = Readonly<Record<Outcome, number>>;

/** A row that the API did not take. */
export interface RefusedByApi {
  /** The place among the rows that could be expenses, from 0. */
  readonly ordinal: number;
  readonly line: number;
  readonly cells: readonly string[];
  readonly field: string;
  readonly reason: string;
}

/**
 * What became of each row, one byte each, and up to which row all are done: there a broken-off import goes
 * on.
 */
export class Outcomes {
  #codes = new Uint8Array(1024);
  #doneThrough: number;
  readonly #earlier: Tally;

  /**
   * @param doneBefore the number of rows that an earlier run has done
   * @param earlier what became of them
   */
  constructor(doneBefore: number, earlier: Tally) {
    this.#doneThrough = doneBefore;
    this.#earlier = earlier;
    this.#first = doneBefore;
  }

  readonly #first: number;

  /** The number of rows from the first on that are all done. */
  get doneThrough(): number {
    return this.#doneThrough;
  }

  set(ordinal: number, outcome: Outcome): void {
    const place = ordinal - this.#first;
    if (place >= this.#codes.length) {
      const larger = new Uint8Array(Math.max(place + 1, this.#codes.length * 2));
      larger.set(this.#codes);
      this.#codes = larger;
    }
    this.#codes[place] = OUTCOMES.indexOf(outcome) + 1;
    while ((this.#codes[this.#doneThrough - this.#first] ?? 0) !== 0) {
      this.#doneThrough += 1;
    }
  }

  /** @param end counts rows before this one. @default all */
  tally(end = Infinity): Tally {
    const tally = { ...this.#earlier };
    for (const code of this.#codes.subarray(0, Math.max(0, end - this.#first))) {
      const outcome = OUTCOMES[code - 1];
      if (outcome !== undefined) {
        tally[outcome] += 1;
      }
    }
    return tally;
  }
}

/** Of no rows. */
export function emptyTally(): Tally {
  return { added: 0, known: 0, changed: 0, deleted: 0, refused: 0 };
}
