import type { BudgetVersions, ConflictItem, Entry } from '../../data/index.ts';
import { formatLongDay } from '../../texts/dates/format-date.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { useMoney } from '../../ui/money/currencies.ts';

interface VersionRow {
  field: string;
  mine: string;
  theirs: string;
}

/** What either version of an entry or a budget has, field by field; what neither has is left out. */
export function useVersionRows({ entry, theirs, budget }: ConflictItem): VersionRow[] {
  const { t, locale } = useTexts();
  const { money } = useMoney();
  const fields: [string, (version: Entry) => string | undefined][] = [
    [t.entry.kind, ({ kind }) => t.entry.kinds[kind]],
    [t.entry.amount, ({ amountMinor, currency }) => money(amountMinor, currency)],
    [t.entry.date, ({ date }) => formatLongDay(date, locale)],
    [t.entry.category, ({ category }) => category],
    [t.entry.subcategory, ({ subcategory }) => subcategory],
    [t.entry.payees.EXPENSE, ({ payee }) => payee],
    [t.entry.description, ({ description }) => description],
    [t.entry.paymentMethod, ({ paymentMethod }) => paymentMethod],
    [t.entry.location, ({ location }) => location],
    [t.entry.notes, ({ notes }) => notes],
  ];
  if (budget !== undefined) {
    return [budgetRow(budget)];
  }
  return fields
    .map(([field, read]) => ({
      field,
      mine: (entry && read(entry)) ?? t.sync.nothing,
      theirs: (theirs && read(theirs)) ?? t.sync.nothing,
    }))
    .filter(({ mine, theirs: other }) => mine !== t.sync.nothing || other !== t.sync.nothing);

  function budgetRow({ currency, mineMinor, theirsMinor }: BudgetVersions): VersionRow {
    const amount = (minor: number | undefined) =>
      minor === undefined ? t.sync.noBudget : money(minor, currency);
    return {
      field: `${t.categories.eachMonth}, ${currency}`,
      mine: amount(mineMinor),
      theirs: amount(theirsMinor),
    };
  }
}
