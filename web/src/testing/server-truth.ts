import type { Entry } from '../data/entry.ts';
import type { CurrencySummary, NamedTotal, TimeTotal } from '../data/views.ts';

/** As much of a signed-in user as is asked here. */
interface Asker {
  readonly graphql: (
    query: string,
    variables?: Record<string, unknown>,
  ) => Promise<{ readonly data: Record<string, never> | null }>;
}

const FIELDS =
  'id kind date amount currency category subcategory description notes payee paymentMethod location version createdAt updatedAt deletedAt restorableUntil';
const TOTALS = `currency spent refunded income balance expenseCount refundCount incomeCount
  categories { category total count share } incomeCategories { category total count share }
  days { date spent refunded income count } months { year month spent refunded income count }`;

interface Row {
  readonly [name: string]: unknown;
  readonly amount: number;
}

interface Page {
  readonly items: readonly Row[];
  readonly nextToken: string | null;
}

/** What the API says of a user: in the form of what a device shows, for amounts of two decimals. */
export async function serverTruth(user: Asker, { year, month }: { year: number; month: number }) {
  const entries = await list(user, 'expenses');
  const trash = await list(user, 'deletedExpenses');
  const { data } = await user.graphql(
    `query($year: Int!, $month: Int!) { summary(year: $year, month: $month) { currencies { ${TOTALS} } }
       budgets(year: $year, month: $month) { budgets { currency category amount spent } } }`,
    { year, month },
  );
  const { summary, budgets } = data as unknown as {
    summary: { currencies: readonly Totals[] };
    budgets: {
      budgets: readonly { currency: string; category: string | null; amount: number; spent: number }[];
    };
  };
  return {
    entries,
    trash,
    budgets: budgets.budgets.map(({ currency, category, amount, spent }) => ({
      ...{ currency, amountMinor: minor(amount), spentMinor: minor(spent) },
      category: category ?? undefined,
    })),
    summary: summary.currencies.map(totals),
  };
}

interface Totals {
  readonly currency: string;
  readonly spent: number;
  readonly refunded: number;
  readonly income: number;
  readonly balance: number;
  readonly expenseCount: number;
  readonly refundCount: number;
  readonly incomeCount: number;
  readonly categories: readonly CategoryTotal[];
  readonly incomeCategories: readonly CategoryTotal[];
  readonly days: readonly (Time & { date: string })[];
  readonly months: readonly (Time & { year: number; month: number })[];
}
type Share = NamedTotal & { readonly share: number };
interface CategoryTotal {
  readonly category: string;
  readonly total: number;
  readonly count: number;
  readonly share: number;
}
interface Time {
  readonly spent: number;
  readonly refunded: number;
  readonly income: number;
  readonly count: number;
}

function totals(one: Totals): Omit<
  CurrencySummary,
  'payees' | 'paymentMethods' | 'categories' | 'incomeCategories'
> & {
  readonly categories: readonly Share[];
  readonly incomeCategories: readonly Share[];
} {
  const { currency, expenseCount, refundCount, incomeCount } = one;
  return {
    ...{ currency, expenseCount, refundCount, incomeCount },
    spentMinor: minor(one.spent),
    refundedMinor: minor(one.refunded),
    incomeMinor: minor(one.income),
    balanceMinor: minor(one.balance),
    categories: one.categories.map(category),
    incomeCategories: one.incomeCategories.map(category),
    days: one.days.map(({ date, ...sums }) => time(date, sums)),
    months: one.months.map(({ year, month, ...sums }) =>
      time(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`, sums),
    ),
  };
}

function category({ category: name, total, count, share }: CategoryTotal): Share {
  return { name, totalMinor: minor(total), count, share };
}

function time(name: string, { spent, refunded, income, count }: Time): TimeTotal {
  return {
    time: name,
    spentMinor: minor(spent),
    refundedMinor: minor(refunded),
    incomeMinor: minor(income),
    count,
  };
}

async function list(user: Asker, field: 'expenses' | 'deletedExpenses'): Promise<Partial<Entry>[]> {
  const rows: Row[] = [];
  let nextToken: string | null = null;
  do {
    const query = `query($nextToken: String) { page: ${field}(limit: 200, nextToken: $nextToken) { items { ${FIELDS} } nextToken } }`;
    const { data } = await user.graphql(query, { nextToken });
    const { page } = data as unknown as { page: Page };
    rows.push(...page.items);
    ({ nextToken } = page);
  } while (nextToken !== null);
  return rows.map(({ amount, ...row }) => ({
    ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
    amountMinor: minor(amount),
    state: 'synced',
  }));
}

function minor(amount: number): number {
  return Math.round(amount * 100);
}
