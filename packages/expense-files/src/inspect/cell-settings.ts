import type { CellPlan } from '../mapping/plan.ts';
import { currenciesOf, currencyInName } from '../values/currency.ts';
import type { CellPlanParts } from './cell-plan-parts.ts';
import type { ChosenColumns } from './chosen-columns.ts';
import type { ColumnStats } from './column-stats.ts';
import type { SettingsBook } from './settings-book.ts';

/** Names of columns that may count the smallest units. */
const MINOR_UNITS =
  /(?<!\p{L})(?:cents?|minor|minor units?|pence|pennies|centimes?|c[eé]ntimos?|centavos?|rappen|öre|øre|ore|grosze|hal[eé]ře|paise|kopeks?|копе[ей]к[аи]?|milliunits?|分)(?!\p{L})/iu;

/** What whole numbers count, in JSON and where the name of the column tells of small units. */
export function addScale({ book, file }: CellPlanParts, amounts: readonly ColumnStats[]): CellPlan['scale'] {
  const filled = amounts.reduce((sum, column) => sum + column.filled, 0);
  const whole = amounts.reduce((sum, column) => sum + (column.evidence.get('whole') ?? 0), 0);
  const isNamed = amounts.some(({ name }) => MINOR_UNITS.test(name));
  if ((file.format !== 'json' && !isNamed) || whole < filled || filled === 0) {
    return 'major';
  }
  const value = book.addText({
    id: 'scale',
    title: 'All amounts are whole numbers. What do they count?',
    kind: 'choice',
    choices: [
      { value: 'major', title: 'whole units: 12 is 12.00' },
      { value: 'minor', title: 'minor units: 1250 is 12.50' },
      { value: 'thousandths', title: 'thousandths: 12500 is 12.50' },
    ],
    holds: 'file',
    proposed: isNamed ? 'minor' : undefined,
    samples: amounts.flatMap(({ samples }) => samples).slice(0, 5),
  });
  return value === 'minor' || value === 'thousandths' ? value : 'major';
}

/** The account of a file that names none. */
export function addFileAccount(book: SettingsBook, columns: ChosenColumns): string {
  if (columns.one('account') !== undefined) {
    return '';
  }
  const value = book.addText({
    id: 'account',
    title:
      'Which account is the file of? Equal rows of two accounts are two expenses only with different names.',
    kind: 'text',
    holds: 'nothing',
    detected: '',
  });
  return value ?? '';
}

/** A symbol that several currencies share is asked, unless it can be the file's. */
export function addSymbols(
  { book, known }: CellPlanParts,
  amounts: readonly ColumnStats[],
  fileCurrency: string | undefined,
): ReadonlyMap<string, string> {
  const symbols = new Map<string, string>();
  for (const { text, line, count } of amounts.flatMap(({ units }) => [...units.values()])) {
    const candidates = currenciesOf(text, known);
    const key = text.toLowerCase();
    if (candidates.length > 1 && !candidates.includes(fileCurrency ?? '') && !symbols.has(key)) {
      const answer = book.addText({
        id: `symbol.${key}`,
        title: `Which currency is ${JSON.stringify(text)} (${count} rows)?`,
        kind: 'choice',
        choices: candidates.map((code) => ({ value: code, title: code })),
        holds: 'rows',
        samples: [{ line, text }],
      });
      if (answer !== undefined) {
        symbols.set(key, answer);
      }
    }
  }
  return symbols;
}

/**
 * The name of the column of amounts names a currency, and a column of currencies names others: one of them is
 * of another amount.
 *
 * @returns whether the column of currencies counts; undefined as long as it is open
 */
export function addCurrencySource(
  { book, columns, known }: CellPlanParts,
  amounts: readonly ColumnStats[],
): boolean | undefined {
  const column = columns.one('currency');
  const named = new Set(amounts.map(({ name }) => currencyInName(name, known)));
  const [currency] = named;
  const values = [...(column?.values?.values() ?? [])];
  const others = values.filter(({ text }) => !currenciesOf(text, known).includes(currency ?? ''));
  if (column === undefined || named.size !== 1 || currency === undefined || others.length === 0) {
    return column !== undefined;
  }
  const names = amounts.map(({ name }) => JSON.stringify(name)).join(' and ');
  const answer = book.addText({
    id: 'currencySource',
    title: `Which currency are the amounts in ${names} in?`,
    kind: 'choice',
    choices: [
      { value: 'name', title: `${currency}, as the name of the column says` },
      { value: 'column', title: `each row's own, as ${JSON.stringify(column.name)} says` },
    ],
    holds: 'file',
    proposed: 'name',
    reason: `${JSON.stringify(column.name)} has ${others[0]?.text}, too.`,
    samples: others.slice(0, 3).map(({ line, text }) => ({ line, text })),
  });
  return answer === undefined ? undefined : answer === 'column';
}
