import { GetSummaryDocument } from '../../operations/generated/documents.ts';
import { ledgerPrefix } from '../../resolvers/shared/keys.ts';
import type { BenchmarkSize } from '../benchmark.ts';
import type { CapacityMeter } from '../consumption/capacity-meter.ts';
import { storedBytes } from '../consumption/stored-bytes.ts';
import { householdEntries } from '../stack/household.ts';
import type { Household } from '../stack/household.ts';
import type { SignedInUser } from '../stack/signed-in-user.ts';
import { attributeValues } from '../stack/store-items.ts';
import { storedItems } from '../stack/stored-history.ts';
import type { Item } from '../stack/stored-history.ts';

/** A year whose summaries are measured. */
export interface SummedYear {
  readonly name: string;
  readonly household: Household;
}

/** The consumption of its summaries. */
export interface SummedYearMeasure {
  readonly name: string;
  readonly expenses: number;
  /** The bytes of each ledger, the smallest first. */
  readonly ledgerSizes: readonly number[];
  /** Read units of the summary of each month. */
  readonly months: readonly number[];
  /** Read units of the summary of the whole year. */
  readonly year: number;
  /** How many items that summary reads. */
  readonly itemsRead: number;
}

const YEAR = 2023;
const SOME = { year: YEAR, isDaily: false, multiple: 1 };

/** Years as people have them, the fullest one, and one whose every expense is there many times. */
export function summedYears(size: BenchmarkSize) {
  const multiple = { full: 1_000, quick: 10 }[size];
  return {
    small: { name: '12 categories and sides', household: { ...SOME, categories: 12 } },
    large: { name: '25 categories and sides', household: { ...SOME, categories: 25 } },
    multiplied: {
      name: `the same, each expense ${multiple.toLocaleString('en-US')} times`,
      household: { ...SOME, categories: 25, multiple },
    },
    daily: {
      name: '20 categories, each used every day',
      household: { ...SOME, categories: 20, isDaily: true },
    },
  } as const satisfies Readonly<Record<string, SummedYear>>;
}

/** By the keys of `summedYears`. */
export type SummedYearMeasures = Readonly<Record<keyof ReturnType<typeof summedYears>, SummedYearMeasure>>;

/** The items of such a year; of the multiplied one only the ledgers, since a summary reads nothing else. */
export function* summedYearItems(userId: string, { household }: SummedYear): Generator<Item> {
  for (const item of storedItems(userId, householdEntries(household), `${YEAR}-12-31T12:00:00.000Z`)) {
    if (household.multiple === 1 || isLedger(item)) {
      yield item;
    }
  }
}

/** Measures the summary of each month and of the year. */
export async function measureSummedYear(
  { measure }: CapacityMeter,
  user: SignedInUser,
  summed: SummedYear,
): Promise<SummedYearMeasure> {
  const months: number[] = [];
  for (let month = 1; month <= 12; month += 1) {
    months.push((await measure(user, GetSummaryDocument, { year: YEAR, month })).read);
  }
  const { read, itemsRead, result } = await measure(user, GetSummaryDocument, { year: YEAR });
  const [currency] = result.summary.currencies;
  const { expenseCount = 0, refundCount = 0, incomeCount = 0 } = currency ?? {};
  return {
    name: summed.name,
    expenses: expenseCount + refundCount + incomeCount,
    ledgerSizes: ledgerSizes(user.sub, summed),
    months,
    year: read,
    itemsRead,
  };
}

function ledgerSizes(userId: string, summed: SummedYear): number[] {
  const ledgers = [...summedYearItems(userId, summed)].filter(isLedger);
  return ledgers.map((item) => storedBytes(attributeValues(item))).sort((a, b) => a - b);
}

function isLedger({ sk }: Item): boolean {
  return String(sk).startsWith(ledgerPrefix());
}
