import { currenciesOf } from '../values/currency.ts';
import { toMinor } from '../values/minor.ts';
import type { OneAmount } from './amount-cell.ts';
import type { CellPlan } from './plan.ts';

/** The amount in minor units, or what is wrong with it. */
export function scaledMinor(plan: CellPlan, digits: string, currency: string): bigint | { problem: string } {
  const decimals = plan.currencies.get(currency)?.decimals ?? 2;
  if (plan.scale === 'major') {
    return toMinor(digits, decimals, currency);
  }
  if (plan.scale === 'minor') {
    return toMinor(digits, 0, `minor units of ${currency}`);
  }
  const thousandths = toMinor(digits, 0, 'thousandths');
  if (typeof thousandths !== 'bigint') {
    return thousandths;
  }
  const unit = 10n ** BigInt(3 - decimals);
  return thousandths % unit === 0n
    ? thousandths / unit
    : { problem: `${digits} thousandths have more decimals than ${currency} has; nothing is rounded` };
}

/** The row's currency. What the amount's cell says must agree with the row and the file. */
export function rowCurrency(
  plan: CellPlan,
  cells: readonly string[],
  cell: OneAmount,
  unit: string | undefined,
): string | { problem: string } {
  const named = plan.currency >= 0 && !cell.isForeign ? (cells[plan.currency] ?? '') : '';
  const told = cell.currency ?? named;
  const expected = told === '' ? plan.fileCurrency : currencyNamed(plan, told, plan.fileCurrency);
  if (expected !== undefined && typeof expected !== 'string') {
    return expected;
  }
  if (unit === undefined) {
    return expected ?? { problem: 'is missing: neither the row nor the file names it' };
  }
  const inCell = currencyNamed(plan, unit, expected);
  if (typeof inCell !== 'string') {
    return inCell;
  }
  if (expected !== undefined && inCell !== expected && !plan.currencyInCell) {
    return { problem: `the amount is in ${inCell}, the ${told === '' ? 'file' : 'row'} is in ${expected}` };
  }
  return inCell;
}

function currencyNamed(
  plan: CellPlan,
  unit: string,
  expected: string | undefined,
): string | { problem: string } {
  const candidates = currenciesOf(unit, plan.currencies);
  const answered = plan.symbols.get(unit.toLowerCase());
  if (answered !== undefined) {
    return answered;
  }
  if (expected !== undefined && candidates.includes(expected)) {
    return expected;
  }
  if (candidates.length === 1 && candidates[0] !== undefined) {
    return candidates[0];
  }
  return candidates.length === 0
    ? { problem: `${JSON.stringify(unit)} is no currency that an expense can have` }
    : {
        problem: `${JSON.stringify(unit)} can be ${candidates.slice(0, 4).join(', ')}: answer symbol.${unit.toLowerCase()}`,
      };
}
