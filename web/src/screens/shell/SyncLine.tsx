import type { ReactNode } from 'react';
import { type SyncStatus, useOutbox, useSyncStatus } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Link } from '../../ui/router/Link.tsx';
import { StorageNotice } from './StorageNotice.tsx';
import { UpdateNotice } from './UpdateNotice.tsx';

/**
 * Above every screen: nothing while all is well, else what does not work, what waits, and what needs the
 * person.
 */
export function SyncLine() {
  const { t } = useTexts();
  const status = useSyncStatus();
  const { waitingCount, parked } = useOutbox();
  return (
    <div className="sync-line">
      <div role="status">
        <ConnectionNotice status={status} waitingCount={waitingCount} />
      </div>
      {parked.length === 0 ? null : (
        <Notice tone="warning" action={<Link href="/sync">{t.sync.look}</Link>}>
          {t.sync.needsYou(parked.length)}
        </Notice>
      )}
      <StorageNotice storage={status.storage} />
      <UpdateNotice />
      {status.clockOffMs === undefined ? null : (
        <Notice tone="warning">{t.sync.clockOff(Math.round(status.clockOffMs / 60_000))}</Notice>
      )}
    </div>
  );
}

function ConnectionNotice({ status, waitingCount }: { status: SyncStatus; waitingCount: number }): ReactNode {
  const { t } = useTexts();
  const { connection, loadedCount } = status;
  const waits = waitingCount === 0 ? '' : ` ${t.sync.waitingLine(waitingCount)}`;
  if (connection === 'offline' || connection === 'failing') {
    return (
      <Notice tone="info">
        {connection === 'offline' ? t.sync.offline : t.sync.failing}
        {waits}
      </Notice>
    );
  }
  if (connection === 'loading') {
    return <Notice tone="info">{t.sync.loadingLine(loadedCount)}</Notice>;
  }
  // A moment of sending is no news; a row of things is.
  return waitingCount > 1 ? <p className="sync-quiet">{t.sync.waitingLine(waitingCount)}</p> : null;
}
