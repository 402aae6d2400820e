import { useActions, useOutbox, useSyncStatus } from '../../data/index.ts';
import { formatMoment } from '../../texts/dates/format-date.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { ConflictCard } from './ConflictCard.tsx';
import { RefusedCard } from './RefusedCard.tsx';

/**
 * How this device stands with the server: what waits, what was refused, and what met a change of another
 * device.
 */
export default function SyncScreen() {
  const { t, locale } = useTexts();
  const status = useSyncStatus();
  const { waitingCount, parked } = useOutbox();
  const { syncNow } = useActions();
  return (
    <Screen
      title={t.nav.sync}
      actions={
        <Button icon="sync" onClick={syncNow}>
          {t.sync.now}
        </Button>
      }
    >
      <dl className="facts card">
        <dt>{t.sync.connection}</dt>
        <dd>{t.sync.connections[status.connection]}</dd>
        <dt>{t.sync.lastComplete}</dt>
        <dd>
          {status.lastCompleteAt === undefined
            ? t.sync.never
            : formatMoment(new Date(status.lastCompleteAt).toISOString(), locale)}
        </dd>
        <dt>{t.sync.waiting}</dt>
        <dd>{t.sync.waitingCount(waitingCount)}</dd>
        <dt>{t.sync.storage}</dt>
        <dd>{t.sync.storages[status.storage]}</dd>
      </dl>
      <section aria-labelledby="parked">
        <h2 id="parked">{t.sync.parked}</h2>
        {parked.length === 0 ? (
          <p className="empty">{t.sync.nothingParked}</p>
        ) : (
          <ul className="card-list">
            {parked.map((item) => (
              <li key={item.key}>
                {'theirs' in item ? <ConflictCard item={item} /> : <RefusedCard item={item} />}
              </li>
            ))}
          </ul>
        )}
      </section>
    </Screen>
  );
}
