import { readAmount } from '../values/amount.ts';
import { hasValue } from '../values/digits.ts';
import { toMinor } from '../values/minor.ts';
import type { CellPlan } from './plan.ts';
import type { Entry } from './read-cells.ts';

/** The fee beside the amount in minor units, 0 without one, or what is wrong with it. */
export function readFee(plan: CellPlan, entry: Entry): bigint | { problem: string } {
  const text = entry.cells[plan.fee] ?? '';
  if (!hasValue(text)) {
    return 0n;
  }
  const fee = readAmount(text, plan.decimal);
  if ('problem' in fee) {
    return fee;
  }
  const decimals = plan.currencies.get(entry.currency)?.decimals ?? 2;
  return toMinor(fee.digits, decimals, entry.currency);
}
