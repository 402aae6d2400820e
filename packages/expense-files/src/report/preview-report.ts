import type { ImportRow, LeftOutRule, RefusedRow, TakenRow } from '../import-row.ts';
import type { CurrencyDecimals } from '../inspection.ts';
import type { MappedEntry } from '../mapping/map-rows.ts';
import type { CurrencySums, LeftOut, PlainSum, Preview } from '../preview.ts';
import type { StatementBalance } from '../text/table.ts';
import { toMajor } from '../values/minor.ts';
import { RowPairs } from './pairs.ts';
import { RunningProofs, StatementProofs } from './proofs.ts';

const MOST_REFUSED = 1000;
const MOST_EXAMPLES = 5;

interface Sum {
  minor: bigint;
  count: number;
}

/** Adds up rows as they come. Amounts are integers of any size. */
export class PreviewReport {
  rows = 0;
  readonly #currencies: ReadonlyMap<string, CurrencyDecimals>;
  readonly #taken = new Map<string, Record<'EXPENSE' | 'REFUND' | 'INCOME', Sum>>();
  readonly #refused: RefusedRow[] = [];
  #refusedCount = 0;
  readonly #leftOut = new Map<
    LeftOutRule,
    { count: number; sums: Map<string, Sum>; examples: LeftOut['examples'][number][] }
  >();
  readonly #refusedSums = new Map<string, Sum>();
  readonly #running = new RunningProofs();
  readonly #statements: StatementProofs;
  readonly #pairs: RowPairs;
  #first: string | undefined;
  #last: string | undefined;

  constructor(
    currencies: ReadonlyMap<string, CurrencyDecimals>,
    statements: readonly StatementBalance[],
    hasSeveralAccounts: boolean,
  ) {
    this.#currencies = currencies;
    this.#pairs = new RowPairs(hasSeveralAccounts);
    this.#statements = new StatementProofs(statements);
  }

  add(row: ImportRow): void {
    this.rows += 1;
    switch (row.outcome) {
      case 'taken':
        this.#addTaken(row);
        break;
      case 'refused':
        this.#refusedCount += 1;
        if (row.currency !== undefined && row.amountMinor !== undefined) {
          addTo(this.#refusedSums, row.currency, row.amountMinor);
        }
        if (this.#refused.length < MOST_REFUSED) {
          this.#refused.push(row);
        }
        break;
      case 'left-out': {
        const rule = this.#leftOut.get(row.rule) ?? { count: 0, sums: new Map<string, Sum>(), examples: [] };
        this.#leftOut.set(row.rule, rule);
        rule.count += 1;
        if (row.currency !== undefined && row.amountMinor !== undefined) {
          addTo(rule.sums, row.currency, row.amountMinor);
        }
        if (rule.examples.length < MOST_EXAMPLES) {
          rule.examples.push({ line: row.line, reason: row.reason });
        }
        break;
      }
    }
  }

  addEntry(entry: MappedEntry, line: number): void {
    this.#running.add(entry, line);
    this.#statements.add(entry, line);
    this.#pairs.add(entry, line);
  }

  result(): Omit<Preview, 'questions'> {
    const counts = [...this.#taken.values()].flatMap((sums) => Object.values(sums).map(({ count }) => count));
    return {
      rows: this.rows,
      taken: counts.reduce((sum, count) => sum + count, 0),
      sums: [...this.#taken].sort(byCode).map(([currency, sums]) => this.#currencySums(currency, sums)),
      refused: this.#refused,
      refusedCount: this.#refusedCount,
      refusedSums: [...this.#refusedSums]
        .sort(byCode)
        .map(([currency, sum]) => this.#plainSum(currency, sum)),
      leftOut: [...this.#leftOut].map(([rule, { count, sums, examples }]) => ({
        ...{ rule, count, examples },
        sums: [...sums].sort(byCode).map(([currency, sum]) => this.#plainSum(currency, sum)),
      })),
      ...{ firstDate: this.#first, lastDate: this.#last, pairs: this.#pairs.result(this.#decimalsOf) },
      proofs: [...this.#running.result(), ...this.#statements.result(this.#decimalsOf)],
    };
  }

  #addTaken({ expense, signedMinor }: TakenRow): void {
    const { currency, kind, date } = expense;
    const sums = this.#taken.get(currency) ?? { EXPENSE: none(), REFUND: none(), INCOME: none() };
    this.#taken.set(currency, sums);
    sums[kind].minor += signedMinor < 0n ? -signedMinor : signedMinor;
    sums[kind].count += 1;
    this.#first = this.#first === undefined || date < this.#first ? date : this.#first;
    this.#last = this.#last === undefined || date > this.#last ? date : this.#last;
  }

  #currencySums(currency: string, sums: Record<'EXPENSE' | 'REFUND' | 'INCOME', Sum>): CurrencySums {
    const { EXPENSE, REFUND, INCOME } = sums;
    return {
      currency,
      expenses: this.#text(EXPENSE.minor, currency),
      expenseCount: EXPENSE.count,
      refunds: this.#text(REFUND.minor, currency),
      refundCount: REFUND.count,
      income: this.#text(INCOME.minor, currency),
      incomeCount: INCOME.count,
      net: this.#text(INCOME.minor + REFUND.minor - EXPENSE.minor, currency),
    };
  }

  #plainSum(currency: string, { minor, count }: Sum): PlainSum {
    return { currency, amount: this.#text(minor, currency), count };
  }

  readonly #decimalsOf = (currency: string): number => this.#currencies.get(currency)?.decimals ?? 2;

  #text(minor: bigint, currency: string): string {
    return toMajor(minor, this.#currencies.get(currency)?.decimals ?? 2);
  }
}

function none(): Sum {
  return { minor: 0n, count: 0 };
}

function addTo(sums: Map<string, Sum>, currency: string, minor: bigint): void {
  const sum = sums.get(currency) ?? none();
  sum.minor += minor;
  sum.count += 1;
  sums.set(currency, sum);
}

function byCode([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
