import type { Inspection, Setting, SettingValue } from 'expense-files';
import { useState } from 'react';
import { useTexts } from '../../texts/texts-context.ts';
import { SelectField } from '../../ui/fields/SelectField.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { useSettingTexts } from './setting-texts.ts';

interface FileSettingsProps {
  inspection: Inspection;
  onAnswer: (answers: Readonly<Record<string, SettingValue>>) => void;
}

/** What says how the file is written: shown in a line. */
const FORM = ['encoding', 'delimiter', 'headerLine', 'dateOrder', 'decimal', 'currency'];

/** How the file is read: what was found out and what was answered, all of it to be changed. */
export function FileSettings({ inspection, onAnswer }: FileSettingsProps) {
  const { t } = useTexts();
  const { labelOf, valueTextOf } = useSettingTexts();
  const { settings, format, columns } = inspection;
  const open = new Set(inspection.questions.map(({ id }) => id));
  const shown = settings.filter(({ id }) => !open.has(id));
  const form = shown.filter(({ id, value }) => FORM.includes(id) && value !== undefined && value !== '');
  return (
    <details className="card import-settings">
      <summary>
        <h3>{t.imports.howRead}</h3>
        <span className="import-form">
          {[t.imports.formatNames[format], ...form.map((one) => `${labelOf(one)}: ${valueTextOf(one)}`)].join(
            ' · ',
          )}
        </span>
      </summary>
      <FirstRows inspection={inspection} />
      <div className="field-grid">
        {shown.map((setting) => (
          <SettingField
            key={`${setting.id} ${String(setting.value)}`}
            setting={setting}
            columns={columns}
            onAnswer={(value) => onAnswer({ [setting.id]: value })}
          />
        ))}
      </div>
    </details>
  );
}

interface SettingFieldProps {
  setting: Setting;
  columns: readonly string[];
  onAnswer: (value: SettingValue) => void;
}

function SettingField({ setting, columns, onAnswer }: SettingFieldProps) {
  const { t } = useTexts();
  const { labelOf, choiceOf } = useSettingTexts();
  const { kind, state, value } = setting;
  const texts = value === undefined ? [] : typeof value === 'string' ? [value] : value;
  const [text, setText] = useState(texts.join(' + '));
  const label = `${labelOf(setting)} (${t.imports.states[state]})`;
  if (kind === 'text') {
    return (
      <TextField
        label={label}
        value={text}
        onChange={setText}
        onBlur={() => {
          if (text !== texts.join(' + ')) {
            onAnswer(text);
          }
        }}
      />
    );
  }
  const names =
    setting.choices.length > 0 ? setting.choices : columns.map((one) => ({ value: one, title: one }));
  const several = texts.length > 1 ? [{ value: texts.join(' + '), label: texts.join(' + ') }] : [];
  const none = kind === 'choice' && value !== undefined ? [] : [{ value: '', label: t.imports.none }];
  return (
    <SelectField
      label={label}
      value={texts.join(' + ')}
      options={[
        ...several,
        ...none,
        ...names.map((choice) => ({ value: choice.value, label: choiceOf(setting, choice) })),
      ]}
      onChange={(chosen) => onAnswer(kind === 'columns' ? (chosen === '' ? [] : [chosen]) : chosen)}
    />
  );
}

function FirstRows({ inspection: { columns, firstRows } }: { inspection: Inspection }) {
  const { t } = useTexts();
  return (
    <div className="table-scroll" role="region" aria-label={t.imports.firstRows} tabIndex={0}>
      <table className="plain-table">
        <caption className="for-readers">{t.imports.firstRows}</caption>
        <thead>
          <tr>
            <th scope="col">{t.imports.lineTitle}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                <bdi>{column}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {firstRows.slice(0, 5).map(({ line, cells }) => (
            <tr key={line}>
              <td>{line}</td>
              {columns.map((column, index) => (
                <td key={column}>
                  <bdi>{cells[index] ?? ''}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
