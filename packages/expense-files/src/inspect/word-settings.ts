import type { Direction, MeaningPlan } from '../mapping/plan.ts';
import { wordProposal } from '../mapping/words.ts';
import type { WordMeaning } from '../mapping/words.ts';
import type { Choice } from '../setting.ts';
import type { WordCount } from './entry-stats.ts';
import { proposedDirection, YES_NO } from './meaning-settings.ts';
import type { MeaningContext } from './meaning-settings.ts';
import type { SettingsBook } from './settings-book.ts';

/** The meaning of each word, asked one by one. */
export function addWords(
  context: MeaningContext,
  direction: Direction | undefined,
): Pick<MeaningPlan, 'words' | 'asked' | 'wordSigns'> {
  const { book, stats, standard } = context;
  const words = new Map<string, WordMeaning>();
  const asked = new Set<string>();
  const wordSigns = new Map<string, 'usual-plus' | 'usual-minus' | 'unanswered'>();
  const byWords =
    direction === 'words' || (direction === undefined && proposedDirection(context) === 'words');
  for (const [key, word] of stats.words) {
    const proposal = wordProposal(word.text);
    const isAsked = byWords || isSpecial(proposal);
    if (isAsked) {
      asked.add(`word.${key}`);
      const meaning = book.addText(wordDraft(key, word, proposal, byWords, standard.words?.[key]));
      if (meaning !== undefined) {
        // One of the choices of `wordDraft`.
        words.set(key, meaning as WordMeaning);
      }
      if (direction === 'words' && (meaning === 'out' || meaning === 'in')) {
        addWordSign(book, key, word, wordSigns);
      }
    }
  }
  return { words, asked, wordSigns };
}

function isSpecial(meaning: WordMeaning | undefined): boolean {
  return meaning !== undefined && ['transfer', 'hold', 'conversion', 'refund'].includes(meaning);
}

function wordDraft(
  key: string,
  word: WordCount,
  proposal: WordMeaning | undefined,
  byWords: boolean,
  standard: WordMeaning | undefined,
) {
  const own: Choice[] = byWords
    ? [
        { value: 'out', title: 'the money went out' },
        { value: 'in', title: 'the money came in' },
      ]
    : [{ value: 'booking', title: 'a row like the others' }];
  return {
    id: `word.${key}`,
    title: `What does ${JSON.stringify(word.text)} mean (${word.plus + word.minus} rows)?`,
    kind: 'choice' as const,
    choices: [
      ...own,
      { value: 'refund', title: 'money that came back' },
      { value: 'income', title: 'money that came in, such as a salary' },
      { value: 'transfer', title: "a transfer between one's own accounts: left out" },
      { value: 'hold', title: 'a hold or its release: left out' },
      { value: 'conversion', title: 'a part of a currency conversion: joined to the row that it belongs to' },
      YES_NO.leaveOut,
    ],
    holds: 'rows' as const,
    detected: standard,
    proposed: proposal ?? (byWords ? undefined : 'booking'),
    samples: word.samples,
  };
}

/** The same word with and without a minus: one of them is a reversal. */
function addWordSign(
  book: SettingsBook,
  key: string,
  word: WordCount,
  wordSigns: Map<string, 'usual-plus' | 'usual-minus' | 'unanswered'>,
): void {
  if (word.plus === 0 || word.minus === 0) {
    return;
  }
  const sign = book.addText({
    id: `wordSign.${key}`,
    title: `${JSON.stringify(word.text)} has amounts with and without a minus. What does the rarer sign mean?`,
    kind: 'choice',
    choices: [
      { value: 'usual-plus', title: 'a minus is a reversal' },
      { value: 'usual-minus', title: 'no minus is a reversal' },
      { value: 'no-meaning', title: 'nothing: only the word counts' },
    ],
    holds: 'rows',
    proposed: word.plus >= word.minus ? 'usual-plus' : 'usual-minus',
    samples: word.samples,
  });
  if (sign !== 'no-meaning') {
    wordSigns.set(key, sign === 'usual-plus' || sign === 'usual-minus' ? sign : 'unanswered');
  }
}
