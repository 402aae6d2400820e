import { SECTION_COLUMN } from '../formats/csv.ts';
import type { CurrencyDecimals } from '../inspection.ts';
import type { Choice } from '../setting.ts';
import { addAmounts, addPair, missingColumn, NONE } from './amount-columns.ts';
import type { ChosenColumns, SingleRole } from './chosen-columns.ts';
import type { ColumnStats } from './column-stats.ts';
import { doubtOf } from './doubtful-columns.ts';
import { isAmounts } from './roles.ts';
import type { RoleCandidates } from './roles.ts';
import type { SettingsBook } from './settings-book.ts';

const TITLES: Readonly<Record<SingleRole, string>> = {
  direction: 'Which column says by words whether money went out or came in?',
  currency: 'Which column has the currency?',
  status: 'Which column says whether a row is booked?',
  category: 'Which column has the category?',
  subcategory: 'Which column has the subcategory?',
  account: 'Which column has the account?',
  id: "Which column has the bank's own id of a row?",
  reference: 'Which column has the id of the row that a row belongs to?',
  balance: 'Which column has the balance after a row?',
  fee: 'Which column has a fee?',
  foreignAmount: 'Which column has the amount in a foreign currency?',
  foreignCurrency: 'Which column has the foreign currency?',
  paymentMethod: 'Which column says how it was paid?',
  location: 'Which column has the place?',
  transfer: "Which column marks transfers between one's own accounts?",
  rowType: 'Which column says whether a row is a booking, a balance or a total?',
};

const OWN_NAMES: Partial<Record<SingleRole, RegExp>> = {
  // The titles of a file's blocks.
  account: new RegExp(`^${SECTION_COLUMN}$`, 'u'),
  rowType: /record type|row type|satzart|rivityyppi|įrašo tipas|ieraksta tips|kirje tüüp/iu,
};

/** What the columns are chosen from. */
export interface ColumnParts {
  book: SettingsBook;
  stats: readonly ColumnStats[];
  candidates: RoleCandidates;
  known: ReadonlyMap<string, CurrencyDecimals>;
  /** Whether the format's standard says which way the money went. */
  hasDirection: boolean;
}

/** Asks for the columns. Names propose them; a column of amounts among several is asked. */
export function chooseColumns(parts: ColumnParts): ChosenColumns {
  const { book, stats, candidates } = parts;
  const choices = stats.map(({ name }) => ({ value: name, title: name }));
  const byName = (name: string | undefined) => stats.find((column) => column.name === name);
  const missing = (value: unknown) => missingColumn(stats, value);
  const date = byName(addDateColumn(book, stats, candidates, choices));
  const amountParts = { ...parts, choices, date };
  const pair = addPair(amountParts);
  const amounts = addAmounts(amountParts, pair);
  const several = (id: string, title: string, found: readonly ColumnStats[]) => {
    const value = book.add({
      ...{ id: `column.${id}`, title, kind: 'columns', choices, holds: 'nothing', contradiction: missing },
      detected: found.map(({ name }) => name),
    });
    const names = typeof value === 'string' ? [value] : (value ?? []);
    return names.flatMap((name) => byName(name) ?? []);
  };
  const payee = several('payee', 'Which columns name the other party?', candidates.payee.slice(0, 1));
  const others = [...candidates.payee.slice(1), ...candidates.description].filter(
    ({ name }) => !/^type$/iu.test(name),
  );
  const description = several(
    'description',
    'Which columns describe the row?',
    textColumns(stats, candidates, others, payee),
  );
  const notes = several('notes', 'Which columns have notes?', candidates.notes);
  const sourceName = stats.filter(({ name }) => /^source[ _]name$/iu.test(name));
  const payeeIn =
    sourceName.length === 0 ? [] : several('payeeIn', 'Which columns name who paid?', sourceName);
  const singles = new Map<SingleRole, ColumnStats | undefined>();
  for (const role of Object.keys(TITLES) as SingleRole[]) {
    const found =
      (role === 'rowType' ? undefined : candidates[role][0]) ??
      stats.find(({ name }) => OWN_NAMES[role]?.test(name));
    const doubt = doubtOf(role, found, { ...parts, amounts, hasPair: pair.isOpen || pair.out !== '' });
    const value = book.addText({
      ...{ id: `column.${role}`, title: TITLES[role], kind: 'column', choices: [NONE, ...choices] },
      ...(doubt ?? { holds: 'nothing', detected: found?.name ?? '' }),
      contradiction: missing,
    });
    singles.set(role, byName(value));
  }
  return {
    ...{ date, amounts, payee, payeeIn, description, notes },
    out: byName(pair.out),
    in: byName(pair.in),
    one: (role) => singles.get(role),
  };
}

/** With no column for payee and description, the columns of long texts describe. */
function textColumns(
  stats: readonly ColumnStats[],
  candidates: RoleCandidates,
  found: readonly ColumnStats[],
  payee: readonly ColumnStats[],
): readonly ColumnStats[] {
  if (found.length > 0 || payee.length > 0) {
    return found;
  }
  const taken = new Set(Object.values(candidates).flat());
  return stats.filter(
    (column) => !taken.has(column) && column.filled > 0 && column.dates === 0 && !isAmounts(column),
  );
}

function addDateColumn(
  book: SettingsBook,
  stats: readonly ColumnStats[],
  candidates: RoleCandidates,
  choices: readonly Choice[],
): string | undefined {
  const named = candidates.date[0] ?? candidates.valueDate[0];
  const byContent = stats.filter((column) => column.dates * 2 >= column.filled && column.dates > 0);
  return book.addText({
    id: 'column.date',
    title: 'Which column has the date?',
    kind: 'column',
    choices,
    holds: 'file',
    detected: named?.name ?? (byContent.length === 1 ? byContent[0]?.name : undefined),
    proposed: byContent[0]?.name,
    reason: 'By its name and by what it holds.',
    samples: (named ?? byContent[0])?.samples ?? [],
    contradiction: (value) => missingColumn(stats, value),
  });
}
