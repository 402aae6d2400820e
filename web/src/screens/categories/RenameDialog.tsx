import { useState } from 'react';
import { type EntrySide, useActions } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/feedback/Dialog.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { showToast } from '../../ui/feedback/toasts.ts';
import { NameField } from '../../ui/fields/NameField.tsx';
import { cleanName, nameKey } from '../../ui/fields/names.ts';
import { useNameLists } from '../use-name-lists.ts';
import { useSave } from '../use-save.ts';

/** What is renamed. */
export interface Renamed {
  kind: 'category' | 'payee';
  name: string;
  count: number;
  /** Of a category. */
  side?: EntrySide;
}

/** Gives another name, or merges into one that is there: then it says so before. */
export function RenameDialog({ renamed, onClose }: { renamed: Renamed; onClose: () => void }) {
  const { t } = useTexts();
  const { categoriesOf, payees } = useNameLists();
  const { renameCategory, renamePayee } = useActions();
  const { save, isBusy, problem } = useSave();
  const [text, setText] = useState(renamed.name);
  const [error, setError] = useState<string>();
  const { kind, name, count, side = 'SPENT' } = renamed;
  const inUse = kind === 'payee' ? payees : categoriesOf(side === 'SPENT' ? 'EXPENSE' : 'INCOME');
  const others = inUse.filter((other) => other !== name);
  const to = others.find((other) => nameKey(other) === nameKey(text)) ?? cleanName(text);
  const isMerge = others.includes(to);

  async function submit() {
    if (to === '' || (kind === 'category' && to.includes('#'))) {
      setError(t.entry.categoryProblems[to === '' ? 'missing' : 'hash']);
    } else if (to === name) {
      onClose();
    } else if (
      await save(() => (kind === 'payee' ? renamePayee(name, to) : renameCategory(name, to, side)))
    ) {
      showToast(isMerge ? t.categories.merged(name, to) : t.categories.renamed(name, to));
      onClose();
    }
  }

  return (
    <Dialog title={t.categories.renameTitle(name)} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <NameField
          label={t.categories.newName}
          value={text}
          names={others}
          onChange={setText}
          error={error}
        />
        {isMerge ? <Notice tone="warning">{t.categories.willMerge(name, to, count)}</Notice> : null}
        {problem === undefined ? null : (
          <Notice tone="error" isAlert>
            {problem}
          </Notice>
        )}
        <div className="form-actions">
          <Button look="primary" type="submit" isBusy={isBusy}>
            {isMerge ? t.categories.merge : t.categories.rename}
          </Button>
          <Button onClick={onClose}>{t.common.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
