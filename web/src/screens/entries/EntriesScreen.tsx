import { useDeferredValue, useMemo } from 'react';
import { useEntries } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Screen } from '../../ui/Screen.tsx';
import { useMoney } from '../../ui/money/currencies.ts';
import { usePlace } from '../../ui/router/location.ts';
import { QuickAdd } from '../entry/QuickAdd.tsx';
import { BulkBar } from './BulkBar.tsx';
import { EmptyList } from './EmptyList.tsx';
import { EntryRows } from './EntryRows.tsx';
import { ExportButton } from './ExportButton.tsx';
import { FilterPanel } from './FilterPanel.tsx';
import { ListTotals } from './ListTotals.tsx';
import { SearchField } from './SearchField.tsx';
import { filterOf } from './filter-query.ts';
import { useSearchText } from './use-search-text.ts';
import { useSelection } from './use-selection.ts';

/** Every entry, by day, with filters that are in the address. */
export function EntriesScreen() {
  const { t } = useTexts();
  const { query } = usePlace();
  const { decimalsOf } = useMoney();
  const search = useSearchText();
  // Typing goes on while a long list is searched.
  const text = useDeferredValue(search.text);
  const filter = useMemo(
    () => ({ ...filterOf(query, decimalsOf), text: text.trim() === '' ? undefined : text }),
    [query, decimalsOf, text],
  );
  const { entries, totals, isLoading } = useEntries(filter);
  const selection = useSelection(entries);

  return (
    <Screen title={t.nav.entries} actions={<ExportButton entries={entries} />}>
      <div className="only-wide">
        <QuickAdd />
      </div>
      <div className="filters">
        <SearchField value={search.text} onChange={search.setText} onLeave={search.settle} />
        <FilterPanel />
      </div>
      <ListTotals totals={totals} count={entries.length} isLoading={isLoading} selection={selection} />
      {entries.length === 0 ? (
        <EmptyList isLoading={isLoading} />
      ) : (
        <EntryRows entries={entries} selection={selection} />
      )}
      <BulkBar selection={selection} />
    </Screen>
  );
}
