import type { SyncStatus } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';

/** What is wrong with what this device keeps, and what helps. */
export function StorageNotice({ storage }: Pick<SyncStatus, 'storage'>) {
  const { t } = useTexts();
  if (storage === 'kept') {
    return null;
  }
  const isOld = storage === 'superseded';
  return (
    <Notice
      tone={storage === 'memory' ? 'info' : 'warning'}
      isAlert
      action={isOld ? <Button onClick={() => location.reload()}>{t.nav.reload}</Button> : undefined}
    >
      {t.sync.storages[storage]}
    </Notice>
  );
}
