import type { CurrencyDecimals } from '../inspection.ts';
import { statusMeaning, wordProposal } from '../mapping/words.ts';
import type { SingleRole } from './chosen-columns.ts';
import type { ColumnStats } from './column-stats.ts';
import { isAmounts, isCurrencies } from './roles.ts';
import type { RoleCandidates } from './roles.ts';
import type { SettingDraft } from './settings-book.ts';

/** What is known of the file when a column is in doubt. */
export interface DoubtParts {
  stats: readonly ColumnStats[];
  candidates: RoleCandidates;
  known: ReadonlyMap<string, CurrencyDecimals>;
  amounts: readonly ColumnStats[];
  hasPair: boolean;
  hasDirection: boolean;
}

type Doubt = Pick<SettingDraft, 'title' | 'holds'> & Partial<SettingDraft>;

/** More values than this are no set of words. */
const MOST_WORDS = 12;

/** A question for a column that changes sums, and that names alone do not find; undefined without a doubt. */
export function doubtOf(
  role: SingleRole,
  found: ColumnStats | undefined,
  parts: DoubtParts,
): Doubt | undefined {
  switch (role) {
    case 'currency':
      return currencyDoubt(found, parts);
    case 'direction':
      return found === undefined ? directionDoubt(parts) : undefined;
    case 'status':
      return found === undefined ? statusDoubt(parts) : undefined;
    default:
      return undefined;
  }
}

/** With two columns of currencies that differ, one of them is of another amount. */
function currencyDoubt(
  found: ColumnStats | undefined,
  { stats, candidates, known, amounts }: DoubtParts,
): Doubt | undefined {
  const all = stats.filter(
    (column) =>
      column.filled > 0 && isCurrencies(column, known) && !candidates.foreignCurrency.includes(column),
  );
  const values = new Set(all.flatMap(({ values: words }) => [...(words?.keys() ?? [])]));
  if (all.length < 2 || values.size < 2 || found === undefined) {
    return undefined;
  }
  const [amount] = amounts;
  const nearest = amount === undefined ? found : nearestTo(amount, all);
  return {
    title: `${quoted(all)} have currencies. Which one is of the amounts${amount === undefined ? '' : ` in ${JSON.stringify(amount.name)}`}?`,
    holds: 'file',
    proposed: nearest?.name,
    reason: 'By its name and its place.',
    samples: samplesOf(all),
  };
}

/** The column that shares words with the name, or is the next one to the right. */
function nearestTo(amount: ColumnStats, columns: readonly ColumnStats[]): ColumnStats | undefined {
  const wordsOf = ({ name }: ColumnStats) => name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const own = new Set(wordsOf(amount));
  const shared = (column: ColumnStats) => wordsOf(column).filter((word) => own.has(word)).length;
  const distance = ({ index }: ColumnStats) =>
    index > amount.index ? index - amount.index : amount.index - index + 0.5;
  return [...columns].sort((one, other) => shared(other) - shared(one) || distance(one) - distance(other))[0];
}

/** When no amount has a minus, and there is no pair of columns, words may say which way the money went. */
function directionDoubt(parts: DoubtParts): Doubt | undefined {
  const { amounts, hasPair, hasDirection } = parts;
  const hasSigns = amounts.some(({ negative, words }) => negative > 0 || words.size > 0);
  const tells = (column: ColumnStats) =>
    wordsIn(column).some((word) => ['out', 'in', 'income'].includes(wordProposal(word) ?? ''));
  const columns = freeWords(parts).filter(
    (column) => wordsIn(column).length < column.filled || tells(column),
  );
  if (hasPair || hasDirection || hasSigns || amounts.length === 0 || columns.length === 0) {
    return undefined;
  }
  return {
    title:
      'No amount has a minus. Which column says by words whether money went out or came in? None, if all went out.',
    holds: 'file',
    proposed: columns.find(tells)?.name,
    reason: 'By its words.',
    samples: samplesOf(columns),
  };
}

/** A column without a known name that has words for what is pending, or has failed. */
function statusDoubt(parts: DoubtParts): Doubt | undefined {
  const column = freeWords(parts).find((one) =>
    wordsIn(one).some((word) => ['pending', 'not-carried-out'].includes(statusMeaning(word) ?? '')),
  );
  return column === undefined
    ? undefined
    : {
        title: 'Which column says whether a row is booked?',
        holds: 'file',
        proposed: column.name,
        reason: 'By its words.',
        samples: samplesOf([column]),
      };
}

/** Columns of a few words, whose names say nothing. */
function freeWords({ stats, candidates }: DoubtParts): ColumnStats[] {
  const taken = new Set(Object.values(candidates).flat());
  return stats.filter((column) => {
    const count = column.values?.size ?? 0;
    return count > 1 && count <= MOST_WORDS && column.dates === 0 && !taken.has(column) && !isAmounts(column);
  });
}

function wordsIn({ values }: ColumnStats): string[] {
  return [...(values?.keys() ?? [])];
}

function quoted(columns: readonly ColumnStats[]): string {
  return columns.map(({ name }) => JSON.stringify(name)).join(' and ');
}

function samplesOf(columns: readonly ColumnStats[]): { line: number; text: string }[] {
  return columns.flatMap(({ name, values }) =>
    [...(values?.values() ?? [])].slice(0, 2).map(({ line, text }) => ({ line, text: `${name}: ${text}` })),
  );
}
