/** Numbers as reports show them, the same on every machine: en-US. */

/** E.g. `1,234,567`. */
export function count(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/**
 * With one decimal where there is one, as DynamoDB counts request units in halves: `7`, `0.5`, `12,345.5`.
 */
export function units(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 1 });
}

/**
 * With this many decimals, e.g. `1.00`; a dash when there is no number, as after a division by zero.
 */
export function decimal(value: number, decimals: number): string {
  return Number.isFinite(value)
    ? value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    : '–';
}

/** Cents below a hundred dollars, whole dollars from there on; a dash for absent lines. */
export function dollars(usd: number | undefined): string {
  return usd === undefined ? '–' : decimal(usd, usd < 100 ? 2 : 0);
}
