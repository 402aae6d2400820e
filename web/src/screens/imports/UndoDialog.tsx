import { useUserData } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/feedback/Dialog.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { showToast } from '../../ui/feedback/toasts.ts';
import { useSave } from '../use-save.ts';
import { idsOf } from './import-records.ts';
import type { ImportRecord } from './import-records.ts';
import { isChangedSince, undoImport } from './run-import.ts';

/** Before an import is undone: how many entries go, and what about those that were changed since. */
export function UndoDialog({ record, onClose }: { record: ImportRecord; onClose: () => void }) {
  const { t } = useTexts();
  const data = useUserData();
  const { save, isBusy, problem } = useSave();
  const present = idsOf(data, record).filter((id) => {
    const entry = data.entry(id);
    return entry !== undefined && entry.deletedAt === undefined;
  });
  const changedCount = present.filter((id) => isChangedSince(data, id)).length;

  async function undo(keepsChanged: boolean) {
    if (await save(() => undoImport(data, record.key, keepsChanged))) {
      showToast(t.imports.undone);
      onClose();
    }
  }

  return (
    <Dialog title={t.imports.undoTitle(present.length)} onClose={onClose}>
      <p>{t.imports.undoText(record.fileName)}</p>
      {changedCount === 0 ? null : <Notice tone="warning">{t.imports.undoChanged(changedCount)}</Notice>}
      {problem === undefined ? null : (
        <Notice tone="error" isAlert>
          {problem}
        </Notice>
      )}
      <div className="form-actions">
        <Button look="danger" isBusy={isBusy} onClick={() => void undo(false)}>
          {t.imports.undoAll(present.length)}
        </Button>
        {changedCount === 0 ? null : (
          <Button isBusy={isBusy} onClick={() => void undo(true)}>
            {t.imports.keepChanged(changedCount)}
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          {t.common.cancel}
        </Button>
      </div>
    </Dialog>
  );
}
