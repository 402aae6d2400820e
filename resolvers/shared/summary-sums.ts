import type { DateRange } from './date.ts';
import { ledgerNameIn } from './keys.ts';
import { paymentMethodNames, subcategoryNames } from './ledger-numbers.ts';
import { daysWithin, isWholeMonth, partOf, sumsOfDay, sumsWithin } from './ledger-sums.ts';
import type { LedgerSums, PartSums } from './ledger-sums.ts';
import { numbersOf } from './ledger.ts';
import type { LedgerNumbers, StoredLedger } from './ledger.ts';
import { slices } from './slices.ts';

/** Sums of named things: categories, subcategories or payment methods. Each key is the name behind a `#`. */
export type NamedSums = Record<string, PartSums & { name: string }>;

/** What was spent and earned in a currency, a month or a day; minor units. */
export interface Balance {
  spent: number;
  refunded: number;
  income: number;
  expenseCount: number;
  refundCount: number;
  incomeCount: number;
}

/** The sums of one currency. */
export interface CurrencySums extends Balance {
  currency: string;
  categories: NamedSums;
  incomeCategories: NamedSums;
  /** By side and category, as `SPENT#Food`. */
  subcategories: Record<string, NamedSums>;
  paymentMethods: NamedSums;
  /** By date. */
  days: Record<string, Balance>;
  /** By month, YYYY-MM. */
  months: Record<string, Balance>;
}

/** Which of the sums are asked for, beside those of the whole period. */
export interface WantedSums {
  categories: boolean;
  months: boolean;
  days: boolean;
  subcategories: boolean;
  paymentMethods: boolean;
}

/** Adds a ledger to the sums of its currency, as far as it is within the period. */
export function addLedger(
  all: Record<string, CurrencySums>,
  ledger: StoredLedger,
  dates: DateRange,
  wanted: WantedSums,
): void {
  const { month, currency, side, category } = ledgerNameIn(ledger.sk);
  const numbers = numbersOf(ledger);
  const isIncome = side === 'INCOME';
  const isWhole = isWholeMonth(month, dates);
  const ledgerSums = sumsWithin(numbers, isWhole ? undefined : daysWithin(month, dates));
  if (ledgerSums.count === 0) {
    return;
  }
  const sums = all[currency] ?? emptySums(currency);
  all[currency] = sums;
  addBalance(sums, ledgerSums, isIncome);
  if (wanted.months) {
    addBalance(balanceOf(sums.months, month), ledgerSums, isIncome);
  }
  if (wanted.categories) {
    addNamed(isIncome ? sums.incomeCategories : sums.categories, category, ledgerSums);
  }
  if (wanted.days) {
    addDays(sums.days, numbers, month, dates, isIncome);
  }
  if (wanted.subcategories) {
    const name = `${side}#${category}`;
    const named = sums.subcategories[name] ?? {};
    sums.subcategories[name] = named;
    addSubcategories(named, numbers);
  }
  if (wanted.paymentMethods && !isIncome) {
    addPaymentMethods(sums.paymentMethods, numbers);
  }
}

function addBalance(balance: Balance, sums: LedgerSums, isIncome: boolean): void {
  if (isIncome) {
    balance.income = balance.income + sums.total;
    balance.incomeCount = balance.incomeCount + sums.count;
    return;
  }
  balance.spent = balance.spent + sums.total;
  balance.refunded = balance.refunded + sums.refunded;
  balance.expenseCount = balance.expenseCount + sums.count - sums.refunds;
  balance.refundCount = balance.refundCount + sums.refunds;
}

function addDays(
  days: Record<string, Balance>,
  numbers: LedgerNumbers,
  month: string,
  dates: DateRange,
  isIncome: boolean,
): void {
  for (const day of daysWithin(month, dates)) {
    const daySums = sumsOfDay(numbers, day);
    if (daySums.count !== 0) {
      addBalance(balanceOf(days, `${month}-${day}`), daySums, isIncome);
    }
  }
}

function addSubcategories(named: NamedSums, numbers: LedgerNumbers): void {
  const prefix = subcategoryNames('').count;
  for (const slice of slices(Object.keys(numbers))) {
    for (const attribute of slice) {
      if (attribute.startsWith(prefix)) {
        const subcategory = attribute.slice(prefix.length);
        addNamed(named, subcategory, partOf(numbers, subcategoryNames(subcategory)));
      }
    }
  }
}

function addPaymentMethods(named: NamedSums, numbers: LedgerNumbers): void {
  const prefix = paymentMethodNames('').count;
  for (const slice of slices(Object.keys(numbers))) {
    for (const attribute of slice) {
      if (attribute.startsWith(prefix)) {
        const paymentMethod = attribute.slice(prefix.length);
        addNamed(named, paymentMethod, partOf(numbers, paymentMethodNames(paymentMethod)));
      }
    }
  }
}

function addNamed(named: NamedSums, name: string, { total, count }: PartSums): void {
  const sums = named[`#${name}`] ?? { name, total: 0, count: 0 };
  named[`#${name}`] = sums;
  sums.total = sums.total + total;
  sums.count = sums.count + count;
}

/** The balance of a month or day, made when it is asked for first. */
function balanceOf(balances: Record<string, Balance>, name: string): Balance {
  const balance = balances[name] ?? emptyBalance();
  balances[name] = balance;
  return balance;
}

function emptyBalance(): Balance {
  return { spent: 0, refunded: 0, income: 0, expenseCount: 0, refundCount: 0, incomeCount: 0 };
}

function emptySums(currency: string): CurrencySums {
  return {
    ...emptyBalance(),
    currency,
    categories: {},
    incomeCategories: {},
    subcategories: {},
    paymentMethods: {},
    days: {},
    months: {},
  };
}
