import { useActions, useOutbox } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/feedback/Dialog.tsx';
import { useExportAll } from '../export/use-export-all.ts';

interface SignOutDialogProps {
  onClose: () => void;
  onSignOut: () => void;
}

/** How much has not been sent yet, and what can be done with it: wait, save as a file, or lose it. */
export function SignOutDialog({ onClose, onSignOut }: SignOutDialogProps) {
  const { t } = useTexts();
  const { waitingCount, parked } = useOutbox();
  const { syncNow } = useActions();
  const exportAll = useExportAll();
  const unsentCount = waitingCount + parked.length;
  return (
    <Dialog title={t.account.unsentTitle(unsentCount)} onClose={onClose}>
      <p>{unsentCount === 0 ? t.account.allSent : t.account.unsentText(waitingCount, parked.length)}</p>
      <div className="form-actions">
        {unsentCount === 0 ? (
          <Button look="primary" onClick={onSignOut}>
            {t.account.signOut}
          </Button>
        ) : (
          <>
            <Button look="primary" onClick={syncNow}>
              {t.account.waitAndSend}
            </Button>
            <Button onClick={exportAll}>{t.account.exportAll}</Button>
            <Button look="danger" onClick={onSignOut}>
              {t.account.signOutAnyway}
            </Button>
          </>
        )}
        <Button look="quiet" onClick={onClose}>
          {t.account.staySignedIn}
        </Button>
      </div>
    </Dialog>
  );
}
