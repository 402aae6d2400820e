import { useState } from 'react';
import { sideOf } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { useMoney } from '../../ui/money/currencies.ts';
import { useNameLists } from '../use-name-lists.ts';
import { type DraftErrors, type EntryDraft, readDraft } from './draft.ts';

interface FormStart {
  draft: EntryDraft;
  /** A category that the person chose: no payee changes it. */
  isCategoryChosen: boolean;
}

/** The state of a form for one entry: the inputs, what is wrong with them, and what follows from what. */
export function useEntryForm(start: () => FormStart) {
  const { locale } = useTexts();
  const { decimalsOf } = useMoney();
  const { categoriesOf, usualCategoryOf } = useNameLists();
  const [{ draft, isCategoryChosen }, setState] = useState(start);
  const [isDirty, setIsDirty] = useState(false);
  const [hasTried, setHasTried] = useState(false);
  const read = readDraft(draft, { locale, decimalsOf });
  const errors: DraftErrors = hasTried && 'errors' in read ? read.errors : {};

  function set(changes: Partial<EntryDraft>) {
    setIsDirty(true);
    setState((before) => ({
      draft: { ...before.draft, ...changes },
      isCategoryChosen: before.isCategoryChosen || 'category' in changes,
    }));
  }

  /** The payee's usual category comes along, but never over one that was chosen. */
  function choosePayee(payee: string) {
    const usual = usualCategoryOf(payee, draft.kind);
    setIsDirty(true);
    setState((before) => ({
      ...before,
      draft: {
        ...before.draft,
        payee,
        category: before.isCategoryChosen ? before.draft.category : (usual ?? before.draft.category),
      },
    }));
  }

  /** Income has categories of its own. */
  function chooseKind(kind: EntryDraft['kind']) {
    const isOtherSide = sideOf(kind) !== sideOf(draft.kind);
    setIsDirty(true);
    setState((before) => ({
      draft: {
        ...before.draft,
        kind,
        category:
          isOtherSide && !before.isCategoryChosen ? (categoriesOf(kind)[0] ?? '') : before.draft.category,
      },
      isCategoryChosen: before.isCategoryChosen,
    }));
  }

  return {
    draft,
    errors,
    isDirty,
    isCategoryChosen,
    set,
    choosePayee,
    chooseKind,
    replace: (next: FormStart) => setState(next),
    /** The entry, or `undefined` after showing what is wrong. */
    submit: () => {
      setHasTried(true);
      return 'fields' in read ? read.fields : undefined;
    },
  };
}

export type EntryFormState = ReturnType<typeof useEntryForm>;
