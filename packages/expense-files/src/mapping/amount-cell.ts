import { hasValue } from '../values/digits.ts';
import type { CellPlan } from './plan.ts';

/** The cell with a row's amount, before it is read. */
export type AmountCell = { state: 'none' } | { state: 'several'; reason: string } | OneAmount;

/** The one amount of a row. */
export interface OneAmount {
  state: 'one';
  text: string;
  column: number;
  /** Of a pair of columns: the one that has the amount. */
  side: 'out' | 'in' | undefined;
  /** As the column's name tells it. */
  currency: string | undefined;
  /** The amount is that of the foreign currency: the booked one is missing. */
  isForeign: boolean;
}

const BLANK = /^(?:[-–—\s]*|null|none|nil|n\/a|na|nan)$/iu;

/** The columns that a row's amount may be in, for a message. */
export function amountColumns(plan: CellPlan): string {
  const places = plan.usesPair ? [plan.out, plan.in] : plan.amounts.map(({ column }) => column);
  return places.map((place) => JSON.stringify(plan.columns[place])).join(' and ');
}

/** The one cell with the row's amount. A zero counts when there is nothing else. */
export function amountCell(plan: CellPlan, cells: readonly string[]): AmountCell {
  const places: { column: number; side: 'out' | 'in' | undefined; currency: string | undefined }[] =
    plan.usesPair
      ? [
          { column: plan.out, side: 'out', currency: undefined },
          { column: plan.in, side: 'in', currency: undefined },
        ]
      : plan.amounts.map((amount) => ({ ...amount, side: undefined }));
  const filled = places
    .map((place) => ({ ...place, text: cells[place.column] ?? '' }))
    .filter(({ text, column }) => column >= 0 && !isBlankAmount(text, places.length));
  const valued = filled.filter(({ text }) => hasValue(text) || !/\p{Nd}/u.test(text));
  if (valued.length > 1) {
    const names = valued.map(({ column, text }) => `${plan.columns[column] ?? ''} ${text}`).join(', ');
    return {
      state: 'several',
      reason: `has two amounts, ${names}: only one of the columns may have a value`,
    };
  }
  const one = valued[0] ?? filled[0];
  if (one !== undefined) {
    return { state: 'one', isForeign: false, ...one };
  }
  const foreign = cells[plan.foreignAmount] ?? '';
  if (hasValue(foreign)) {
    const currency = cells[plan.foreignCurrency];
    return {
      state: 'one',
      text: foreign,
      column: plan.foreignAmount,
      side: undefined,
      currency,
      isForeign: true,
    };
  }
  return { state: 'none' };
}

/** A dash is no amount: in the one column of amounts it is an error, in a pair it is the idle side. */
function isBlankAmount(text: string, columns: number): boolean {
  return columns > 1 ? BLANK.test(text) : text.trim() === '';
}
