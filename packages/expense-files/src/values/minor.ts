/** Amounts in minor units, as integers of any size, so that sums are exact. */

/** The most that an expense may have: 15 digits. */
const MOST_MINOR = 999_999_999_999_999n;

/**
 * Digits in minor units, or what is wrong. Never rounds.
 *
 * @example `toMinor('12.5', 2, 'EUR')` is `1250n`.
 */
export function toMinor(digits: string, decimals: number, currency: string): bigint | { problem: string } {
  const [whole = '0', fraction = ''] = digits.split('.');
  // Zeros at the end carry nothing: `12.500` is 12.50.
  const exact = fraction.replace(/0+$/u, '');
  if (exact.length > decimals) {
    const allowed = decimals === 0 ? 'no decimals' : `at most ${decimals} decimals`;
    return { problem: `${digits} must have ${allowed} in ${currency}; it is never rounded` };
  }
  const minor = BigInt(whole + exact.padEnd(decimals, '0'));
  return minor > MOST_MINOR
    ? { problem: `must be at most ${toMajor(MOST_MINOR, decimals)} ${currency}` }
    : minor;
}

/** The exact decimal, for example `toMajor(-1250n, 2)` is `-12.50`. */
export function toMajor(minor: bigint, decimals: number): string {
  const digits = `${minor < 0n ? -minor : minor}`.padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  const sign = minor < 0n ? '-' : '';
  return decimals === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, cut)}.${digits.slice(cut)}`;
}
