import { useActions } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { showToast } from '../../ui/feedback/toasts.ts';

/** Moves entries to the trash, and offers to undo it. It is fulfilled with whether that was kept. */
export function useDelete(): (ids: readonly string[]) => Promise<boolean> {
  const { t } = useTexts();
  const { trash, restore } = useActions();
  return async (ids) => {
    const saved = await trash(ids);
    if (saved.isSaved) {
      showToast(t.entries.deleted(ids.length), { label: t.common.undo, run: () => void restore(ids) });
    } else {
      showToast(t.common.notSaved[saved.reason]);
    }
    return saved.isSaved;
  };
}
