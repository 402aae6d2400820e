import type { Choice } from '../setting.ts';
import { dateForm } from '../values/date.ts';
import type { DateOrder } from '../values/date.ts';
import type { ColumnStats } from './column-stats.ts';
import type { SettingsBook } from './settings-book.ts';

const DATE_ORDERS: readonly Choice[] = [
  { value: 'DMY', title: 'day, month, year' },
  { value: 'MDY', title: 'month, day, year' },
  { value: 'YMD', title: 'year, month, day' },
];
const COUNTED: readonly (Choice & { value: DateOrder })[] = [
  { value: 'serial1900', title: 'days, as Excel counts them' },
  { value: 'serial1904', title: 'days, as Excel counted them on a Macintosh' },
  { value: 'epochSeconds', title: 'seconds since 1970' },
  { value: 'epochMilliseconds', title: 'milliseconds since 1970' },
];
/** Calendars with the months of the usual one. */
const CALENDARS = [
  { value: 'buddhist', title: 'the Buddhist one: 2567 is 2024', from: 2443, to: 2743, firstYear: -543 },
  { value: 'minguo', title: 'that of Taiwan: 113 is 2024', from: 100, to: 289, firstYear: 1911 },
];
/** Two-digit years from 70 on are of the 20th century. */
const DEFAULT_PIVOT = '70';

/** How the file writes its dates. */
export interface DateWriting {
  order: DateOrder | undefined;
  pivot: number;
  /** The year before the first of the calendar; 0 for the usual one. */
  firstYear: number;
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
  const possible = likelyOrders(column);
  const [best] = possible;
  const order = book.addText({
    id: 'dateOrder',
    title: `In which order are the dates in ${JSON.stringify(column.name)}?`,
    kind: 'choice',
    choices: isCounted ? COUNTED.filter(({ value }) => possible.includes(value)) : DATE_ORDERS,
    holds: 'file',
    detected: possible.length === 1 && !isCounted ? best : undefined,
    proposed: best,
    reason: orderReason(isCounted, possible.length),
    samples: column.samples,
    contradiction: (value) => {
      return possible.includes(value as DateOrder) || possible.length === 0
        ? undefined
        : `dates were in the order ${String(value)}, and are like ${JSON.stringify(column.samples[0]?.text)} now`;
    },
  }) as DateOrder | undefined;
  const forms = [...new Set(column.samples.map(({ text }) => dateForm(text, order ?? best ?? 'YMD')))];
  const isOther = expectedForms !== undefined && !forms.some((form) => expectedForms.includes(form));
  if (isOther && forms.length > 0 && !book.isAnsweredNow('dateOrder')) {
    book.differences.push(`dates were written ${expectedForms.join(', ')}, and are ${forms.join(', ')} now`);
  }
  const firstYear = isCounted ? 0 : addCalendar(book, column, order ?? best);
  return { order, pivot: addPivot(book, column), firstYear, forms };
}

function orderReason(isCounted: boolean, possible: number): string {
  if (isCounted) {
    return 'The dates are numbers. Seconds are those of UTC, whose days are not those of all places.';
  }
  return possible === 1 ? 'The other orders do not fit all dates.' : 'Every date fits several orders.';
}

function addPivot(book: SettingsBook, column: ColumnStats): number {
  if (!column.twoDigitYears) {
    return Number(DEFAULT_PIVOT);
  }
  const pivot = book.addText({
    id: 'pivot',
    title: 'Which is the first two-digit year of the 20th century?',
    kind: 'text',
    holds: 'nothing',
    detected: DEFAULT_PIVOT,
    reason: `Years from ${DEFAULT_PIVOT} on are 19${DEFAULT_PIVOT} and later, smaller ones 2000 and later.`,
    samples: column.samples,
  });
  return Number(pivot ?? DEFAULT_PIVOT);
}

/** Years of three digits, or far from this time, are those of another calendar. */
function addCalendar(book: SettingsBook, column: ColumnStats, order: DateOrder | undefined): number {
  const years = [...(order === 'YMD' ? column.firsts : column.lasts)].filter((year) => year > 99);
  if (years.length === 0 || years.some((year) => year >= 1900 && year < 2200)) {
    return 0;
  }
  const likely = CALENDARS.find(({ from, to }) => years.every((year) => year >= from && year < to));
  const value = book.addText({
    id: 'calendar',
    title: `The years are like ${years[0]}. Which calendar are they of?`,
    kind: 'choice',
    choices: [{ value: 'gregorian', title: 'the usual one: the years are as they are' }, ...CALENDARS],
    holds: 'file',
    proposed: likely?.value,
    reason: 'Other calendars, as those of Iran and of Islam, are not read: export the file with other dates.',
    samples: column.samples,
  });
  return CALENDARS.find((calendar) => calendar.value === value)?.firstYear ?? 0;
}

/** What numbers can count, or the orders that fit the most dates. A year of two digits may stand first. */
function likelyOrders(column: ColumnStats): DateOrder[] {
  const isCounted = column.counted > column.dates;
  const orders = isCounted ? column.countedOrders : column.orders;
  const most = Math.max(0, ...orders.values());
  const fitting = [...orders].filter(([, count]) => count === most).map(([order]) => order);
  if (isCounted) {
    return fitting;
  }
  const changesFirst = column.firsts.size > column.lasts.size;
  const kept = fitting.length > 1 && changesFirst ? fitting.filter((order) => order !== 'YMD') : fitting;
  const rank = ['DMY', 'MDY', 'YMD'];
  return kept.sort((one, other) => rank.indexOf(one) - rank.indexOf(other));
}
