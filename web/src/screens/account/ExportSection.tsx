import { useEntries } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { ExportButton } from '../entries/ExportButton.tsx';
import { useExportAll } from '../export/use-export-all.ts';

/** Everything as files: one for other programs, one with all there is. */
export function ExportSection() {
  const { t } = useTexts();
  const { entries, isLoading } = useEntries({});
  const exportAll = useExportAll();
  return (
    <section className="card" aria-labelledby="export">
      <h2 id="export">{t.account.exportTitle}</h2>
      <p>{t.account.exportText}</p>
      {isLoading ? <Notice tone="warning">{t.account.exportNotWhole}</Notice> : null}
      <div className="form-actions">
        <Button onClick={exportAll}>{t.account.exportAll}</Button>
        <ExportButton entries={entries} />
      </div>
    </section>
  );
}
