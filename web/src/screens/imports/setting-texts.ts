import type { Choice, Setting } from 'expense-files';
import { useMemo } from 'react';
import type { Messages } from '../../texts/en/index.ts';
import { useTexts } from '../../texts/texts-context.ts';

type ImportTexts = Pick<Messages['imports'], 'settingTitles' | 'settingChoices' | 'settingLabels'>;

/** What settings, their questions and their values are called in the person's language. */
export interface SettingTexts {
  readonly titleOf: (setting: Setting) => string;
  readonly labelOf: (setting: Setting) => string;
  readonly choiceOf: (setting: Setting, choice: Choice) => string;
  readonly valueTextOf: (setting: Setting) => string;
}

export function useSettingTexts(): SettingTexts {
  const { t } = useTexts();
  return useMemo(() => settingTexts(t.imports), [t]);
}

/** The reader's own English stands where a language has nothing else. */
function settingTexts({ settingTitles, settingChoices, settingLabels }: ImportTexts): SettingTexts {
  const choiceOf = ({ id }: Setting, { value, title }: Choice): string => {
    const text =
      settingChoices[`${kindOf(id)}=${value}`] ??
      (id.startsWith('column.') || id.startsWith('currency') ? undefined : settingChoices[value]);
    return text === undefined ? title : filled(text, title);
  };
  return {
    titleOf: ({ id, title }) => {
      const text = settingTitles[questionOf(id)];
      return text === undefined ? title : filled(text, title);
    },
    labelOf: ({ id, title }) => {
      const label = settingLabels[kindOf(id)];
      const [word] = quotedIn(title);
      const isOfWord = kindOf(id) !== id && word !== undefined;
      return label === undefined ? title : isOfWord ? `${label} ${JSON.stringify(word)}` : label;
    },
    choiceOf,
    valueTextOf: (setting) => {
      const { value = '', choices } = setting;
      const texts = typeof value === 'string' ? [value] : value;
      return texts
        .map((one) => {
          const choice = choices.find((known) => known.value === one);
          return choice === undefined ? one : choiceOf(setting, choice);
        })
        .join(' + ');
    },
  };
}

/** `word.debit` is of the kind `word`, `column.date` is itself. */
function kindOf(id: string): string {
  if (id.startsWith('category.of.')) {
    return 'category.of';
  }
  const [first = id] = id.split('.');
  return ['word', 'wordSign', 'symbol', 'status', 'account', 'rowType'].includes(first) ? first : id;
}

/** The account of the file, and one of several in it, are two questions. */
function questionOf(id: string): string {
  return id.startsWith('account.') ? 'account.of' : kindOf(id);
}

/** Puts what the English text has in quotes, and how many rows it is about, into another language's. */
function filled(text: string, english: string): string {
  const words = quotedIn(english);
  const pair = /^(.+) is money that went out, (.+) money that came in$/u.exec(english)?.slice(1) ?? [];
  const [first = '', second = ''] = words.length > 0 ? words : pair;
  const [, rows = ''] = /\((\d+) rows\)/u.exec(english) ?? [];
  return text
    .replaceAll('$1', () => first)
    .replaceAll('$2', () => second)
    .replace('#', () => rows);
}

function quotedIn(text: string): readonly string[] {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"/gu)].map(([quoted]) => JSON.parse(quoted) as string); // A string.
}
