import { useEffect, useRef } from 'react';
import { type Entry, type EntryFields, useActions } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { showToast } from '../../ui/feedback/toasts.ts';
import { useMoney } from '../../ui/money/currencies.ts';
import { EntryForm } from '../entry/EntryForm.tsx';
import { changesOf, draftOf } from '../entry/draft.ts';
import { useEntryForm } from '../entry/use-entry-form.ts';
import { useSave } from '../use-save.ts';

interface EditRowProps {
  entry: Entry;
  onClose: () => void;
  onDelete: () => void;
}

/**
 * An entry as a form in its place in the list. Only what was changed here is sent: the rest may change
 * elsewhere.
 */
export function EditRow({ entry, onClose, onDelete }: EditRowProps) {
  const { t, locale } = useTexts();
  const { decimalsOf } = useMoney();
  const { updateEntry } = useActions();
  const { save, isBusy, problem } = useSave();
  const amount = useRef<HTMLInputElement>(null);
  const opened = useRef(entry);
  const form = useEntryForm(() => ({
    draft: draftOf(entry, { locale, decimalsOf }),
    isCategoryChosen: true,
  }));

  useEffect(() => {
    amount.current?.focus();
  }, []);

  async function change(fields: EntryFields) {
    const changes = changesOf(opened.current, fields);
    if (Object.keys(changes).length === 0) {
      onClose();
    } else if (await save(() => updateEntry(entry.id, changes))) {
      showToast(t.entries.changed);
      onClose();
    }
  }

  return (
    <section
      className="edit-row"
      aria-label={t.entries.edit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          onClose();
        }
      }}
    >
      <EntryForm
        form={form}
        isBusy={isBusy}
        problem={problem}
        amountRef={amount}
        onSave={(fields) => void change(fields)}
        onCancel={onClose}
        actions={
          <Button look="danger" icon="trash" onClick={onDelete}>
            {t.common.delete}
          </Button>
        }
      />
    </section>
  );
}
