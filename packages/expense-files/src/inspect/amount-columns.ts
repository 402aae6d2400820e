import type { CurrencyDecimals } from '../inspection.ts';
import type { Choice, Sample } from '../setting.ts';
import { currencyInName } from '../values/currency.ts';
import type { ColumnStats } from './column-stats.ts';
import { isAmounts } from './roles.ts';
import type { RoleCandidates } from './roles.ts';
import type { SettingDraft, SettingsBook } from './settings-book.ts';

/** As an answer to a question for a column. */
export const NONE: Choice = { value: '', title: 'none' };

/** What the questions about the columns of amounts are made of. */
export interface AmountColumnParts {
  book: SettingsBook;
  stats: readonly ColumnStats[];
  candidates: RoleCandidates;
  choices: readonly Choice[];
  date: ColumnStats | undefined;
  known: ReadonlyMap<string, CurrencyDecimals>;
}

/** The names of the two columns for what went out and came in; empty for none. */
export interface Pair {
  out: string;
  in: string;
  /** Whether it is yet to be answered. */
  isOpen: boolean;
}

const BOOKED_ROLES = ['amount', 'out', 'in'];

/** Asks for the two columns for what went out and what came in, if there are two. */
export function addPair(parts: AmountColumnParts): Pair {
  const { book, candidates, choices } = parts;
  const [out] = candidates.out;
  const [income] = candidates.in;
  const hasBoth = out !== undefined && income !== undefined;
  const unnamed = hasBoth ? undefined : unnamedPair(parts);
  const add = (side: 'out' | 'in', about: Pick<SettingDraft, 'title' | 'holds'> & Partial<SettingDraft>) =>
    book.addText({
      ...{ id: `column.${side}`, kind: 'column', choices: [NONE, ...choices], ...about },
      contradiction: (value) => missingColumn(parts.stats, value),
    });
  const title = (words: string) => `Which column has money that ${words}, if there are two columns?`;
  if (unnamed === undefined) {
    const detected = (found: ColumnStats | undefined) => (hasBoth ? (found?.name ?? '') : '');
    return {
      out: add('out', { title: title('went out'), holds: 'nothing', detected: detected(out) }) ?? '',
      in: add('in', { title: title('came in'), holds: 'nothing', detected: detected(income) }) ?? '',
      isOpen: false,
    };
  }
  const [one, other] = unnamed.map(({ name }) => name);
  const answer = add('out', {
    title: `${JSON.stringify(one)} and ${JSON.stringify(other)} never have an amount in the same row. Which one has money that went out?`,
    holds: 'file',
    proposed: unnamed.find((column) => candidates.out.includes(column))?.name,
    reason: 'By its name.',
    samples: samplesOf(unnamed),
  });
  const rest = { [one ?? '']: other, [other ?? '']: one }[answer ?? ''] ?? '';
  return {
    out: answer ?? '',
    in: add('in', { title: title('came in'), holds: 'nothing', detected: rest }) ?? '',
    isOpen: answer === undefined,
  };
}

/**
 * Two columns of amounts of which each row fills one, though their names do not say what they are. With one
 * of them alone, the rows of the other would be left out.
 */
function unnamedPair({
  stats,
  candidates,
  date,
  known,
}: AmountColumnParts): readonly [ColumnStats, ColumnStats] | undefined {
  const amounts = candidates.amount.filter(({ filled }) => filled > 0);
  if (amounts.length === 1) {
    return undefined;
  }
  const { out, in: income } = candidates;
  const taken = new Set(
    Object.entries(candidates).flatMap(([role, columns]) => (BOOKED_ROLES.includes(role) ? [] : columns)),
  );
  const free = (amounts.length > 1 ? amounts : stats).filter(
    (column) => column !== date && isAmounts(column) && hasValues(column) && !taken.has(column),
  );
  const pairs = free.flatMap((one, index) =>
    free
      .slice(index + 1)
      .filter((other) => !one.valuedWith.has(other.index) && !areTwoCurrencies(one, other, known))
      .map((other): [ColumnStats, ColumnStats] => [one, other]),
  );
  const named = [...out, ...income];
  const fitting = pairs.filter((pair) => named.length === 0 || pair.some((column) => named.includes(column)));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function hasValues({ negative, positive }: ColumnStats): boolean {
  return negative + positive > 0;
}

function areTwoCurrencies(one: ColumnStats, other: ColumnStats, known: AmountColumnParts['known']): boolean {
  const names = [one, other].map(({ name }) => currencyInName(name, known));
  return names.every((code) => code !== undefined) && names[0] !== names[1];
}

function samplesOf(columns: readonly ColumnStats[]): Sample[] {
  return columns.flatMap(({ name, samples }) =>
    samples.slice(0, 2).map(({ line, text }) => ({ line, text: `${name}: ${text}` })),
  );
}

/** Asks for the column of amounts, or for several of which each row fills one. */
export function addAmounts(parts: AmountColumnParts, pair: Pair): readonly ColumnStats[] {
  const { book, stats, candidates, choices, date } = parts;
  const hasPair = pair.isOpen || (pair.out !== '' && pair.in !== '');
  const lonely = hasPair ? [] : [...candidates.out, ...candidates.in];
  const named = [...candidates.amount.filter(({ filled }) => filled > 0), ...lonely];
  const others = stats.filter(
    (column) =>
      column !== date && isAmounts(column) && !candidates.balance.includes(column) && column.dates === 0,
  );
  const found = named.length > 0 ? named : hasPair ? [] : others;
  // Columns of which each row fills one, as those of two currencies, are asked like others.
  const isSure = found.length <= 1 && (named.length > 0 || hasPair);
  const value = book.add({
    id: 'column.amount',
    title:
      found.length > 1
        ? `Which column has the amount that counts? ${found.map(({ name }) => name).join(', ')} have amounts.`
        : 'Which column has the amount?',
    kind: 'columns',
    choices,
    holds: hasPair ? 'nothing' : 'file',
    detected: isSure || hasPair ? found.slice(0, 1).map(({ name }) => name) : undefined,
    proposed: found[0]?.name,
    reason: 'By its name and by what it holds.',
    samples: samplesOf(found),
    contradiction: (saved) => missingColumn(stats, saved),
  });
  const names = value === undefined ? [] : typeof value === 'string' ? [value] : value;
  return names.flatMap((name) => stats.find((column) => column.name === name) ?? []);
}

/** Why the names are not those of columns of the file; undefined when they are. */
export function missingColumn(stats: readonly ColumnStats[], value: unknown): string | undefined {
  const names = (Array.isArray(value) ? value : [value]).filter((name) => name !== '');
  const missing = names.filter((name) => !stats.some((column) => column.name === name)) as string[];
  const there = stats.map(({ name }) => JSON.stringify(name)).join(', ');
  return missing.length === 0
    ? undefined
    : `the column ${missing.map((name) => JSON.stringify(name)).join(', ')} is not in the file; it has ${there}`;
}
