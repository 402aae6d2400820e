import type { Direction, MeaningPlan } from '../mapping/plan.ts';
import { statusMeaning, wordProposal } from '../mapping/words.ts';
import type { WordMeaning } from '../mapping/words.ts';
import type { Choice, SettingValue } from '../setting.ts';
import type { EntryStats, SignCount } from './entry-stats.ts';
import type { SettingsBook } from './settings-book.ts';

/** What is known about the columns when the meanings are asked. */
export interface MeaningContext {
  book: SettingsBook;
  stats: EntryStats;
  /** The names of the pair of columns. */
  pair: { out: string; in: string } | undefined;
  hasAmount: boolean;
  hasWords: boolean;
  hasCategory: boolean;
  /** What the format's standard says. */
  standard: {
    direction?: Direction;
    words?: Readonly<Record<string, WordMeaning>>;
  };
}

/** Choices of many questions. */
export const YES_NO = {
  leaveOut: { value: 'leave-out', title: 'leave out' },
  take: { value: 'import', title: 'import' },
};

/** Which way the money went. It is asked, unless the format's standard says it. */
export function addDirection(context: MeaningContext): Direction | undefined {
  const { book, stats, pair, hasAmount, hasWords, standard } = context;
  const choices: Choice[] = [];
  if (pair !== undefined) {
    const { out, in: income } = pair;
    choices.push({ value: 'columns', title: `${out} is money that went out, ${income} money that came in` });
    choices.push({
      value: 'columns-swapped',
      title: `${income} is money that went out, ${out} money that came in`,
    });
  }
  if (hasAmount || pair === undefined) {
    choices.push({ value: 'minus-is-out', title: 'amounts with a minus went out, the others came in' });
    choices.push({ value: 'plus-is-out', title: 'amounts without a minus went out, those with one came in' });
  }
  if (hasWords) {
    choices.push({ value: 'words', title: 'a word says it; a minus does not count' });
  }
  // One of the choices above.
  return book.addText({
    id: 'direction',
    title: 'What tells which way the money went?',
    kind: 'choice',
    choices,
    holds: 'file',
    detected: standard.direction,
    proposed: proposedDirection(context),
    reason: 'Most files of this form mean it so.',
    samples: stats.signs.samples,
    contradiction: (value) => signContradiction(value, stats.signs),
  }) as Direction | undefined;
}

/** A column that had signs and has none now is another column. */
function signContradiction(value: SettingValue, signs: SignCount): string | undefined {
  return value === 'minus-is-out' && signs.minus === 0 && signs.plus > 20
    ? 'amounts that went out had a minus, and none of many amounts has one now'
    : undefined;
}

/** What most files of this form mean. */
export function proposedDirection({ stats, pair, hasWords }: MeaningContext): Direction | undefined {
  if (pair !== undefined) {
    return 'columns';
  }
  const meanings = [...stats.words.keys()].map(wordProposal);
  const tell = meanings.includes('out') && meanings.includes('in');
  if (
    hasWords &&
    (tell || (stats.signs.minus === 0 && meanings.some((one) => one === 'out' || one === 'in')))
  ) {
    return 'words';
  }
  return stats.signs.minus > 0 ? 'minus-is-out' : undefined;
}

/** The usual sign in one of the pair of columns. When all amounts have it, nothing is asked. */
export function addPairSign(context: MeaningContext, side: 'out' | 'in'): 'plus' | 'minus' | undefined {
  const { book, stats, pair } = context;
  const { plus, minus, samples } = stats[side];
  if (pair === undefined || plus === 0 || minus === 0) {
    return minus > 0 ? 'minus' : 'plus';
  }
  // One of the choices.
  return book.addText({
    id: side === 'out' ? 'outSign' : 'inSign',
    title: `${JSON.stringify(pair[side])} has amounts with and without a minus. Which are reversals?`,
    kind: 'choice',
    choices: [
      { value: 'plus', title: 'those with a minus' },
      { value: 'minus', title: 'those without a minus' },
    ],
    holds: 'rows',
    proposed: plus >= minus ? 'plus' : 'minus',
    reason: 'Most amounts have the other sign.',
    samples,
  }) as 'plus' | 'minus' | undefined;
}

/** What each word of the column of states means. Known words are shown, others asked. */
export function addStatuses({ book, stats }: MeaningContext): Pick<MeaningPlan, 'statuses' | 'pending'> {
  const statuses = new Map<string, 'booked' | 'pending' | 'not-carried-out'>();
  for (const [key, word] of stats.statuses) {
    const meaning = book.addText({
      id: `status.${key}`,
      title: `What does the state ${JSON.stringify(word.text)} mean (${word.plus + word.minus} rows)?`,
      kind: 'choice',
      choices: [
        { value: 'booked', title: 'booked' },
        { value: 'pending', title: 'not booked yet' },
        { value: 'not-carried-out', title: 'not carried out' },
      ],
      holds: 'rows',
      detected: statusMeaning(word.text),
      reason: 'A known word.',
      samples: word.samples,
    });
    if (meaning !== undefined) {
      // One of the choices.
      statuses.set(key, meaning as 'booked');
    }
  }
  const hasPending = [...statuses.values()].includes('pending');
  const pending = hasPending
    ? book.addText({
        id: 'pending',
        title: 'What becomes of rows that are not booked yet?',
        kind: 'choice',
        choices: [YES_NO.leaveOut, YES_NO.take],
        holds: 'nothing',
        detected: 'leave-out',
        reason: 'Their dates and amounts may change when they are booked.',
      })
    : 'leave-out';
  return { statuses, pending: pending === 'import' ? 'import' : 'leave-out' };
}

/** With several accounts in the file, each is asked. */
export function addAccounts({ book, stats }: MeaningContext, asked: Set<string>): MeaningPlan['accounts'] {
  const accounts = new Map<string, 'import' | 'leave-out'>();
  if (stats.accounts.size < 2) {
    return accounts;
  }
  for (const [key, word] of stats.accounts) {
    asked.add(`account.${key}`);
    const answer = book.addText({
      id: `account.${key}`,
      title: `Is the account ${JSON.stringify(word.text)} imported (${word.plus + word.minus} rows)?`,
      kind: 'choice',
      choices: [YES_NO.take, YES_NO.leaveOut],
      holds: 'rows',
      proposed: 'import',
      samples: word.samples,
    });
    if (answer !== undefined) {
      accounts.set(key, answer === 'import' ? 'import' : 'leave-out');
    }
  }
  return accounts;
}

/** Whether rows of each type are bookings. */
export function addRowTypes({ book, stats }: MeaningContext): MeaningPlan['rowTypes'] {
  const rowTypes = new Map<string, 'booking' | 'leave-out'>();
  for (const [key, word] of stats.rowTypes) {
    const answer = book.addText({
      id: `rowType.${key}`,
      title: `Are rows of the type ${JSON.stringify(word.text)} bookings (${word.plus + word.minus} rows)?`,
      kind: 'choice',
      choices: [{ value: 'booking', title: 'bookings' }, YES_NO.leaveOut],
      holds: 'rows',
      samples: word.samples,
    });
    if (answer !== undefined) {
      rowTypes.set(key, answer === 'booking' ? 'booking' : 'leave-out');
    }
  }
  return rowTypes;
}
