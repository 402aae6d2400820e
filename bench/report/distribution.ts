/** Percentiles of measured values, in their unit. */
export interface Distribution {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** The percentiles of values, by nearest rank: each is a measured value; `NaN` without values. */
export function distribution(values: readonly number[]): Distribution {
  const sorted = [...values].sort((a, b) => a - b);
  const percentile = (percent: number) =>
    sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
  return { p50: percentile(50), p95: percentile(95), p99: percentile(99), max: percentile(100) };
}
