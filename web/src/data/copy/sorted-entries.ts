import type { Entry } from '../entry.ts';

/** Above this many changes at once, going through the whole list is faster than placing each. */
const FEW = 200;

/**
 * The order of every list: the newest date first, within a day the newest entered first.
 *
 * @returns less than 0 when `one` comes before `other`
 */
export function byNewest(one: Entry, other: Entry): number {
  return (
    compare(other.date, one.date) || compare(other.createdAt, one.createdAt) || compare(other.id, one.id)
  );
}

/** By code units, as the server sorts. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * A sorted list with entries taken out and put in.
 *
 * @param without entries of the list, as they stand in it
 * @param added entries that are not in it
 */
export function replaced(
  sorted: readonly Entry[],
  without: ReadonlySet<Entry>,
  added: readonly Entry[],
): readonly Entry[] {
  if (without.size + added.length > FEW) {
    const kept = without.size === 0 ? sorted : sorted.filter((entry) => !without.has(entry));
    return merged(kept, [...added].sort(byNewest));
  }
  const result = [...sorted];
  for (const entry of without) {
    const index = placeOf(result, entry);
    // Its place is found by what it holds: the very entry is there unless the list is another one.
    if (result[index] === entry) {
      result.splice(index, 1);
    }
  }
  for (const entry of added) {
    result.splice(placeOf(result, entry), 0, entry);
  }
  return result;
}

/** Two sorted lists as one: much faster than sorting a long list with a few new ones at its end. */
function merged(long: readonly Entry[], short: readonly Entry[]): readonly Entry[] {
  const result: Entry[] = [];
  let index = 0;
  for (const entry of short) {
    for (let next = long[index]; next !== undefined && byNewest(next, entry) <= 0; next = long[index]) {
      result.push(next);
      index += 1;
    }
    result.push(entry);
  }
  for (; index < long.length; index += 1) {
    const rest = long[index];
    if (rest !== undefined) {
      result.push(rest);
    }
  }
  return result;
}

/** The first place whose entry does not come before the given one. */
function placeOf(sorted: readonly Entry[], entry: Entry): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = sorted[middle];
    if (other !== undefined && byNewest(other, entry) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The part of a sorted list that is within days; both are included, and either may be left open. */
export function within(
  sorted: readonly Entry[],
  from: string | undefined,
  to: string | undefined,
): readonly Entry[] {
  const [start, end] = rangeWithin(sorted, from, to);
  return start === 0 && end === sorted.length ? sorted : sorted.slice(start, end);
}

/** The same as places: the first one, and the one behind the last. */
export function rangeWithin(
  sorted: readonly Entry[],
  from: string | undefined,
  to: string | undefined,
): readonly [number, number] {
  const start = to === undefined ? 0 : countBefore(sorted, (date) => date > to);
  const end = from === undefined ? sorted.length : countBefore(sorted, (date) => date >= from);
  return [start, Math.max(start, end)];
}

function countBefore(sorted: readonly Entry[], isBefore: (date: string) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(sorted[middle]?.date ?? '')) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
