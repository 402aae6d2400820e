import { useState } from 'react';
import { useUserData } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Screen } from '../../ui/Screen.tsx';
import { AddForm } from './AddForm.tsx';
import { QuickAdd } from './QuickAdd.tsx';
import { formId, rememberFormId } from './form-id.ts';

/** A new entry: in one line as text, or field by field. */
export function AddScreen() {
  const { t } = useTexts();
  const data = useUserData();
  const [id, setId] = useState(() => formId((candidate) => data.entry(candidate) !== undefined));

  function resume(kept: string) {
    rememberFormId(kept);
    setId(kept);
  }

  return (
    <Screen title={t.nav.add}>
      <div className="only-wide">
        <QuickAdd />
      </div>
      <AddForm key={id} id={id} onAnother={() => setId(formId(() => true))} onResume={resume} />
    </Screen>
  );
}
