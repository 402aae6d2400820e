/**
 * A value, or the promise of one. Most fields of an answer have their value at once, and a promise for each
 * of a thousand fields costs more than the rest of their work.
 */
export type MaybePromise<T> = T | Promise<T>;

/** Continues with a value: at once if it is not a promise. */
export function whenThere<T, U>(
  value: MaybePromise<T>,
  next: (value: T) => MaybePromise<U>,
): MaybePromise<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** All values, in order; at once if none is a promise. */
export function allThere<T>(values: readonly MaybePromise<T>[]): MaybePromise<readonly T[]> {
  return areThere(values) ? values : Promise.all(values);
}

function areThere<T>(values: readonly MaybePromise<T>[]): values is readonly T[] {
  return !values.some((value) => value instanceof Promise);
}
