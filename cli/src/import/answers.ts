import { openExpenseFile } from 'expense-files';
import type {
  Answers,
  ExpenseFile,
  FileSource,
  Inspection,
  ReadOptions,
  Setting,
  SettingValue,
} from 'expense-files';
import { usageError } from '../cli-error.ts';
import { ask, choose } from '../input/ask.ts';
import { canAsk } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** A file with everything answered. */
export interface Answered {
  readonly file: ExpenseFile;
  readonly answers: Answers;
}

/** Questions that only some files raise. */
const SETTINGS_OF_SOME_FILES: readonly string[] = [
  ...['calendar', 'currencySource', 'decimal.balance', 'inSign', 'outSign', 'paymentMethod'],
  ...['incoming', 'refunds', 'transfers', 'cardPayments', 'totalRows', 'balanceRows', 'fee', 'foreign'],
  ...[
    'pending',
    'pivot',
    'scale',
    'account',
    'currency',
    'dateOrder',
    'decimal',
    'category',
    'category.income',
  ],
];

/** More choices than these are not listed. */
const MANY = 12;

/** What `--map` gave, in its order: `direction=minus-is-out` as `['direction', 'minus-is-out']`. */
export type Mapping = readonly (readonly [string, string])[];

/**
 * Finds out what the file is, and asks what it cannot know. Questions that hold rows only may stay open:
 * those rows are left out then, and reported.
 *
 * @throws {CliError} when something must be asked and there is no terminal: it names each missing `--map`
 * @throws {FileRefused} when the file cannot be read
 */
export async function answered(
  terminal: Terminal,
  source: FileSource,
  options: ReadOptions,
  mapping: Mapping,
): Promise<Answered> {
  const open = (given: Answers) => openExpenseFile(source, { ...options, answers: given });
  const mapped = await withMapping(open, mapping);
  let { file, answers } = mapped;
  while (file.inspection.questions.length > 0 && canAsk(terminal)) {
    const [question] = file.inspection.questions;
    if (question !== undefined) {
      answers = { ...answers, [question.id]: await askFor(terminal, file.inspection, question) };
    }
    file = await open(answers);
  }
  const { questions } = file.inspection;
  if (questions.some(({ holds }) => holds === 'file')) {
    throw openQuestions(questions);
  }
  return { file, answers };
}

/** Puts what `--map` gave to the settings of the file. */
async function withMapping(
  open: (answers: Answers) => Promise<ExpenseFile>,
  mapping: Mapping,
): Promise<Answered> {
  // Most names are those of settings: the file is looked through once then.
  const plain: Answers = Object.fromEntries(mapping);
  let file = await open(plain);
  let answers: Answers = {};
  for (let waiting = mapping; waiting.length > 0;) {
    const { inspection } = file;
    const known = waiting.filter(([name]) => settingOf(inspection, name) !== undefined);
    if (known.length === 0) {
      const unknown = waiting.find(([name]) => !mayApply(name));
      if (unknown !== undefined) {
        throw unknownSetting(inspection, unknown[0]);
      }
      // The same options serve each month's file, whether or not money came in, for example.
      break;
    }
    answers = known.reduce((all, [name, value]) => withAnswer(inspection, all, name, value), answers);
    waiting = waiting.filter((one) => !known.includes(one));
    if (waiting.length > 0 || JSON.stringify(answers) !== JSON.stringify(plain)) {
      // What was given may bring further settings, for example the words of a column.
      file = await open(answers);
    }
  }
  return { file, answers };
}

/** Whether there is a setting of this name in some files, though not in this one. */
function mayApply(name: string): boolean {
  return (
    SETTINGS_OF_SOME_FILES.includes(name) ||
    /^(word|wordSign|status|account|rowType|symbol|category\.of)\./.test(name)
  );
}

/** `date` stands for `column.date` where there is no other `date`. */
function settingOf({ settings }: Inspection, name: string): Setting | undefined {
  return settings.find(({ id }) => id === name) ?? settings.find(({ id }) => id === `column.${name}`);
}

/** An answer that is given twice is a list, where the setting takes one. */
function withAnswer(inspection: Inspection, answers: Answers, name: string, value: string): Answers {
  const setting = settingOf(inspection, name);
  if (setting === undefined) {
    return answers;
  }
  const before = answers[setting.id];
  const list = before === undefined ? [] : typeof before === 'string' ? [before] : before;
  const answer: SettingValue =
    setting.kind === 'columns' ? [...list, value].filter((one) => one !== '') : value;
  return { ...answers, [setting.id]: answer };
}

async function askFor(terminal: Terminal, inspection: Inspection, question: Setting): Promise<SettingValue> {
  const { id, title, kind, choices, value, samples, reason } = question;
  const shown = [title, ...samples.slice(0, 3).map(({ line, text }) => `  line ${line}: ${text}`)];
  const message = [...shown, ...(reason === undefined ? [] : [`  (${reason})`])].join('\n');
  const flag = `--map ${id}=…`;
  if (kind === 'text') {
    return ask(terminal, { message, flag });
  }
  const known =
    choices.length > 0 ? choices : inspection.columns.map((column) => ({ value: column, title: column }));
  const first = known.filter((choice) => choice.value === value);
  const others = known.filter((choice) => choice.value !== value);
  const answer = await choose(terminal, {
    message,
    flag,
    choices: [...first, ...others].map((choice) => ({ value: choice.value, label: choice.title })),
  });
  return kind === 'columns' ? [answer] : answer;
}

function unknownSetting({ settings }: Inspection, name: string): Error {
  const ids = settings.map(({ id }) => id).join(', ');
  return usageError(`--map ${name}: this file has no such setting; it has ${ids}`);
}

/** Everything that must be said, so that one more call is enough. */
function openQuestions(questions: readonly Setting[]): Error {
  const lines = questions.map(({ id, title, choices, kind, value, samples }) => {
    const values = choices.flatMap(({ value: one }) => (one === '' ? [] : one)).join('|');
    const isShort = choices.length > 0 && choices.length <= MANY;
    const form = isShort ? values : kind.startsWith('column') ? 'COLUMN' : 'VALUE';
    const likely = value === undefined || value === '' ? '' : `; likely ${JSON.stringify(value)}`;
    const sample = samples[0] === undefined ? '' : `, e.g. line ${samples[0].line}: ${samples[0].text}`;
    return `  --map ${id}=${form}\n      ${title}${likely}${sample}`;
  });
  return usageError(
    `the file cannot be imported before these are answered, here or in a terminal:\n${lines.join('\n')}`,
  );
}
