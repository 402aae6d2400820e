import type { Setting, SettingValue } from 'expense-files';
import { useId, useState } from 'react';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { NameField } from '../../ui/fields/NameField.tsx';
import { SelectField } from '../../ui/fields/SelectField.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { cleanName } from '../../ui/fields/names.ts';
import { useNameLists } from '../use-name-lists.ts';
import { useSettingTexts } from './setting-texts.ts';

interface QuestionFieldProps {
  question: Setting;
  columns: readonly string[];
  onAnswer: (value: SettingValue) => void;
}

/** Of more choices than these, one is picked from a list. */
const FEW = 9;
const MOST_SAMPLES = 3;

export function QuestionField({ question, columns, onAnswer }: QuestionFieldProps) {
  const { t } = useTexts();
  const { titleOf } = useSettingTexts();
  const { kind, holds, samples } = question;
  const id = useId();
  return (
    <div className="question" role="group" aria-labelledby={id}>
      <p id={id} className="question-title">
        {titleOf(question)}
      </p>
      {samples.length === 0 ? null : (
        <ul className="question-samples" aria-label={t.imports.samples}>
          {samples.slice(0, MOST_SAMPLES).map(({ line, text }) => (
            <li key={`${line} ${text}`}>
              <span>{t.imports.line(line)}</span> <bdi>{text}</bdi>
            </li>
          ))}
        </ul>
      )}
      {kind === 'text' ? (
        <TextAnswer question={question} onAnswer={onAnswer} />
      ) : (
        <ChoiceAnswer question={question} columns={columns} onAnswer={onAnswer} />
      )}
      {holds === 'rows' ? <p className="field-hint">{t.imports.holdsRows}</p> : null}
    </div>
  );
}

function ChoiceAnswer({ question, columns, onAnswer }: QuestionFieldProps) {
  const { t } = useTexts();
  const { titleOf, choiceOf } = useSettingTexts();
  const name = useId();
  const { kind, value } = question;
  const answer = (chosen: string): void => onAnswer(kind === 'columns' ? [chosen] : chosen);
  const known =
    question.choices.length > 0 ? question.choices : columns.map((title) => ({ value: title, title }));
  const likely = typeof value === 'string' ? value : value?.[0];
  const options = [...known]
    .sort((one, other) => Number(other.value === likely) - Number(one.value === likely))
    .map((choice) => {
      const label = choiceOf(question, choice);
      return { value: choice.value, label: choice.value === likely ? t.imports.likely(label) : label };
    });
  if (options.length > FEW) {
    return (
      <SelectField
        label={titleOf(question)}
        isLabelHidden
        value=""
        options={[{ value: '', label: t.imports.pick }, ...options]}
        onChange={(chosen) => {
          if (chosen !== '') {
            answer(chosen);
          }
        }}
      />
    );
  }
  return (
    <div className="question-choices">
      {options.map(({ value: one, label }) => (
        <label key={one} className="check">
          <input type="radio" name={name} checked={false} onChange={() => answer(one)} />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}

function TextAnswer({ question, onAnswer }: Omit<QuestionFieldProps, 'columns'>) {
  const { t } = useTexts();
  const { titleOf } = useSettingTexts();
  const { categories } = useNameLists();
  const [text, setText] = useState(() => (typeof question.value === 'string' ? question.value : ''));
  const isCategory = question.id.startsWith('category');
  const field = { label: titleOf(question), isLabelHidden: true, value: text, onChange: setText };
  return (
    <form
      className="input-row"
      onSubmit={(event) => {
        event.preventDefault();
        if (cleanName(text) !== '') {
          onAnswer(cleanName(text));
        }
      }}
    >
      {isCategory ? <NameField {...field} names={categories} /> : <TextField {...field} />}
      <Button type="submit">{t.imports.take}</Button>
    </form>
  );
}
