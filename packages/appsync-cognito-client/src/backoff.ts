/** How long to wait between tries. */
export interface BackoffProps {
  /** The longest wait before the first try again, in milliseconds. It doubles with each further one. */
  readonly firstMs: number;
  /** No wait is longer than this, in milliseconds. */
  readonly largestMs: number;
  /** From 0 to less than 1. @default Math.random */
  readonly random?: () => number;
}

/**
 * A random wait from 0 to the longest of its turn ("full jitter"), so that clients that failed together do
 * not come back together.
 *
 * Source: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 *
 * @param failures how many tries have failed in a row before this wait, from 1
 * @returns milliseconds
 */
export function backoffMs(
  { firstMs, largestMs, random = Math.random }: BackoffProps,
  failures: number,
): number {
  return random() * Math.min(largestMs, firstMs * 2 ** (failures - 1));
}
