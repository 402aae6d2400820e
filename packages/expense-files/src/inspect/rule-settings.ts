import type { Direction, MeaningPlan } from '../mapping/plan.ts';
import type { Choice, Sample } from '../setting.ts';
import type { MeaningContext } from './meaning-settings.ts';
import type { SettingsBook } from './settings-book.ts';

const LEAVE_OUT: Choice = { value: 'leave-out', title: 'leave out' };
const IMPORT: Choice = { value: 'import', title: 'import' };
const AS_OTHERS: Choice = { value: 'as-others', title: 'like other money that came in' };

type Rules = Pick<
  MeaningPlan,
  'incoming' | 'refunds' | 'transfers' | 'cardPayments' | 'totalRows' | 'balanceRows' | 'fee' | 'foreign'
>;

/** What becomes of rows that are not plain spending. */
export function addRules(
  context: MeaningContext,
  direction: Direction | undefined,
  words: MeaningPlan['words'],
  fee: 'inside' | 'added' | undefined,
): Rules {
  const { book, stats } = context;
  const mayComeIn = canComeIn(context, direction, words);
  const ask = (id: string, title: string, samples: readonly Sample[], choices: readonly Choice[]) =>
    samples.length === 0
      ? undefined
      : book.addText({
          id,
          title,
          kind: 'choice',
          choices,
          holds: 'rows',
          proposed: choices[0]?.value,
          samples,
        });
  // Each answer is one of its choices.
  return {
    incoming: mayComeIn ? (addIncoming(book, context, direction) as Rules['incoming']) : undefined,
    refunds: mayComeIn
      ? (ask('refunds', 'These rows tell of a refund. If the money came in, what are they?', stats.refunds, [
          { value: 'refund', title: 'refunds' },
          AS_OTHERS,
        ]) as Rules['refunds'])
      : undefined,
    cardPayments: mayComeIn
      ? (ask(
          'cardPayments',
          "These rows may be payments of a card's bill. If the money came in, what are they?",
          stats.cardPayments,
          [LEAVE_OUT, AS_OTHERS],
        ) as Rules['cardPayments'])
      : undefined,
    transfers: ask(
      'transfers',
      "These rows may be transfers between one's own accounts. What becomes of them?",
      stats.transfers,
      [LEAVE_OUT, IMPORT],
    ) as Rules['transfers'],
    totalRows: ask('totalRows', 'These rows may be sums of other rows. What becomes of them?', stats.totals, [
      LEAVE_OUT,
      IMPORT,
    ]) as Rules['totalRows'],
    balanceRows: addBalanceRows(book, stats.balances),
    fee: addFee(book, stats.fees, fee),
    foreign: ask(
      'foreign',
      'These rows have an amount in a foreign currency only. What becomes of them?',
      stats.foreign,
      [LEAVE_OUT, { value: 'original', title: 'import the foreign amount' }],
    ) as Rules['foreign'],
  };
}

function addIncoming(
  book: SettingsBook,
  { stats }: MeaningContext,
  direction: Direction | undefined,
): string | undefined {
  return book.addText({
    id: 'incoming',
    title: 'What is money that came in, if nothing else says so?',
    kind: 'choice',
    choices: [
      { value: 'INCOME', title: 'income' },
      { value: 'REFUND', title: 'refunds of what was spent' },
      { ...LEAVE_OUT, title: 'leave out, and state the sum' },
    ],
    holds: 'rows',
    samples: incomingSamples(stats, direction),
  });
}

/** Rows whose money came in; none as long as that is not known. */
function incomingSamples(
  { bySign, in: income, out }: MeaningContext['stats'],
  direction: Direction | undefined,
): readonly Sample[] {
  switch (direction) {
    case 'minus-is-out':
      return bySign.plus;
    case 'plus-is-out':
      return bySign.minus;
    case 'columns':
      return income.samples;
    case 'columns-swapped':
      return out.samples;
    default:
      return [];
  }
}

function addBalanceRows(book: SettingsBook, samples: readonly Sample[]): 'leave-out' | 'import' {
  if (samples.length === 0) {
    return 'leave-out';
  }
  const value = book.addText({
    id: 'balanceRows',
    title: 'These rows say that they are balances. What becomes of them?',
    kind: 'choice',
    choices: [LEAVE_OUT, IMPORT],
    holds: 'nothing',
    detected: 'leave-out',
    reason: 'A balance is no booking.',
    samples,
  });
  return value === 'import' ? 'import' : 'leave-out';
}

function addFee(
  book: SettingsBook,
  samples: readonly Sample[],
  proven: 'inside' | 'added' | undefined,
): 'inside' | 'added' | undefined {
  if (samples.length === 0) {
    return undefined;
  }
  const value = book.addText({
    id: 'fee',
    title: 'Does the amount hold the fee?',
    kind: 'choice',
    choices: [
      { value: 'inside', title: 'yes: the amount is all' },
      { value: 'added', title: 'no: the fee was paid beside the amount' },
    ],
    holds: 'rows',
    proposed: proven,
    reason: 'So the balances agree.',
    samples,
  });
  return value === 'inside' || value === 'added' ? value : undefined;
}

/** False when every answered word says that nothing comes in but refunds and income. */
function canComeIn(
  { stats, standard }: MeaningContext,
  direction: Direction | undefined,
  words: MeaningPlan['words'],
): boolean {
  switch (direction) {
    case 'words':
      return stats.words.size > words.size || [...words.values()].includes('in');
    case 'minus-is-out':
      return stats.signs.plus > 0;
    case 'plus-is-out':
      return stats.signs.minus > 0;
    case 'columns':
      return stats.in.plus + stats.in.minus > 0;
    case 'columns-swapped':
      return stats.out.plus + stats.out.minus > 0;
    default:
      return standard.direction === undefined;
  }
}

/** The categories of rows that have none, and other names for those of the file. */
export function addCategories(
  { book, stats, hasCategory }: MeaningContext,
  incoming: MeaningPlan['incoming'],
): Pick<MeaningPlan, 'category' | 'incomeCategory' | 'categories'> {
  const needsOne = !hasCategory || stats.blankCategories.length > 0;
  const category = needsOne
    ? book.addText({
        id: 'category',
        title: hasCategory ? 'Which category do rows without one get?' : 'Which category do all rows get?',
        kind: 'text',
        holds: hasCategory ? 'rows' : 'file',
        samples: stats.blankCategories,
      })
    : undefined;
  const incomeCategory = book.addText({
    id: 'category.income',
    title: 'Which category does income without one get?',
    kind: 'text',
    holds: 'nothing',
    detected: 'Income',
    reason: incoming === 'INCOME' ? 'Income has categories apart from those of spending.' : undefined,
  });
  const categories = new Map<string, string>();
  for (const [key, word] of stats.categories) {
    const name = book.addText({
      id: `category.of.${key}`,
      title: `What is the category ${JSON.stringify(word.text)} called (${word.plus + word.minus} rows)?`,
      kind: 'text',
      holds: 'nothing',
      detected: word.text,
      samples: word.samples,
      isOfProfile: false,
    });
    if (name !== undefined && name !== word.text) {
      categories.set(key, name);
    }
  }
  return { category, incomeCategory: incomeCategory ?? 'Income', categories };
}
