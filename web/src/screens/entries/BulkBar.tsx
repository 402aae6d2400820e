import { useState } from 'react';
import { useActions } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { showToast } from '../../ui/feedback/toasts.ts';
import { CurrencyFigures } from './CurrencyFigures.tsx';
import { RecategoriseDialog } from './RecategoriseDialog.tsx';
import { currencyTotals } from './currency-totals.ts';
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
      <div className="bulk-words">
        <strong>{t.entries.chosen(shown.length)}</strong>
        {hiddenCount === 0 ? null : <span>{t.entries.hidden(hiddenCount)}</span>}
        <CurrencyFigures totals={currencyTotals(shown)} />
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
        <Button look="quiet" icon="close" isIconOnly onClick={selection.clear}>
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
