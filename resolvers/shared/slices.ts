/**
 * A list in slices of at most 900, for loops within loops: a loop of APPSYNC_JS, array methods included, has
 * been reported to stop without a word at its 1,000th round, and loops within loops of fewer to go on. Lists
 * of up to 90,000 are sliced whole; nothing here is longer, since a read has at most 1 MB.
 *
 * Source: https://github.com/aws/aws-appsync-community/issues/371
 */
export function slices<T>(list: T[]): T[][] {
  const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  return digits
    .flatMap((ten) => digits.map((one) => (10 * ten + one) * 900))
    .filter((start) => start < list.length)
    .map((start) => list.slice(start, start + 900));
}
