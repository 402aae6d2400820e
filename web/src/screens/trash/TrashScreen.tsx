import { useEffect, useRef, useState } from 'react';
import { type Entry, useActions, useTrash } from '../../data/index.ts';
import { today } from '../../texts/dates/day.ts';
import { formatDay, formatMoment } from '../../texts/dates/format-date.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { showToast } from '../../ui/feedback/toasts.ts';
import { EntryAmount } from '../EntryAmount.tsx';

/** So many are shown at once; the rest when it is asked for. */
const PAGE = 100;

/** Entries that were deleted in the last 30 days, the newest deletion first. */
export default function TrashScreen() {
  const { t } = useTexts();
  const entries = useTrash();
  const { restore } = useActions();
  const [shownCount, setShownCount] = useState(PAGE);
  const list = useRef<HTMLUListElement>(null);
  const focusAt = useRef<number>(undefined);

  // The row that was restored is gone: the focus goes to the one that took its place.
  useEffect(() => {
    if (focusAt.current !== undefined) {
      const buttons = list.current?.querySelectorAll('button') ?? [];
      (buttons[focusAt.current] ?? document.querySelector<HTMLElement>('h1'))?.focus();
      focusAt.current = undefined;
    }
  }, [entries]);

  async function bringBack(ids: readonly string[], index?: number) {
    focusAt.current = index;
    const saved = await restore(ids);
    showToast(saved.isSaved ? t.trash.restored(ids.length) : t.common.notSaved[saved.reason]);
  }

  return (
    <Screen
      title={t.nav.trash}
      actions={
        entries.length > 1 ? (
          <Button onClick={() => void bringBack(entries.map(({ id }) => id))}>
            {t.trash.restoreAll(entries.length)}
          </Button>
        ) : undefined
      }
    >
      <p className="lead">{t.trash.about}</p>
      {entries.length === 0 ? <p className="empty">{t.trash.empty}</p> : null}
      <ul ref={list} className="plain-rows">
        {entries.slice(0, shownCount).map((entry, index) => (
          <TrashRow key={entry.id} entry={entry} onRestore={() => void bringBack([entry.id], index)} />
        ))}
      </ul>
      {entries.length > shownCount ? (
        <Button onClick={() => setShownCount(shownCount + PAGE)}>{t.common.showMore}</Button>
      ) : null}
    </Screen>
  );
}

function TrashRow({ entry, onRestore }: { entry: Entry; onRestore: () => void }) {
  const { t, locale } = useTexts();
  const title = entry.payee ?? entry.description ?? entry.category;
  return (
    <li className="plain-row trash-row">
      <span className="entry-words">
        <bdi className="entry-title">{title}</bdi>
        <span className="entry-details">
          {formatDay(entry.date, locale, today())} · <bdi>{entry.category}</bdi>
          {entry.deletedAt === undefined
            ? null
            : ` · ${t.trash.deletedAt(formatMoment(entry.deletedAt, locale))}`}
        </span>
      </span>
      <EntryAmount entry={entry} />
      <Button onClick={onRestore} aria-label={t.trash.restoreOne(title)}>
        {t.trash.restore}
      </Button>
    </li>
  );
}
