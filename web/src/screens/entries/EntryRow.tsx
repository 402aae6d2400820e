import { memo } from 'react';
import type { Entry } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Icon } from '../../ui/Icon.tsx';
import { EntryAmount } from '../EntryAmount.tsx';

interface EntryRowProps {
  entry: Entry;
  isChosen: boolean;
  onChoose: (id: string) => void;
  onOpen: (id: string) => void;
}

/** One entry: a click, a tap or Enter opens it in place. */
export const EntryRow = memo(function EntryRow({ entry, isChosen, onChoose, onOpen }: EntryRowProps) {
  const { t } = useTexts();
  const { id, category, subcategory, payee, description } = entry;
  const title = payee ?? description ?? category;
  const details = [category, subcategory, payee === undefined ? undefined : description, entry.paymentMethod]
    .filter((part) => part !== undefined)
    .join(' · ');

  return (
    <div className={isChosen ? 'entry-row entry-row-chosen' : 'entry-row'}>
      <label className="check entry-check">
        <input type="checkbox" checked={isChosen} onChange={() => onChoose(id)} />
        <span className="for-readers">{t.entries.choose(title)}</span>
      </label>
      <button
        type="button"
        className="entry-main"
        data-entry={id}
        aria-expanded={false}
        onClick={() => onOpen(id)}
      >
        <span className="entry-words">
          <bdi className="entry-title">{title}</bdi>
          <bdi className="entry-details">{details}</bdi>
        </span>
        {entry.state === 'synced' ? null : (
          <span className={`entry-state entry-state-${entry.state}`}>
            <Icon name={entry.state === 'waiting' ? 'sync' : 'warning'} />
            <span className="for-readers">{t.entries.states[entry.state]}</span>
          </span>
        )}
        <EntryAmount entry={entry} />
      </button>
    </div>
  );
});
