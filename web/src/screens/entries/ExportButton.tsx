import { useState } from 'react';
import { type Entry, useCurrencies } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { exportEntries, type ExportFormat } from '../export/export-entries.ts';

/** Saves the entries that the filter leaves as a file: CSV for spreadsheets, JSON Lines for programs. */
export function ExportButton({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTexts();
  const currencies = useCurrencies();
  const [saved, setSaved] = useState<ExportFormat>();

  async function save(format: ExportFormat) {
    setSaved(format);
    await exportEntries(entries, currencies, format);
    setSaved(undefined);
  }

  return (['csv', 'jsonl'] as const).map((format) => (
    <Button
      key={format}
      look="quiet"
      disabled={entries.length === 0}
      isBusy={saved !== undefined}
      onClick={() => void save(format)}
    >
      {format === 'csv' ? t.entries.export : t.entries.exportLines}
    </Button>
  ));
}
