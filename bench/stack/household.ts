import { COFFEE_TEXTS } from './coffee.ts';
import { entryId } from './stored-history.ts';
import type { HistoryEntry } from './stored-history.ts';

/** A category of a household, and what is spent or earned in it. */
interface Habit {
  readonly category: string;
  /** @default an expense, or now and then a refund */
  readonly kind?: 'INCOME';
  /** How often a month. */
  readonly times: number;
  /** Minor units, roughly. */
  readonly amountMinor: number;
  readonly subcategories: readonly string[];
}

/** Twelve categories and sides with 40 expenses and incomes a month, then as many again. */
const HABITS: readonly Habit[] = [
  { category: 'Groceries', times: 8, amountMinor: 4_275, subcategories: ['Supermarket', 'Market', 'Bakery'] },
  { category: 'Eating out', times: 5, amountMinor: 1_890, subcategories: ['Lunch', 'Dinner', 'Coffee'] },
  { category: 'Transport', times: 5, amountMinor: 640, subcategories: ['Bus', 'Train', 'Taxi'] },
  { category: 'Rent', times: 1, amountMinor: 98_500, subcategories: [] },
  { category: 'Utilities', times: 3, amountMinor: 6_120, subcategories: ['Power', 'Water', 'Heating'] },
  { category: 'Phone', times: 2, amountMinor: 2_499, subcategories: ['Mobile', 'Internet'] },
  { category: 'Health', times: 2, amountMinor: 3_315, subcategories: ['Pharmacy', 'Doctor'] },
  { category: 'Leisure', times: 4, amountMinor: 1_450, subcategories: ['Cinema', 'Books', 'Games'] },
  { category: 'Clothes', times: 2, amountMinor: 5_995, subcategories: ['Shoes', 'Coats'] },
  { category: 'Household', times: 4, amountMinor: 2_210, subcategories: ['Cleaning', 'Kitchen', 'Repairs'] },
  { category: 'Subscriptions', times: 3, amountMinor: 999, subcategories: ['Music', 'Films', 'News'] },
  { category: 'Salary', kind: 'INCOME', times: 1, amountMinor: 324_800, subcategories: [] },
  { category: 'Children', times: 6, amountMinor: 2_750, subcategories: ['School', 'Toys', 'Clothes'] },
  { category: 'Pets', times: 3, amountMinor: 1_835, subcategories: ['Food', 'Vet'] },
  { category: 'Car', times: 4, amountMinor: 5_460, subcategories: ['Fuel', 'Parking', 'Repairs'] },
  { category: 'Insurance', times: 2, amountMinor: 7_725, subcategories: ['Home', 'Car'] },
  { category: 'Gifts', times: 2, amountMinor: 3_550, subcategories: ['Family', 'Friends'] },
  { category: 'Travel', times: 4, amountMinor: 14_360, subcategories: ['Train', 'Hotel', 'Flight'] },
  { category: 'Sports', times: 4, amountMinor: 1_225, subcategories: ['Gym', 'Football', 'Gear'] },
  { category: 'Education', times: 2, amountMinor: 8_990, subcategories: ['Courses', 'Books'] },
  { category: 'Taxes', times: 1, amountMinor: 45_310, subcategories: [] },
  { category: 'Donations', times: 2, amountMinor: 2_515, subcategories: [] },
  { category: 'Hobbies', times: 4, amountMinor: 1_765, subcategories: ['Garden', 'Music', 'Photos'] },
  { category: 'Beauty', times: 3, amountMinor: 2_435, subcategories: ['Haircut', 'Cosmetics'] },
  { category: 'Side job', kind: 'INCOME', times: 2, amountMinor: 21_540, subcategories: [] },
];

const PAYMENT_METHODS = ['Credit Card', 'Cash'];

/** How a household uses its categories. */
export interface Household {
  readonly year: number;
  /** How many categories and sides: the first of a fixed list of 25. */
  readonly categories: number;
  /** Whether each is used on every single day; only what is spent then. */
  readonly isDaily: boolean;
  /** How many expenses there are for one: on the same days, in other amounts. */
  readonly multiple: number;
}

const REFUND_EVERY = 40;

/** A year of a household, with subcategories, payment methods, refunds and income; the oldest month first. */
export function* householdEntries(household: Household): Generator<HistoryEntry> {
  const { year, categories, isDaily, multiple } = household;
  const used = (isDaily ? HABITS.filter(({ kind }) => kind === undefined) : HABITS).slice(0, categories);
  let number = 0;
  for (let month = 0; month < 12; month += 1) {
    for (const habit of used) {
      for (const day of isDaily ? daysOf(year, month) : daysOfHabit(habit.times, number)) {
        const date = new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
        for (let copy = 0; copy < multiple; copy += 1) {
          yield entryOf(household, habit, date, number, copy);
        }
        number += 1;
      }
    }
  }
}

function entryOf(
  { year, categories, isDaily, multiple }: Household,
  { category, kind, amountMinor, subcategories }: Habit,
  date: string,
  number: number,
  copy: number,
): HistoryEntry {
  const subcategory = subcategories[number % subcategories.length];
  const isRefund = kind === undefined && number % REFUND_EVERY === REFUND_EVERY - 1;
  return {
    id: entryId(`household ${year} ${categories} ${isDaily} ${multiple} ${number} ${copy}`),
    kind: kind ?? (isRefund ? 'REFUND' : 'EXPENSE'),
    date,
    amountMinor: amountMinor + ((number * 37 + copy * 101) % Math.ceil(amountMinor / 4)),
    currency: 'USD',
    category,
    // `null` takes the place of the coffee's.
    subcategory: subcategory ?? null,
    payee: COFFEE_TEXTS.location,
    paymentMethod: kind === 'INCOME' ? null : (PAYMENT_METHODS[number % PAYMENT_METHODS.length] ?? null),
  };
}

function daysOf(year: number, month: number): number[] {
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Array.from({ length: days }, (_, index) => index + 1);
}

/** So many days of the month, evenly spread from some first one. */
function daysOfHabit(times: number, first: number): number[] {
  return Array.from({ length: times }, (_, index) => 1 + ((first + Math.floor((index * 28) / times)) % 28));
}
