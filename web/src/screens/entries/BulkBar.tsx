import { useState } from 'react';
import { type Entry, signedMinor, useActions } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { showToast } from '../../ui/feedback/toasts.ts';
import { Money } from '../../ui/money/Money.tsx';
import { RecategoriseDialog } from './RecategoriseDialog.tsx';
import { useDelete } from './use-delete.ts';
import type { Selection } from './use-selection.ts';

/** What can be done with all marked entries that are shown. What a filter hides is named and left alone. */
export function BulkBar({ selection }: { selection: Selection }) {
  const { t } = useTexts();
  const { updateEntries } = useActions();
  const deleteEntries = useDelete();
  const [isAsking, setIsAsking] = useState(false);
  const { ids, shown, hiddenCount } = selection;
  if (ids.size === 0) {
    return null;
  }
  const shownIds = shown.map(({ id }) => id);

  return (
    <section className="bulk-bar" aria-label={t.entries.chosen(ids.size)}>
      <div>
        <strong>{t.entries.chosen(shown.length)}</strong>
        {hiddenCount === 0 ? null : <span>{t.entries.hidden(hiddenCount)}</span>}
        {totalsOf(shown).map(([currency, minor]) => (
          <Money key={currency} minor={minor} currency={currency} />
        ))}
      </div>
      <div className="bulk-actions">
        <Button icon="tag" disabled={shown.length === 0} onClick={() => setIsAsking(true)}>
          {t.entries.recategorise}
        </Button>
        <Button
          look="danger"
          icon="trash"
          disabled={shown.length === 0}
          onClick={() => {
            selection.dropShown();
            void deleteEntries(shownIds);
          }}
        >
          {t.entries.deleteCount(shown.length)}
        </Button>
        <Button look="quiet" onClick={selection.clear}>
          {t.entries.chooseNone}
        </Button>
      </div>
      {isAsking ? (
        <RecategoriseDialog
          entries={shown}
          hiddenCount={hiddenCount}
          onClose={() => setIsAsking(false)}
          onChosen={async (category) => {
            const saved = await updateEntries(shownIds, { category });
            if (saved.isSaved) {
              setIsAsking(false);
              selection.dropShown();
              showToast(t.entries.recategorised(shownIds.length, category));
            }
            return saved;
          }}
        />
      ) : null}
    </section>
  );
}

/** What was spent in each currency, less what came in: never added up. */
function totalsOf(entries: readonly Entry[]): [string, number][] {
  const totals = new Map<string, number>();
  for (const entry of entries) {
    const minor = entry.kind === 'INCOME' ? entry.amountMinor : -signedMinor(entry);
    totals.set(entry.currency, (totals.get(entry.currency) ?? 0) + minor);
  }
  return [...totals];
}
