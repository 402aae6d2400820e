import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { SelectField } from '../../ui/fields/SelectField.tsx';
import type { BankSettings } from './bank-settings.ts';
import type { BankFile } from './use-bank-file.ts';

interface BankChoiceProps {
  state: BankFile;
  banks: readonly BankSettings[];
  onChoose: (bank: BankSettings | 'none') => void;
}

/** Whose settings are used; and how the file differs from the one that they were made for. */
export function BankChoice({ state: { bank, inspection }, banks, onChoose }: BankChoiceProps) {
  const { t } = useTexts();
  const fitting = banks.filter(({ profile }) => profile.format === inspection?.format);
  const differences = inspection?.differences ?? [];
  return (
    <>
      {fitting.length === 0 ? null : (
        <SelectField
          label={t.imports.bank}
          value={bank?.name ?? ''}
          options={[
            { value: '', label: t.imports.noBank },
            ...fitting.map(({ name }) => ({ value: name, label: name })),
          ]}
          onChange={(name) => onChoose(fitting.find((one) => one.name === name) ?? 'none')}
        />
      )}
      {differences.length === 0 ? null : (
        <Notice
          tone="warning"
          isAlert
          action={<Button onClick={() => onChoose('none')}>{t.imports.askAnew}</Button>}
        >
          <p>{t.imports.differs(bank?.name ?? '')}</p>
          <ul lang="en" className="bullets">
            {differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
