import { useState } from 'react';
import { type Entry, type EntryFields, type RefusedItem, useActions } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useMoney } from '../../ui/money/currencies.ts';
import { EntryForm } from '../entry/EntryForm.tsx';
import { changesOf, draftOf } from '../entry/draft.ts';
import { useEntrySummaryText } from '../entry/entry-texts.ts';
import { useEntryForm } from '../entry/use-entry-form.ts';
import { useSave } from '../use-save.ts';

/** Something that the server refused: why, and what can be done. */
export function RefusedCard({ item }: { item: RefusedItem }) {
  const { t } = useTexts();
  const { retryParked, discardParked } = useActions();
  const { save, isBusy, problem } = useSave();
  const textOf = useEntrySummaryText();
  const [isEditing, setIsEditing] = useState(false);
  const { entry, key } = item;
  const name = entry === undefined ? (item.name ?? '') : textOf(entry);

  return (
    <article className="card" aria-label={name}>
      <h3>
        {t.sync.actions[item.action]}: <bdi>{name}</bdi>
      </h3>
      <p>{t.sync.refusals[item.reason]}</p>
      <p className="field-hint" lang="en">
        {item.field === undefined ? item.message : `${item.field}: ${item.message}`}
      </p>
      {problem === undefined ? null : (
        <Notice tone="error" isAlert>
          {problem}
        </Notice>
      )}
      {isEditing && entry !== undefined ? (
        <ParkedForm
          entry={entry}
          onCancel={() => setIsEditing(false)}
          onSave={(changes) => void save(() => retryParked(key, changes))}
        />
      ) : (
        <div className="form-actions">
          {entry === undefined ? null : (
            <Button look="primary" onClick={() => setIsEditing(true)}>
              {t.sync.edit}
            </Button>
          )}
          <Button isBusy={isBusy} onClick={() => void save(() => retryParked(key))}>
            {t.sync.retry}
          </Button>
          <Button look="danger" isBusy={isBusy} onClick={() => void save(() => discardParked(key))}>
            {t.sync.discard}
          </Button>
        </div>
      )}
    </article>
  );
}

interface ParkedFormProps {
  entry: Entry;
  onCancel: () => void;
  onSave: (changes: ReturnType<typeof changesOf>) => void;
}

function ParkedForm({ entry, onCancel, onSave }: ParkedFormProps) {
  const { locale } = useTexts();
  const { decimalsOf } = useMoney();
  const form = useEntryForm(() => ({
    draft: draftOf(entry, { locale, decimalsOf }),
    isCategoryChosen: true,
  }));
  return (
    <EntryForm
      form={form}
      isBusy={false}
      problem={undefined}
      onCancel={onCancel}
      onSave={(fields: EntryFields) => onSave(changesOf(entry, fields))}
    />
  );
}
