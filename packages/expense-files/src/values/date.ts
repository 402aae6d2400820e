import { asciiDigits } from './digits.ts';
import { monthNumber } from './month-names.ts';

/** In which order the numbers of a date stand, or what a number counts. */
export type DateOrder =
  'DMY' | 'MDY' | 'YMD' | 'serial1900' | 'serial1904' | 'epochSeconds' | 'epochMilliseconds';

/** A date as it is written: three parts, or one number. */
export interface WrittenDate {
  /** The numbers in their order; a month's name is a number already. */
  numbers: readonly [number, number, number];
  /** How many digits each has; 0 for a month's name. */
  widths: readonly [number, number, number];
  /** What stands between them, for example `.`. */
  mark: string;
}

const TIME = String.raw`(?:[T\s,:]+\d{1,2}[:.h]?\d{2}(?:[:.]?\d{2})?.*)?`;
const NUMBERS = new RegExp(
  String.raw`^(\d{1,4})\s?([-./\s年])\s?(\d{1,2})\s?[-./\s月]\s?(\d{1,4})日?\.?${TIME}$`,
  'u',
);
/** The form that needs no closer look. */
const ISO = /^(\d{4})-(\d\d)-(\d\d)$/;
const COMPACT = /^(\d{8})(?:\d{4,6}(?:\.\d+)?)?(?:[Zz]|\[.*\]|T.*|\s.*)?$/u;
const WITH_NAME =
  /^(?:\p{L}{2,9}\.?,?\s)?(\d{1,4})(?:st|nd|rd|th|er)?\.?[-\s/]*(?:de\s)?(\p{L}[\p{L}.]*\p{L}|\p{L}+)\.?[-\s/,]*(?:de\s)?(\d{2,4})\b.*$/u;
const NAME_FIRST =
  /^(?:\p{L}{2,10},?\s(?=\p{L}))?(\p{L}[\p{L}.]*)\.?[-\s]+(\d{1,2})(?:st|nd|rd|th)?,?[-\s]+(\d{4})\b.*$/u;
const SERIAL = /^\d{4,6}(?:[.,]\d+)?$/u;
const EPOCH_SECONDS = /^\d{10}(?:\.\d+)?$/u;
const EPOCH_MILLISECONDS = /^\d{13}$/u;
const ERA_YEAR = /^(R|H|S|令和|平成|昭和)\s?(\d{1,2}|元)(?=[-./年]\d)/iu;
/** The years before the first ones of the eras of Japan. */
const ERAS: Readonly<Record<string, number>> = {
  R: 2018,
  令和: 2018,
  H: 1988,
  平成: 1988,
  S: 1925,
  昭和: 1925,
};
const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MS_PER_DAY = 86_400_000;

/** The parts of a date; undefined for a text that is none. A time after it does not count. */
export function writtenDate(text: string): WrittenDate | undefined {
  const iso = ISO.exec(text);
  if (iso?.[1] !== undefined && iso[2] !== undefined && iso[3] !== undefined) {
    return written([iso[1], iso[2], iso[3]], '-');
  }
  const plain = asciiDigits(text.normalize('NFKC'))
    .replace(/[\s\u00A0\u202F]+/gu, ' ')
    .trim()
    .replace(ERA_YEAR, eraYear);
  const numbers = NUMBERS.exec(plain);
  if (numbers?.[1] !== undefined && numbers[3] !== undefined && numbers[4] !== undefined) {
    return written([numbers[1], numbers[3], numbers[4]], numbers[2] ?? '');
  }
  const compact = COMPACT.exec(plain)?.[1];
  return compact === undefined ? withMonthName(plain) : compactDate(compact);
}

/** `R6` as `2024`. */
function eraYear(_match: string, era: string, year: string): string {
  return `${(ERAS[era.toUpperCase()] ?? 0) + (year === '元' ? 1 : Number(year))}`;
}

/** Years of this time begin with 19 or 20, and stand first or last; other eight digits are a number. */
function compactDate(digits: string): WrittenDate | undefined {
  if (/^(?:19|20)\d\d(?:0[1-9]|1[0-2])/u.test(digits)) {
    return written([digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)], '');
  }
  return /^(?:[0-2]\d|3[01]){2}(?:19|20)\d\d$/u.test(digits)
    ? written([digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)], '')
    : undefined;
}

function withMonthName(plain: string): WrittenDate | undefined {
  const named = WITH_NAME.exec(plain);
  const namedMonth = named?.[2] === undefined ? undefined : monthNumber(named[2]);
  if (named?.[1] !== undefined && named[3] !== undefined && namedMonth !== undefined) {
    return {
      numbers: [Number(named[1]), namedMonth, Number(named[3])],
      widths: [named[1].length, 0, named[3].length],
      mark: ' ',
    };
  }
  const first = NAME_FIRST.exec(plain);
  const firstMonth = first?.[1] === undefined ? undefined : monthNumber(first[1]);
  if (first?.[2] !== undefined && first[3] !== undefined && firstMonth !== undefined) {
    return {
      numbers: [firstMonth, Number(first[2]), Number(first[3])],
      widths: [0, first[2].length, 4],
      mark: ' ',
    };
  }
  return undefined;
}

function written(texts: readonly [string, string, string], mark: string): WrittenDate {
  return {
    numbers: [Number(texts[0]), Number(texts[1]), Number(texts[2])],
    widths: [texts[0].length, texts[1].length, texts[2].length],
    mark,
  };
}

