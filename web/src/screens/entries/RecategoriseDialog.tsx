import { useState } from 'react';
import { type Entry, type Saved, sideOf } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/feedback/Dialog.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { NameField } from '../../ui/fields/NameField.tsx';
import { cleanName } from '../../ui/fields/names.ts';
import { useNameLists } from '../use-name-lists.ts';
import { useSave } from '../use-save.ts';

interface RecategoriseDialogProps {
  entries: readonly Entry[];
  /** Marked, but not shown: they stay as they are. */
  hiddenCount: number;
  onClose: () => void;
  onChosen: (category: string) => Promise<Saved>;
}

export function RecategoriseDialog({ entries, hiddenCount, onClose, onChosen }: RecategoriseDialogProps) {
  const { t } = useTexts();
  const { categories, categoriesOf } = useNameLists();
  const { save, isBusy, problem } = useSave();
  const [category, setCategory] = useState('');
  const [error, setError] = useState<string>();
  const sides = new Set(entries.map(({ kind }) => sideOf(kind)));
  const names = sides.size === 1 && entries[0] !== undefined ? categoriesOf(entries[0].kind) : categories;

  function submit() {
    const name = cleanName(category);
    if (name === '' || name.includes('#')) {
      setError(t.entry.categoryProblems[name === '' ? 'missing' : 'hash']);
    } else {
      void save(() => onChosen(name));
    }
  }

  return (
    <Dialog title={t.entries.recategoriseTitle(entries.length)} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {hiddenCount === 0 ? null : <Notice tone="info">{t.entries.hiddenStay(hiddenCount)}</Notice>}
        {sides.size === 2 ? <Notice tone="warning">{t.entries.bothSides}</Notice> : null}
        <NameField
          label={t.entry.category}
          value={category}
          names={names}
          onChange={setCategory}
          error={error}
        />
        {problem === undefined ? null : (
          <Notice tone="error" isAlert>
            {problem}
          </Notice>
        )}
        <div className="form-actions">
          <Button look="primary" type="submit" isBusy={isBusy}>
            {t.entries.recategoriseDo(entries.length)}
          </Button>
          <Button onClick={onClose}>{t.common.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
