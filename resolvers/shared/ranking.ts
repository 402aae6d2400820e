import { slices } from './slices.ts';

/**
 * Lists in the order of a number, the largest first. `sort` of APPSYNC_JS takes no function, so strings that
 * begin with the number are sorted.
 */

/** What can be ranked: `rank` is a whole number of at most 24 digits. */
export interface Ranked {
  rank: number;
  /** Orders those of equal rank; no two in a list are the same. */
  name: string;
}

/** The list in order: the largest rank first, equal ranks by name. */
export function ranked<T extends Ranked>(list: T[]): T[] {
  const byName: Record<string, T> = {};
  const keys: string[] = [];
  for (const slice of slices(list)) {
    for (const one of slice) {
      const key = `${descending(one.rank)}${one.name}`;
      byName[key] = one;
      keys.push(key);
    }
  }
  keys.sort();
  const inOrder: T[] = [];
  for (const slice of slices(keys)) {
    for (const key of slice) {
      const one = byName[key];
      if (one) {
        inOrder.push(one);
      }
    }
  }
  return inOrder;
}

/**
 * A string of 28 digits that sorts the other way round than the number. Three parts of at most ten digits
 * each: how AppSync prints a larger number is not documented. `slice` drops a fraction, should it print one.
 */
function descending(rank: number): string {
  const upper = Math.floor(rank / 100000000);
  const high = Math.floor(upper / 100000000);
  const middle = upper - high * 100000000;
  const low = rank - upper * 100000000;
  return (
    `${1500000000 - high}`.slice(0, 10) +
    `${199999999 - middle}`.slice(0, 9) +
    `${199999999 - low}`.slice(0, 9)
  );
}
