import type { Entry } from '../../data/index.ts';
import { today } from '../../texts/dates/day.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { useMoney } from '../../ui/money/currencies.ts';
import { entriesCsv } from '../export/entries-csv.ts';
import { saveFile } from '../export/save-file.ts';

/** Saves the entries that the filter leaves as a CSV file. */
export function ExportButton({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTexts();
  const { decimalsOf } = useMoney();
  return (
    <Button
      look="quiet"
      disabled={entries.length === 0}
      onClick={() => saveFile(`expenses-${today()}.csv`, 'text/csv', entriesCsv(entries, decimalsOf))}
    >
      {t.entries.export}
    </Button>
  );
}
