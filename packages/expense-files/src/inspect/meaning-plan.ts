import type { OpenFile } from '../formats/open-file.ts';
import type { ReadOptions } from '../inspection.ts';
import type { ConversionLeg, MeaningPlan } from '../mapping/plan.ts';
import type { ChosenColumns } from './chosen-columns.ts';
import type { EntryStats } from './entry-stats.ts';
import { addAccounts, addDirection, addPairSign, addRowTypes, addStatuses } from './meaning-settings.ts';
import type { MeaningContext } from './meaning-settings.ts';
import { addCategories, addRules } from './rule-settings.ts';
import type { SettingsBook } from './settings-book.ts';
import { addWords } from './word-settings.ts';

/** What the values mean; undefined as long as it is not known which way the money went. */
export function meaningPlan(
  book: SettingsBook,
  file: OpenFile,
  columns: ChosenColumns,
  stats: EntryStats,
  options: ReadOptions,
): MeaningPlan | undefined {
  const { out, in: income } = columns;
  const context: MeaningContext = {
    ...{ book, stats, standard: file.standard },
    pair: out === undefined || income === undefined ? undefined : { out: out.name, in: income.name },
    hasAmount: columns.amounts.length > 0,
    hasWords: columns.one('direction') !== undefined || stats.words.size > 0,
    hasCategory: columns.one('category') !== undefined,
  };
  const direction = addDirection(context);
  const { words, asked, wordSigns } = addWords(context, direction);
  const isPair = direction === 'columns' || direction === 'columns-swapped';
  const outSign = isPair ? addPairSign(context, 'out') : 'plus';
  const inSign = isPair ? addPairSign(context, 'in') : 'plus';
  const { statuses, pending } = addStatuses(context);
  const askedToo = new Set(asked);
  const accounts = addAccounts(context, askedToo);
  const rowTypes = addRowTypes(context);
  const rules = addRules(context, direction, words, undefined);
  const categories = addCategories(context, rules.incoming);
  const paymentMethod =
    book.addText({
      id: 'paymentMethod',
      title: 'How were these rows paid, if they do not say it?',
      kind: 'text',
      holds: 'nothing',
      detected: '',
    }) ?? '';
  if (direction === undefined) {
    return undefined;
  }
  return {
    ...{
      direction,
      words,
      asked: askedToo,
      wordSigns,
      outSign,
      inSign,
      statuses,
      pending,
      accounts,
      rowTypes,
    },
    ...rules,
    ...categories,
    conversions: conversionsOf(stats, words),
    paymentMethod,
    rows: options.rows ?? {},
  };
}

/** The legs of conversions, by the row that they belong to. */
function conversionsOf(
  stats: EntryStats,
  words: MeaningPlan['words'],
): ReadonlyMap<string, readonly ConversionLeg[]> {
  const found = new Map<string, ConversionLeg[]>();
  for (const [reference, rows] of stats.referring) {
    const legs = rows.filter(({ word }) => words.get(word) === 'conversion').map(({ leg }) => leg);
    if (legs.length > 0) {
      found.set(reference, legs);
    }
  }
  return found;
}
