import type { Copy } from './copy/copy.ts';
import { totalsOf } from './copy/running-totals.ts';
import type { Entry } from './entry.ts';
import { budgetsWith } from './queries/budgets.ts';
import { filtered } from './queries/filter.ts';
import { categoryUses, defaultsOf, payeeUses, paymentMethodUses } from './queries/names.ts';
import { outboxOf } from './queries/outbox.ts';
import { summarize } from './queries/summary.ts';
import { currenciesOf } from './sync/settings.ts';
import type { UserData } from './user-data.ts';
import type { CurrencyTotal, EntryList, PeriodSummary } from './views.ts';

/** The currency of those who have entered nothing yet. */
const FIRST_CURRENCY = 'USD';
/** Views that are kept at once; a screen has about ten. */
const MOST_VIEWS = 100;

type Views = Omit<UserData, 'subscribe' | 'status' | 'actions'>;

/**
 * What screens read, worked out when it is asked for and kept until the copy changes.
 *
 * @param isLoading whether the copy is not whole yet
 */
export function createViews(copy: Copy, isLoading: () => boolean): Views {
  const views = new Map<string, { readonly mark: string; readonly value: unknown }>();
  function view<Value>(name: string, make: () => Value, version = copy.version): Value {
    const mark = `${version} ${String(isLoading())}`;
    const known = views.get(name);
    if (known?.mark === mark) {
      return known.value as Value; // The name says what it is.
    }
    if (views.size >= MOST_VIEWS) {
      views.clear();
    }
    const value = make();
    views.set(name, { mark, value });
    return value;
  }
  /** What was found last stays the same list when another search finds it. */
  const sums = new WeakMap<readonly Entry[], readonly CurrencyTotal[]>();
  const totalsIn = (entries: readonly Entry[]): readonly CurrencyTotal[] => {
    const totals = entries === copy.sorted ? copy.totals : (sums.get(entries) ?? totalsOf(entries));
    sums.set(entries, totals);
    return totals;
  };
  const names = <Value>(name: string, make: () => Value): Value => view(name, make, copy.namesVersion);
  return {
    entries: (filter) =>
      view(`entries ${JSON.stringify(filter)}`, (): EntryList => {
        const entries = filtered(copy.sorted, filter);
        return { entries, totals: totalsIn(entries), isLoading: isLoading() };
      }),
    entry: (id) => copy.entry(id),
    trash: () => copy.trash,
    summary: (period) => view(`summary ${period.from} ${period.to}`, () => summary(period)),
    categories: () => names('categories', () => categoryUses(copy.sorted)),
    payees: () => names('payees', () => payeeUses(copy.sorted)),
    paymentMethods: () => names('paymentMethods', () => paymentMethodUses(copy.sorted)),
    defaults: () => names('defaults', () => defaultsOf(copy.sorted, FIRST_CURRENCY)),
    budgets: (period) =>
      view(`budgets ${period.from} ${period.to}`, () => budgetsWith(copy, summarize(copy.sorted, period))),
    currencies: () => currenciesOf(copy),
    outbox: () => view('outbox', () => outboxOf(copy)),
    kept: (name) => copy.kept(`user.${name}`),
  };

  function summary(period: PeriodSummary['period']): PeriodSummary {
    return { period, currencies: summarize(copy.sorted, period), isLoading: isLoading() };
  }
}
