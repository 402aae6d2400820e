import type { EntryFields } from '../../data/index.ts';
import { addDays, type Day, daysBetween } from '../../texts/dates/day.ts';
import { monthAfter, monthAround } from '../../texts/dates/period.ts';

/** The names in sample data, in the person's language. */
type SampleNames = Record<
  | 'rent'
  | 'groceries'
  | 'eatingOut'
  | 'transport'
  | 'fun'
  | 'clothes'
  | 'salary'
  | 'market'
  | 'cafe'
  | 'train'
  | 'cinema'
  | 'shoes'
  | 'employer'
  | 'landlord'
  | 'card'
  | 'cash',
  string
>;

interface SampleContext {
  currency: string;
  decimals: number;
  names: SampleNames;
}

/** What one of the lines of a month is: on which day after its first, how much in hundredths, and what. */
type Line = readonly [day: number, hundredths: number, fields: Partial<EntryFields> & { category: string }];

const MONTHS = 3;

/** Three months of an ordinary life up to today. */
export function sampleEntries(today: Day, { currency, decimals, names }: SampleContext): EntryFields[] {
  return Array.from({ length: MONTHS }, (_, index) =>
    monthAfter(monthAround(today), index - MONTHS + 1),
  ).flatMap(({ from }, index) =>
    linesOf(names)
      .filter(([day]) => daysBetween(addDays(from, day), today) >= 0)
      .map(([day, hundredths, fields]) => ({
        kind: 'EXPENSE' as const,
        date: addDays(from, day),
        // A little different each month.
        amountMinor: minorOf(hundredths + (hundredths % 7) * index * 10, decimals),
        currency,
        ...fields,
      })),
  );
}

function linesOf(names: SampleNames): Line[] {
  const groceries = { category: names.groceries, payee: names.market, paymentMethod: names.card };
  const cafe = { category: names.eatingOut, payee: names.cafe, paymentMethod: names.cash };
  const train = { category: names.transport, payee: names.train, paymentMethod: names.card };
  return [
    [0, 85_000, { category: names.rent, payee: names.landlord }],
    [0, 240_000, { kind: 'INCOME', category: names.salary, payee: names.employer }],
    ...[1, 5, 8, 12, 15, 19, 22, 26].map((day): Line => [day, 2_380 + day * 87, groceries]),
    ...[2, 6, 9, 13, 17, 20, 24].map((day): Line => [day, 350 + day * 31, cafe]),
    ...[3, 10, 16, 23].map((day): Line => [day, 1_260, train]),
    [7, 1_450, { category: names.fun, payee: names.cinema }],
    [11, 8_990, { category: names.clothes, payee: names.shoes, paymentMethod: names.card }],
    [14, 3_990, { kind: 'REFUND', category: names.clothes, payee: names.shoes }],
    [21, 1_450, { category: names.fun, payee: names.cinema }],
  ];
}

/** Hundredths as minor units: whole ones for a currency without decimals. */
function minorOf(hundredths: number, decimals: number): number {
  return Math.max(1, Math.round(hundredths * 10 ** (decimals - 2)));
}
