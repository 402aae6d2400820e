import type { CurrencySums } from 'expense-files';
import type { FileRow } from './reading/protocol.ts';

/** Sums of one currency, in minor units. */
export interface RowSums {
  readonly currency: string;
  readonly spentMinor: number;
  readonly spentCount: number;
  readonly refundMinor: number;
  readonly refundCount: number;
  readonly incomeMinor: number;
  readonly incomeCount: number;
  /** What came in less what went out. */
  readonly netMinor: number;
}

/** The sums of a preview. */
export function sumsOfFile(sums: readonly CurrencySums[]): readonly RowSums[] {
  return sums.map(({ currency, expenses, expenseCount, refunds, refundCount, income, incomeCount, net }) => ({
    ...{ currency, spentCount: expenseCount, refundCount, incomeCount },
    spentMinor: minorOf(expenses),
    refundMinor: minorOf(refunds),
    incomeMinor: minorOf(income),
    netMinor: minorOf(net),
  }));
}

/** What rows come to, refunds apart. */
export function sumsOfRows(rows: readonly FileRow[]): readonly RowSums[] {
  const sums = new Map<string, Record<'EXPENSE' | 'REFUND' | 'INCOME', { minor: number; count: number }>>();
  for (const { fields } of rows) {
    const { currency, kind, amountMinor } = fields;
    let ofCurrency = sums.get(currency);
    if (ofCurrency === undefined) {
      ofCurrency = {
        EXPENSE: { minor: 0, count: 0 },
        REFUND: { minor: 0, count: 0 },
        INCOME: { minor: 0, count: 0 },
      };
      sums.set(currency, ofCurrency);
    }
    ofCurrency[kind].minor += amountMinor;
    ofCurrency[kind].count += 1;
  }
  return [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, { EXPENSE, REFUND, INCOME }]) => ({
      currency,
      ...{ spentMinor: EXPENSE.minor, spentCount: EXPENSE.count },
      ...{ refundMinor: REFUND.minor, refundCount: REFUND.count },
      ...{ incomeMinor: INCOME.minor, incomeCount: INCOME.count },
      netMinor: INCOME.minor + REFUND.minor - EXPENSE.minor,
    }));
}

/** An exact decimal with all decimals of its currency: `-12.50` is -1250. */
function minorOf(decimal: string): number {
  return Number(decimal.replace('.', ''));
}
