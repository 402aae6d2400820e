import type { CurrencyDecimals } from '../inspection.ts';
import type { Sample } from '../setting.ts';
import type { DecimalMark } from '../values/amount.ts';
import { currenciesInName, currenciesOf, currencyInName } from '../values/currency.ts';
import type { ColumnStats } from './column-stats.ts';
import type { SettingsBook } from './settings-book.ts';

/** The decimal mark of the columns. */
export function addDecimal(
  book: SettingsBook,
  id: string,
  title: string,
  columns: readonly ColumnStats[],
  holds: 'file' | 'nothing',
): DecimalMark | undefined {
  const count = (evidence: '.' | ',' | 'unclear') =>
    columns.reduce((sum, column) => sum + (column.evidence.get(evidence) ?? 0), 0);
  const [points, commas, unclear] = [count('.'), count(','), count('unclear')];
  const sure = points > 0 !== commas > 0 ? (points > 0 ? '.' : ',') : undefined;
  const isOpen = sure === undefined && points + commas + unclear > 0;
  const mark = book.addText({
    id,
    title,
    kind: 'choice',
    choices: [
      { value: '.', title: 'a point: 1,234.50' },
      { value: ',', title: 'a comma: 1.234,50' },
    ],
    holds: isOpen ? holds : 'nothing',
    detected: isOpen ? undefined : (sure ?? '.'),
    proposed: isOpen ? likelyDecimal(points, commas, columns) : undefined,
    reason: decimalReason(points, commas, unclear),
    samples: columns.flatMap(({ samples }) => samples).slice(0, 5),
    contradiction: (value) =>
      sure !== undefined && value !== sure
        ? `the decimal separator was ${JSON.stringify(value)}, and is ${JSON.stringify(sure)} now`
        : undefined,
  });
  return mark === undefined ? undefined : mark === ',' ? ',' : '.';
}

/** What most amounts have. The point of `1.234` is likely to separate thousands. */
function likelyDecimal(points: number, commas: number, columns: readonly ColumnStats[]): DecimalMark {
  if (points !== commas) {
    return commas > points ? ',' : '.';
  }
  const isPoint = columns.some(({ samples }) => samples.some(({ text }) => text.includes('.')));
  return isPoint ? ',' : '.';
}

function decimalReason(points: number, commas: number, unclear: number): string {
  if (points > 0 && commas > 0) {
    return `${points} amounts have a decimal point, and ${commas} a decimal comma.`;
  }
  if (points + commas > 0) {
    return `${points + commas} amounts can be read in one way only.`;
  }
  return unclear > 0 ? 'Every amount can be read in two ways.' : 'No amount has decimals.';
}

/** The currency of the file, for rows that name none. */
export function addFileCurrency(
  book: SettingsBook,
  columns: readonly ColumnStats[],
  above: readonly string[],
  hasColumn: boolean,
  known: ReadonlyMap<string, CurrencyDecimals>,
): string | undefined {
  const inNames = new Set(columns.flatMap(({ name }) => currencyInName(name, known) ?? []));
  const units = columns.flatMap((column) => [...column.units.values()]);
  const inCells = new Set(units.flatMap(({ text }) => single(currenciesOf(text, known))));
  const inLines = new Set(above.flatMap((line) => currencyInName(line, known) ?? []));
  const eachHasOne =
    columns.length > 1 && columns.every(({ name }) => currencyInName(name, known) !== undefined);
  const lists = [
    ...columns.flatMap(({ name }) => currenciesInName(name, known)),
    ...units.map(({ text }) => currenciesOf(text, known)).filter((list) => list.length > 0),
  ];
  // ¥ in a cell and 元 in the name leave one currency.
  const common = new Set(lists[0]?.filter((code) => lists.every((list) => list.includes(code))));
  const certain = [inNames, inCells, common].find((found) => found.size === 1);
  const shared = lists.find((list) => list.length > 1);
  const choices = [...known.keys()].map((code) => ({ value: code, title: code }));
  return book.addText({
    id: 'currency',
    title: hasColumn ? 'Which currency do rows without one have?' : 'Which currency are the amounts in?',
    kind: 'choice',
    choices:
      inCells.size > 1
        ? [...choices, { value: 'in-cell', title: "each amount's own, as in its cell" }]
        : choices,
    holds: hasColumn || eachHasOne ? 'nothing' : 'file',
    detected: hasColumn ? undefined : [...(certain ?? [])][0],
    proposed: [...inLines][0] ?? shared?.[0],
    reason: 'As the column, the cells or the lines above the table name it.',
    samples: units.map(({ text, line }): Sample => ({ line, text })).slice(0, 5),
  });
}

function single(codes: readonly string[]): readonly string[] {
  return codes.length === 1 ? codes : [];
}
