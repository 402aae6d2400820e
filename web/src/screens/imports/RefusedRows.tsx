import type { Preview } from 'expense-files';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';

const SHOWN = 20;

interface RefusedRowsProps {
  preview: Preview;
  /** Saves them as a file. */
  onSave: (() => void) | undefined;
}

/** Rows that cannot be entries, each with its line and the reason, which is English. */
export function RefusedRows({ preview: { refused, refusedCount }, onSave }: RefusedRowsProps) {
  const { t } = useTexts();
  if (refusedCount === 0) {
    return null;
  }
  return (
    <div className="import-part">
      <h4>
        {t.imports.refusedRows} ({refusedCount})
      </h4>
      <ul className="import-reasons">
        {refused.slice(0, SHOWN).map(({ line, field, reason, cells }) => (
          <li key={line}>
            <span>{t.imports.line(line)}</span>
            <span>
              <span lang="en">{field === 'row' ? reason : `${field} ${reason}`}</span>
              <small>
                <bdi>{cells.filter((cell) => cell !== '').join(' · ')}</bdi>
              </small>
            </span>
          </li>
        ))}
      </ul>
      {refusedCount > SHOWN ? <p className="field-hint">{t.imports.moreRows(refusedCount - SHOWN)}</p> : null}
      {onSave === undefined ? null : (
        <p>
          <Button onClick={onSave}>{t.imports.refusedDownload}</Button> {t.imports.refusedDownloadText}
        </p>
      )}
    </div>
  );
}
