import type { CurrencyDecimals } from '../inspection.ts';
import type { Choice, Sample } from '../setting.ts';
import type { DecimalMark } from '../values/amount.ts';
import { currenciesOf, currencyInName } from '../values/currency.ts';
import { dateForm } from '../values/date.ts';
import type { DateOrder } from '../values/date.ts';
import type { ColumnStats } from './column-stats.ts';
import type { SettingsBook } from './settings-book.ts';

const DATE_ORDERS: readonly Choice[] = [
  { value: 'DMY', title: 'day, month, year' },
  { value: 'MDY', title: 'month, day, year' },
  { value: 'YMD', title: 'year, month, day' },
];
const COUNTED: readonly Choice[] = [
  { value: 'serial1900', title: 'days, as Excel counts them' },
  { value: 'serial1904', title: 'days, as Excel counted them on a Macintosh' },
  { value: 'epochSeconds', title: 'seconds since 1970' },
  { value: 'epochMilliseconds', title: 'milliseconds since 1970' },
];
/** Two-digit years from 70 on are of the 20th century. */
const DEFAULT_PIVOT = '70';

/** How the file writes its dates. */
export interface DateWriting {
  order: DateOrder | undefined;
  pivot: number;
  /** For example `DD.MM.YYYY`. */
  forms: string[];
}

/** One order for all dates of the column. It is never chosen for a single row. */
export function addDateOrder(
  book: SettingsBook,
  column: ColumnStats,
  expectedForms: readonly string[] | undefined,
): DateWriting {
  const isCounted = column.counted > column.dates;
  const possible = isCounted ? [] : likelyOrders(column);
  const [best] = possible;
  const order = book.addText({
    id: 'dateOrder',
    title: `In which order are the dates in ${JSON.stringify(column.name)}?`,
    kind: 'choice',
    choices: isCounted ? COUNTED : DATE_ORDERS,
    holds: 'file',
    detected: possible.length === 1 ? best : undefined,
    proposed: isCounted ? 'serial1900' : best,
    reason:
      possible.length === 1 ? 'The other orders do not fit all dates.' : 'Every date fits several orders.',
    samples: column.samples,
    contradiction: (value) => {
      const fits = isCounted
        ? COUNTED.some((choice) => choice.value === value)
        : possible.includes(value as DateOrder);
      return fits || (possible.length === 0 && !isCounted)
        ? undefined
        : `dates were in the order ${String(value)}, and are like ${JSON.stringify(column.samples[0]?.text)} now`;
    },
  }) as DateOrder | undefined;
  const forms = [...new Set(column.samples.map(({ text }) => dateForm(text, order ?? best ?? 'YMD')))];
  const isOther = expectedForms !== undefined && !forms.some((form) => expectedForms.includes(form));
  if (isOther && forms.length > 0 && !book.isAnsweredNow('dateOrder')) {
    book.differences.push(`dates were written ${expectedForms.join(', ')}, and are ${forms.join(', ')} now`);
  }
  const pivot = column.twoDigitYears
    ? book.addText({
        id: 'pivot',
        title: 'Which is the first two-digit year of the 20th century?',
        kind: 'text',
        holds: 'nothing',
        detected: DEFAULT_PIVOT,
        reason: `Years from ${DEFAULT_PIVOT} on are 19${DEFAULT_PIVOT} and later, smaller ones 2000 and later.`,
        samples: column.samples,
      })
    : DEFAULT_PIVOT;
  return { order, pivot: Number(pivot ?? DEFAULT_PIVOT), forms };
}

/** The orders that fit the most dates. A year of two digits may stand first. */
function likelyOrders(column: ColumnStats): DateOrder[] {
  const most = Math.max(0, ...column.orders.values());
  const fitting = [...column.orders].filter(([, count]) => count === most).map(([order]) => order);
  const changesFirst = column.firsts.size > column.lasts.size;
  const kept = fitting.length > 1 && changesFirst ? fitting.filter((order) => order !== 'YMD') : fitting;
  const rank = ['DMY', 'MDY', 'YMD'];
  return kept.sort((one, other) => rank.indexOf(one) - rank.indexOf(other));
}

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
    proposed: isOpen ? (commas > points ? ',' : '.') : undefined,
    reason: decimalReason(points, commas, unclear),
    samples: columns.flatMap(({ samples }) => samples).slice(0, 5),
    contradiction: (value) =>
      sure !== undefined && value !== sure
        ? `the decimal separator was ${JSON.stringify(value)}, and is ${JSON.stringify(sure)} now`
        : undefined,
  });
  return mark === undefined ? undefined : mark === ',' ? ',' : '.';
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
  const certain = [inNames, inCells].find((found) => found.size === 1);
  const shared = units.map(({ text }) => currenciesOf(text, known)).find((list) => list.length > 1);
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
