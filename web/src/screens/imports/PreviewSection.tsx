import type { Inspection, RowDecision } from 'expense-files';
import { useMemo, useState } from 'react';
import { useActions, useEntries, useKept, useSyncStatus, useUserData } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { saveFile } from '../export/save-file.ts';
import { useSave } from '../use-save.ts';
import { FirstEntries } from './FirstEntries.tsx';
import { LeftOutRows } from './LeftOutRows.tsx';
import { OutcomeCounts } from './OutcomeCounts.tsx';
import { PairedRows } from './PairedRows.tsx';
import { RefusedRows } from './RefusedRows.tsx';
import { SumsTable } from './SumsTable.tsx';
import { BANKS, banksIn, proposedName, withBank } from './bank-settings.ts';
import type { BankSettings } from './bank-settings.ts';
import { compareRows } from './compare-rows.ts';
import type { PreviewedFile } from './reading/statement-reader.ts';
import { startImport } from './run-import.ts';
import { sumsOfFile, sumsOfRows } from './sums.ts';
import type { BankFile } from './use-bank-file.ts';

interface PreviewSectionProps {
  state: BankFile & { previewed: PreviewedFile; inspection: Inspection };
  banks: readonly BankSettings[];
  onDecide: (rows: Readonly<Record<string, RowDecision>>) => void;
  onDone: () => void;
}

/** What an import would do, in figures that can be compared with the bank's; and the import itself. */
export function PreviewSection({ state, onDecide, onDone }: PreviewSectionProps) {
  const { t } = useTexts();
  const data = useUserData();
  const { keep, restore } = useActions();
  const banks = banksIn(useKept(BANKS));
  const { connection } = useSyncStatus();
  const { save, isBusy, problem } = useSave();
  const { file, bank, inspection, previewed, rows: decisions } = state;
  const { preview, rows, refusedFile } = previewed;
  const isWhole = connection !== 'loading' && connection !== 'starting';
  const { entries } = useEntries({});
  // Looked at again when entries come or go meanwhile.
  const compared = useMemo(() => compareRows(data, rows), [data, rows, entries]);
  const [name, setName] = useState(() => bank?.name ?? proposedName(file?.name ?? ''));
  const [bringsBack, setBringsBack] = useState(false);
  const { added, changed, inTrash, knownCount } = compared;
  const count = added.length + (bringsBack ? inTrash.length : 0);
  const isOwn = inspection.format === 'expenses';

  async function run() {
    const isSaved = await save(async () => {
      const settings = { name: name.trim(), profile: inspection.profile, columns: inspection.columns };
      if (!isOwn && settings.name !== '') {
        await keep(BANKS, withBank(banks, settings));
      }
      if (bringsBack) {
        await restore(inTrash.map(({ id }) => id));
      }
      return added.length === 0
        ? { isSaved: true }
        : startImport(
            data,
            file?.name ?? '',
            added.map(({ id, fields }) => ({ ...fields, id })),
            onDone,
          );
    });
    if (isSaved && added.length === 0) {
      onDone();
    }
  }

  return (
    <section className="card import-preview" aria-labelledby="import-preview">
      <h3 id="import-preview">{t.imports.preview}</h3>
      <OutcomeCounts
        preview={preview}
        counts={{ added: added.length, known: knownCount, changed: changed.length, inTrash: inTrash.length }}
      />
      <SumsTable title={t.imports.sums} sums={sumsOfFile(preview.sums)} />
      {added.length === rows.length ? null : (
        <SumsTable title={t.imports.sumsOfNew} sums={sumsOfRows(added)} />
      )}
      <p className="field-hint">{t.imports.sumsText}</p>
      <Proofs proofs={preview.proofs} />
      <FirstEntries rows={added} />
      <PairedRows pairs={preview.pairs} decisions={decisions} onDecide={onDecide} />
      <RefusedRows
        preview={preview}
        onSave={
          refusedFile === undefined
            ? undefined
            : () => saveFile(`${file?.name ?? ''}.refused.csv`, refusedFile)
        }
      />
      <LeftOutRows leftOut={preview.leftOut} />
      {inTrash.length === 0 ? null : (
        <label className="check">
          <input type="checkbox" checked={bringsBack} onChange={() => setBringsBack(!bringsBack)} />
          <span>{t.imports.bringBack(inTrash.length)}</span>
        </label>
      )}
      {isOwn ? null : (
        <TextField
          label={t.imports.remember}
          hint={t.imports.rememberHint}
          value={name}
          onChange={setName}
          maxLength={60}
        />
      )}
      {problem === undefined ? null : (
        <Notice tone="error" isAlert>
          {problem}
        </Notice>
      )}
      <div className="form-actions">
        <Button look="primary" isBusy={isBusy || state.isBusy || !isWhole} onClick={() => void run()}>
          {count === 0 ? t.imports.finish : t.imports.doImport(count)}
        </Button>
        {count === 0 ? <p>{t.imports.nothingNew}</p> : null}
      </div>
    </section>
  );
}

function Proofs({ proofs }: { proofs: PreviewedFile['preview']['proofs'] }) {
  const { t } = useTexts();
  return (
    <>
      {proofs.map(({ account, currency, kind, checked, failed, firstFailedLine }) => (
        <Notice key={`${account} ${currency} ${kind}`} tone={failed === 0 ? 'success' : 'warning'}>
          {t.imports.proof(checked, failed)}
          {account === '' ? '' : ` (${account})`}
          {firstFailedLine === undefined ? '' : ` (${t.imports.line(firstFailedLine)})`}
        </Notice>
      ))}
    </>
  );
}
