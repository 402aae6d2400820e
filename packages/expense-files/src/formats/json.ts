import type { FileSource } from '../file-source.ts';
import { decoded } from '../text/decode.ts';
import type { Table } from '../text/table.ts';
import { monthNumber } from '../values/month-names.ts';
import { jsonObjects, listDepth } from './json-objects.ts';
import { listedTable } from './listed-table.ts';
import type { Found } from './listed-table.ts';

/** More names than this are no columns. */
const MOST_DEPTH = 4;

/** A JSON file as a table: the names of its objects are the columns. */
export async function jsonTable(source: FileSource, encoding: string, sample: string): Promise<Table> {
  const depth = listDepth(sample);
  return listedTable(() => foundObjects(source, encoding, depth));
}

async function* foundObjects(source: FileSource, encoding: string, depth: number): AsyncGenerator<Found> {
  let first: number | undefined;
  for await (const { number, line, text, list } of jsonObjects(decoded(source, encoding), depth)) {
    // Lists are often one line: there the number of the object says more.
    const place = depth === 0 ? line : number;
    const values = valuesOf(text);
    first ??= list;
    if (values === undefined) {
      yield { kind: 'problem', line: place, problem: 'is not valid JSON' };
    } else if (list !== first) {
      const problem = 'is in another list than the first one: put what is to be imported into one list';
      yield { kind: 'problem', line: place, problem };
    } else {
      yield { kind: 'row', line: place, values: withDate(values) };
    }
  }
}

function valuesOf(text: string): Record<string, string> | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const values: Record<string, string> = {};
  addValues(values, '', parsed, 0);
  return values;
}

/** Objects within the object become names with a point; lists of objects are left out. */
function addValues(values: Record<string, string>, name: string, value: unknown, depth: number): void {
  if (value === null || value === undefined || depth > MOST_DEPTH) {
    return;
  }
  if (Array.isArray(value)) {
    const texts = value.filter((one) => typeof one !== 'object').map(String);
    if (texts.length > 0) {
      values[name] = texts.join(', ');
    }
    return;
  }
  if (typeof value !== 'object') {
    values[name] = scalarText(value);
    return;
  }
  const entries = Object.entries(value);
  const [only] = entries;
  // DynamoDB's own form of a value: { "N": "2.25" }.
  if (entries.length === 1 && only !== undefined && ['S', 'N', 'BOOL'].includes(only[0]) && name !== '') {
    values[name] = scalarText(only[1]);
    return;
  }
  for (const [key, inner] of entries) {
    addValues(values, name === '' ? key : `${name}.${key}`, inner, depth + 1);
  }
}

/** Numbers without an exponent: `1e2` is 100. */
function scalarText(value: unknown): string {
  if (typeof value !== 'number') {
    return typeof value === 'string' ? value : JSON.stringify(value);
  }
  const text = `${value}`;
  return text.includes('e')
    ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 })
    : text;
}

/** The older design that knew the month only: its expenses are of the first day. */
function withDate(values: Record<string, string>): Record<string, string> {
  const { month, year } = values;
  if (month === undefined || year === undefined || values['date'] !== undefined || !/^\d{4}$/u.test(year)) {
    return values;
  }
  const number = /^\d{1,2}$/u.test(month) ? Number(month) : monthNumber(month);
  const date = number === undefined ? `${month} ${year}` : `${year}-${`${number}`.padStart(2, '0')}-01`;
  return { date, ...values };
}

/** True for the records of the older REST designs, whose amounts were all spent. */
export function isOlderDesign(columns: readonly string[]): boolean {
  const hasAll = (...names: string[]) => names.every((name) => columns.includes(name));
  return hasAll('Date', 'Category', 'Cost') || hasAll('expense_id', 'amount', 'category', 'month', 'year');
}
