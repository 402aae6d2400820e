import { useTexts } from '../../texts/texts-context.ts';
import { NameField } from '../../ui/fields/NameField.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { useNameLists } from '../use-name-lists.ts';
import { MAX_LENGTHS } from './draft.ts';
import type { EntryFormState } from './use-entry-form.ts';

/** What few entries need. It is open when one of them has a value that the person gave. */
export function MoreFields({ form: { draft, set } }: { form: EntryFormState }) {
  const { t } = useTexts();
  const { paymentMethods, subcategoriesOf } = useNameLists();
  const hasSome = draft.subcategory !== '' || draft.location !== '' || draft.notes !== '';
  return (
    <details className="more-fields" open={hasSome || undefined}>
      <summary>{draft.paymentMethod === '' ? t.entry.more : t.entry.moreWith(draft.paymentMethod)}</summary>
      <div className="field-grid">
        <NameField
          label={t.entry.paymentMethod}
          value={draft.paymentMethod}
          names={paymentMethods}
          maxLength={MAX_LENGTHS.paymentMethod}
          onChange={(paymentMethod) => {
            if (paymentMethod !== draft.paymentMethod) {
              set({ paymentMethod });
            }
          }}
        />
        <NameField
          label={t.entry.subcategory}
          value={draft.subcategory}
          names={subcategoriesOf(draft.kind, draft.category)}
          maxLength={MAX_LENGTHS.subcategory}
          onChange={(subcategory) => {
            if (subcategory !== draft.subcategory) {
              set({ subcategory });
            }
          }}
        />
        <TextField
          label={t.entry.location}
          value={draft.location}
          maxLength={MAX_LENGTHS.location}
          onChange={(location) => set({ location })}
        />
        <TextArea
          label={t.entry.notes}
          value={draft.notes}
          maxLength={MAX_LENGTHS.notes}
          onChange={(notes) => set({ notes })}
        />
      </div>
    </details>
  );
}
