import { useEffect, useRef } from 'react';
import { type EntryFields, useActions, useDefaults } from '../../data/index.ts';
import { today } from '../../texts/dates/day.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { showToast } from '../../ui/feedback/toasts.ts';
import { leaveForm, usePlace } from '../../ui/router/location.ts';
import { useIsPhone } from '../../ui/use-media.ts';
import { useDefaultCategory } from '../use-name-lists.ts';
import { useSave } from '../use-save.ts';
import { DraftOffer } from './DraftOffer.tsx';
import { EntryForm } from './EntryForm.tsx';
import { PhoneAmount } from './PhoneAmount.tsx';
import { emptyDraft } from './draft.ts';
import { useDraftKeeper, useDrafts, useForgetDraft } from './drafts.ts';
import { useEntrySummaryText } from './entry-texts.ts';
import { useEntryForm } from './use-entry-form.ts';

interface AddFormProps {
  id: string;
  /** Begins another form. */
  onAnother: () => void;
  /** Goes on with the draft of another form. */
  onResume: (id: string) => void;
}

export function AddForm({ id, onAnother, onResume }: AddFormProps) {
  const { t } = useTexts();
  const { query } = usePlace();
  const defaults = useDefaults();
  const defaultCategory = useDefaultCategory();
  const drafts = useDrafts();
  const forgetDraft = useForgetDraft();
  const { addEntry, trash } = useActions();
  const textOf = useEntrySummaryText();
  const { save, isBusy, problem } = useSave();
  const isPhone = useIsPhone();
  const amount = useRef<HTMLInputElement>(null);
  // A held Enter asks again before the browser has gone back: one step is enough.
  const isDone = useRef(false);
  const form = useEntryForm(() => {
    const kept = drafts.find((draft) => draft.id === id);
    const category = query.get('category');
    return {
      draft: kept?.draft ?? {
        ...emptyDraft(today(), defaults.currency),
        category: category ?? defaultCategory('EXPENSE'),
        paymentMethod: defaults.paymentMethod ?? '',
      },
      isCategoryChosen: kept !== undefined || category !== null,
    };
  });
  const endDraft = useDraftKeeper(id, form.draft, form.isDirty);

  useEffect(() => {
    amount.current?.focus();
  }, []);

  async function add(fields: EntryFields, isLast: boolean) {
    if (!isDone.current && (await save(() => addEntry(fields, id)))) {
      isDone.current = true;
      endDraft();
      showToast(t.entry.added(textOf(fields)), { label: t.common.undo, run: () => void trash([id]) });
      if (isLast) {
        leaveForm();
      } else {
        onAnother();
      }
    }
  }

  const offered = drafts.filter((draft) => draft.id !== id && !form.isDirty);
  return (
    <>
      {offered.map((draft) => (
        <DraftOffer
          key={draft.id}
          draft={draft}
          onResume={() => onResume(draft.id)}
          onForget={() => forgetDraft(draft.id)}
        />
      ))}
      <EntryForm
        form={form}
        isBusy={isBusy}
        problem={problem}
        amountRef={amount}
        {...(isPhone ? { amount: <PhoneAmount form={form} /> } : {})}
        onCancel={() => {
          endDraft();
          leaveForm();
        }}
        onSave={(fields) => void add(fields, true)}
        actions={
          <Button
            look="quiet"
            className="only-wide"
            onClick={() => {
              const fields = form.submit();
              if (fields !== undefined) {
                void add(fields, false);
              }
            }}
          >
            {t.entry.saveAndAnother}
          </Button>
        }
      />
    </>
  );
}
