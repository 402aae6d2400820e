import { type ReactNode, type RefObject, useRef } from 'react';
import type { EntryFields } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { AmountField } from '../../ui/amount/AmountField.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { DateField } from '../../ui/fields/DateField.tsx';
import { NameField } from '../../ui/fields/NameField.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { useNameLists } from '../use-name-lists.ts';
import { CurrencyField } from './CurrencyField.tsx';
import { MoreFields } from './MoreFields.tsx';
import { MAX_LENGTHS } from './draft.ts';
import type { EntryFormState } from './use-entry-form.ts';

interface EntryFormProps {
  form: EntryFormState;
  onSave: (fields: EntryFields) => void;
  onCancel: () => void;
  isBusy: boolean;
  /** Why it was not saved. */
  problem: string | undefined;
  amountRef?: RefObject<HTMLInputElement | null>;
  /** Takes the place of the amount's input: the pad of a phone. */
  amount?: ReactNode;
  /** Further buttons. */
  actions?: ReactNode;
}

/** All inputs of one entry, to add or to change it. */
export function EntryForm(props: EntryFormProps) {
  const { form, onSave, onCancel, isBusy, problem, actions } = props;
  const { t } = useTexts();
  const { categoriesOf, payees, usualCategoryOf } = useNameLists();
  const element = useRef<HTMLFormElement>(null);
  const { draft, errors, set } = form;
  const isUsual = !form.isCategoryChosen && usualCategoryOf(draft.payee, draft.kind) === draft.category;

  function submit() {
    const fields = form.submit();
    if (fields === undefined) {
      // After the errors are drawn.
      requestAnimationFrame(() =>
        element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      );
    } else {
      onSave(fields);
    }
  }

  return (
    <form
      ref={element}
      className="entry-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Segmented
        label={t.entry.kind}
        isLabelHidden
        value={draft.kind}
        options={(['EXPENSE', 'REFUND', 'INCOME'] as const).map((value) => ({
          value,
          label: t.entry.kinds[value],
        }))}
        onChange={form.chooseKind}
      />
      {props.amount ?? (
        <div className="amount-row">
          <AmountField
            label={t.entry.amount}
            value={draft.amount}
            currency={draft.currency}
            onChange={(amount) => set({ amount })}
            error={errors.amount && t.entry.amountProblems[errors.amount](draft.currency)}
            {...(props.amountRef === undefined ? {} : { ref: props.amountRef })}
          />
          <CurrencyField value={draft.currency} onChange={(currency) => set({ currency })} />
        </div>
      )}
      <div className="field-grid">
        <NameField
          label={t.entry.category}
          value={draft.category}
          names={categoriesOf(draft.kind)}
          onChange={(category) => {
            if (category !== draft.category) {
              set({ category });
            }
          }}
          error={errors.category && t.entry.categoryProblems[errors.category]}
          {...(isUsual && draft.payee !== '' ? { hint: t.entry.usualFor(draft.payee) } : {})}
        />
        <NameField
          label={t.entry.payees[draft.kind]}
          value={draft.payee}
          names={payees}
          maxLength={MAX_LENGTHS.payee}
          onChange={(payee) => {
            if (payee !== draft.payee) {
              form.choosePayee(payee);
            }
          }}
        />
        <DateField
          label={t.entry.date}
          value={draft.date}
          hasShortcuts
          onChange={(date) => set({ date })}
          error={errors.date && t.entry.dateProblem}
        />
        <TextField
          label={t.entry.description}
          value={draft.description}
          maxLength={MAX_LENGTHS.description}
          onChange={(description) => set({ description })}
        />
      </div>
      <MoreFields form={form} />
      {problem === undefined ? null : (
        <Notice tone="error" isAlert>
          {problem}
        </Notice>
      )}
      <div className="form-actions">
        <Button look="primary" type="submit" isBusy={isBusy}>
          {t.common.save}
        </Button>
        <Button onClick={onCancel}>{t.common.cancel}</Button>
        {actions}
      </div>
    </form>
  );
}
