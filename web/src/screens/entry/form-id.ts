import { newId } from '../../data/index.ts';

/**
 * The id of the entry that the form at this place of the history makes: the same after the page is loaded
 * again, so that its draft is found, and so that no second tap adds twice. After it was added, the form
 * begins another.
 */
export function formId(isAdded: (id: string) => boolean): string {
  // Nothing else writes the state of this app's history.
  const state = (history.state ?? {}) as { formId?: string };
  if (state.formId !== undefined && !isAdded(state.formId)) {
    return state.formId;
  }
  const id = newId();
  rememberFormId(id);
  return id;
}

/** From now on this place's form makes that entry. */
export function rememberFormId(id: string): void {
  history.replaceState({ ...(history.state as object | null), formId: id }, '');
}
