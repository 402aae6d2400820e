import { useEffect, useState } from 'react';
import { useKept, useUserData } from '../../data/index.ts';
import { formatMoment } from '../../texts/dates/format-date.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Link } from '../../ui/router/Link.tsx';
import { UndoDialog } from './UndoDialog.tsx';
import { importProgress } from './import-progress.ts';
import type { ImportProgress } from './import-progress.ts';
import { forgetRecord, recordsIn, RECORDS } from './import-records.ts';
import type { ImportRecord } from './import-records.ts';
import { continueImport, stopImport } from './run-import.ts';

/** What was imported on this device: how far it is, and the way back. */
export function PastImports() {
  const { t } = useTexts();
  const records = recordsIn(useKept(RECORDS)).filter(({ state }) => state !== 'preparing');
  const [undone, setUndone] = useState<ImportRecord>();
  if (records.length === 0) {
    return null;
  }
  return (
    <section className="card" aria-labelledby="past-imports">
      <h2 id="past-imports">{t.imports.past}</h2>
      <p className="field-hint">{t.imports.pastText}</p>
      <ul className="plain-rows">
        {records.map((record) => (
          <PastImport key={record.key} record={record} onUndo={() => setUndone(record)} />
        ))}
      </ul>
      {undone === undefined ? null : <UndoDialog record={undone} onClose={() => setUndone(undefined)} />}
    </section>
  );
}

function PastImport({ record, onUndo }: { record: ImportRecord; onUndo: () => void }) {
  const { t, locale } = useTexts();
  const data = useUserData();
  const progress = importProgress(data, record);
  useEverySecond(record.state === 'adding' || record.state === 'undoing' || progress.waiting > 0);
  const { key, fileName, at, state } = record;
  const { parked } = progress;
  return (
    <li className="past-import">
      <div className="entry-words">
        <bdi className="entry-title">{fileName}</bdi>
        <span className="entry-details">
          {formatMoment(at, locale)} · {t.entries.count(progress.added)} ·{' '}
          <State record={record} progress={progress} />
        </span>
        {parked === 0 ? null : (
          <Link href="/sync">
            {t.imports.parked(parked)}: {t.sync.look}
          </Link>
        )}
        {state === 'adding' || (state === 'added' && progress.waiting > 0) ? (
          <progress aria-label={fileName} max={progress.count * 2} value={progress.added + progress.sent} />
        ) : null}
      </div>
      <div className="row-actions">
        {state === 'adding' ? (
          <Button onClick={() => void stopImport(data, key)}>{t.imports.stop}</Button>
        ) : null}
        {state === 'stopped' ? (
          <Button onClick={() => void continueImport(data, key)}>{t.imports.goOn}</Button>
        ) : null}
        {state === 'undoing' ? null : progress.present === 0 && state === 'added' ? (
          <Button look="quiet" onClick={() => void forgetRecord(data, record)}>
            {t.imports.forget}
          </Button>
        ) : (
          <Button look="quiet" aria-label={t.imports.undoOf(fileName)} onClick={onUndo}>
            {t.imports.undo}
          </Button>
        )}
      </div>
    </li>
  );
}

function State({ record, progress }: { record: ImportRecord; progress: ImportProgress }) {
  const { t } = useTexts();
  const { added, count, sent, waiting } = progress;
  switch (record.state) {
    case 'adding':
      return t.imports.adding(added, count);
    case 'stopped':
      return t.imports.stoppedAt(added, count);
    case 'undoing':
      return t.imports.undoing;
    default:
      return waiting === 0 ? t.imports.allSent : t.imports.sending(sent, sent + waiting);
  }
}

/** Draws again each second: an import has too many entries to count them after each change. */
function useEverySecond(isOn: boolean) {
  const [, setCount] = useState(0);
  useEffect(() => {
    if (!isOn) {
      return undefined;
    }
    const timer = setInterval(() => setCount((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, [isOn]);
}
