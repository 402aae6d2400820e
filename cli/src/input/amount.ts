import { usageError } from '../cli-error.ts';

/** A `Float` of the API holds this many digits exactly. */
const SIGNIFICANT_DIGITS = 15;

/**
 * An amount as people type it, e.g. `2.25`: exactly that number. How many decimals a currency has, the API
 * knows.
 *
 * @param what how the message names it, e.g. `AMOUNT`
 * @throws {CliError} for what could be read in two ways, or not exactly
 */
export function parseAmount(text: string, what: string): number {
  if (/^[-+]/.test(text)) {
    throw usageError(
      `${what} must be greater than 0, not ${text}: for money that came back use --kind refund`,
    );
  }
  if (!/^\d+(\.\d+)?$/.test(text)) {
    throw usageError(`${what} must be a number such as 2.25, with a point and no separators, not ${text}`);
  }
  const digits = text.replace('.', '').replace(/^0+/, '');
  const significant = text.includes('.') ? digits.replace(/0+$/, '') : digits;
  if (significant.length > SIGNIFICANT_DIGITS) {
    throw usageError(`${what} must have at most ${SIGNIFICANT_DIGITS} digits, not ${text}`);
  }
  if (significant === '') {
    throw usageError(`${what} must be greater than 0, not ${text}`);
  }
  return Number(text);
}