/** The orders that the date can be read in. A day that no month has counts: it is a fault of the row. */
export function possibleOrders({ numbers, widths }: WrittenDate): DateOrder[] {
  const [first, second, third] = numbers;
  if (widths[0] > 2) {
    return second <= 12 && widths[2] <= 2 ? ['YMD'] : [];
  }
  if (widths[0] === 0) {
    return ['MDY'];
  }
  const orders: DateOrder[] = [];
  if (first <= 31 && second <= 12) {
    orders.push('DMY');
  }
  if (first <= 12 && second <= 31 && widths[1] !== 0) {
    orders.push('MDY');
  }
  if (second <= 12 && third <= 31 && widths[2] <= 2 && widths[0] === 2) {
    orders.push('YMD');
  }
  return orders;
}

/** True for a number that a spreadsheet or a program may have counted a date by. */
export function isCountedDate(text: string): boolean {
  return countedOrders(text).length > 0;
}

/** What the number can count: its size tells days, seconds and milliseconds apart. */
export function countedOrders(text: string): DateOrder[] {
  const plain = text.trim();
  if (EPOCH_SECONDS.test(plain)) {
    return ['epochSeconds'];
  }
  if (EPOCH_MILLISECONDS.test(plain)) {
    return ['epochMilliseconds'];
  }
  return isSerial(plain) ? ['serial1900', 'serial1904'] : [];
}

/** True for a number of days as a spreadsheet counts them, between 1954 and 2119. */
function isSerial(plain: string): boolean {
  const days = Number(plain.replace(',', '.'));
  return SERIAL.test(plain) && days >= 20_000 && days < 80_000;
}

/** The form of the date, for example `DD.MM.YYYY` or `YYYY-MM-DD`, with the order given. */
export function dateForm(text: string, order: DateOrder): string {
  const date = writtenDate(text);
  if (date === undefined) {
    return isCountedDate(text) ? 'a number' : 'no date';
  }
  const parts = [...order.slice(0, 3)].map((letter, index) => {
    const width = date.widths[index] ?? 0;
    if (width === 0) {
      return 'month';
    }
    return letter === 'Y' ? 'Y'.repeat(width) : letter + letter;
  });
  return parts.join(date.mark);
}

/**
 * The date in the order of its column, YYYY-MM-DD, or what is wrong with it. Nothing is made up: there is no
 * 30 February, and no day in place of an unknown one.
 *
 * @param pivot the first of the two-digit years that are of the 20th century: 70 makes 69 of 2069
 * @param firstYear the year before the first of the calendar: 1911 makes 113 of 2024
 */
export function readDate(
  text: string,
  order: DateOrder,
  pivot: number,
  firstYear = 0,
): string | { problem: string } {
  if (text.trim() === '') {
    return { problem: 'is missing' };
  }
  if (order.startsWith('serial') || order.startsWith('epoch')) {
    return countedDate(text, order);
  }
  const date = writtenDate(text);
  if (date === undefined) {
    return { problem: `${JSON.stringify(text)} is not a date` };
  }
  const byLetter: Record<string, { number: number; width: number }> = {};
  // A year of four digits in front leaves no doubt.
  const effective = date.widths[0] > 2 ? 'YMD' : order;
  [...effective].forEach((letter, index) => {
    byLetter[letter] = { number: date.numbers[index] ?? 0, width: date.widths[index] ?? 0 };
  });
  const { Y, M, D } = byLetter;
  if (Y === undefined || M === undefined || D === undefined || (effective !== order && order !== 'YMD')) {
    return { problem: `${JSON.stringify(text)} is not in the order of the other dates, ${order}` };
  }
  if (Y.width === 1 || (Y.width === 3 && firstYear === 0)) {
    return { problem: `${JSON.stringify(text)} has a year of ${Y.width} digits` };
  }
  const year = Y.width === 2 ? Y.number + (Y.number >= pivot ? 1900 : 2000) : Y.number + firstYear;
  return calendarDay(text, year, M.number, D.number, order);
}

function calendarDay(text: string, year: number, month: number, day: number, order: string) {
  if (month < 1 || month > 12 || year < 1) {
    return { problem: `${JSON.stringify(text)} is not a date in the order ${order}` };
  }
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && isLeap ? 29 : (DAYS_OF_MONTHS[month - 1] ?? 0);
  if (day < 1 || day > days) {
    return { problem: `${JSON.stringify(text)} is not a day of the calendar` };
  }
  return `${`${year}`.padStart(4, '0')}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`;
}

function countedDate(text: string, order: DateOrder): string | { problem: string } {
  if (!countedOrders(text).includes(order)) {
    const unit = order.startsWith('serial') ? 'days' : order.replace('epoch', '').toLowerCase();
    return { problem: `${JSON.stringify(text)} is not a number of ${unit} that can be a date` };
  }
  const count = Number(text.trim().replace(',', '.'));
  // Day 0 of the older calendar: it counts a 29 February 1900 that never was.
  const bases = { serial1900: Date.UTC(1899, 11, 30), serial1904: Date.UTC(1904, 0, 1) };
  let time: number;
  if (order === 'serial1900' || order === 'serial1904') {
    time = bases[order] + Math.floor(count) * MS_PER_DAY;
  } else {
    time = order === 'epochSeconds' ? count * 1000 : count;
  }
  return new Date(time).toISOString().slice(0, 10);
}
