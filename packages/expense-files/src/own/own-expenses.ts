import { EXPORT_FIELDS } from '../export/export-expenses.ts';
import { plainText } from '../export/formula.ts';
import type { ExpenseKind, ImportExpense, ImportRow } from '../import-row.ts';
import type { CurrencyDecimals } from '../inspection.ts';
import { uuidOf } from '../mapping/row-id.ts';
import type { Table, TableRow } from '../text/table.ts';
import { readDate } from '../values/date.ts';
import { toMinor } from '../values/minor.ts';

/** The fields that every row of an own export has. */
const NEEDED = ['id', 'kind', 'date', 'amount', 'currency', 'category'];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;
const KINDS: readonly string[] = ['EXPENSE', 'REFUND', 'INCOME'];
const LINES = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const AMOUNT = /^\d+(?:\.\d+)?$/u;
const MOST_NAME = 100;
/** The bounds of the API, in UTF-16 code units. */
const LENGTHS: Readonly<Record<string, number>> = {
  ...{ category: MOST_NAME, subcategory: MOST_NAME, payee: MOST_NAME, paymentMethod: MOST_NAME },
  ...{ description: 500, notes: 5000, location: 200 },
};

/** True for the columns of an own export. Others may stand beside them. */
export function isOwnExport(columns: readonly string[]): boolean {
  return NEEDED.every((name) => columns.includes(name));
}

/**
 * The rows of an own export, as they were: texts are not cleaned, ids are kept. A row without an id gets one
 * that follows from its content.
 */
export async function* ownRows(
  table: Table,
  isCsv: boolean,
  currencies: ReadonlyMap<string, CurrencyDecimals>,
): AsyncGenerator<ImportRow> {
  const ids = new Set<string>();
  const twins = new Map<string, number>();
  for await (const row of table.rows()) {
    if (row.kind === 'header') {
      const place = { line: row.line, cells: row.cells };
      yield { outcome: 'left-out', ...place, rule: 'repeated-header', reason: 'the header once more' };
    } else {
      yield ownRow(row, fieldsOf(table.columns, row, isCsv), { ids, twins, currencies });
    }
  }
}

interface OwnContext {
  ids: Set<string>;
  twins: Map<string, number>;
  currencies: ReadonlyMap<string, CurrencyDecimals>;
}

function fieldsOf(columns: readonly string[], row: TableRow, isCsv: boolean): Record<string, string> {
  return Object.fromEntries(
    EXPORT_FIELDS.map((field) => {
      const cell = row.cells[columns.indexOf(field)] ?? '';
      return [field, isCsv ? plainText(cell) : cell];
    }),
  );
}

function ownRow(row: TableRow, fields: Record<string, string>, context: OwnContext): ImportRow {
  const place = { line: row.line, cells: row.cells };
  const problem =
    row.problem === undefined ? problemOf(fields, context) : { field: 'row', reason: row.problem };
  const decimals = context.currencies.get(fields['currency'] ?? '')?.decimals ?? 2;
  const minor =
    problem === undefined ? toMinor(fields['amount'] ?? '', decimals, fields['currency'] ?? '') : 0n;
  if (problem !== undefined || typeof minor !== 'bigint') {
    const amountProblem = typeof minor === 'bigint' ? 'is not an amount' : minor.problem;
    return { outcome: 'refused', ...place, ...(problem ?? { field: 'amount', reason: amountProblem }) };
  }
  if (minor === 0n) {
    return { outcome: 'left-out', ...place, rule: 'zero', reason: 'the amount is zero' };
  }
  const id = ownId(fields, context.twins);
  if (context.ids.has(id)) {
    return { outcome: 'refused', ...place, field: 'id', reason: `the id ${id} is in the file twice`, id };
  }
  context.ids.add(id);
  const texts = EXPORT_FIELDS.slice(6).flatMap((field) =>
    fields[field] ? [[field, fields[field]] as const] : [],
  );
  const expense: ImportExpense = {
    id,
    // Checked by `problemOf`.
    kind: fields['kind'] as ExpenseKind,
    date: fields['date'] ?? '',
    amount: Number(fields['amount']),
    currency: fields['currency'] ?? '',
    category: fields['category'] ?? '',
    ...Object.fromEntries(texts),
  };
  return {
    ...{ outcome: 'taken', ...place, expense, account: '' },
    signedMinor: expense.kind === 'EXPENSE' ? -minor : minor,
  };
}

function problemOf(
  fields: Record<string, string>,
  { currencies }: OwnContext,
): { field: string; reason: string } | undefined {
  const { id = '', kind = '', date = '', amount = '', currency = '', category = '' } = fields;
  const day = readDate(date, 'YMD', 0);
  const checks: [string, boolean, string][] = [
    [
      'id',
      id === '' || UUID.test(id.toLowerCase()),
      `${JSON.stringify(id)} is not a UUID; leave it empty for a new one`,
    ],
    ['kind', KINDS.includes(kind), `${JSON.stringify(kind)} must be EXPENSE, REFUND or INCOME`],
    ['date', day === date, typeof day === 'string' ? 'must be YYYY-MM-DD' : day.problem],
    ['amount', AMOUNT.test(amount), `${JSON.stringify(amount)} must be digits with a decimal point`],
    [
      'currency',
      currencies.has(currency),
      `${JSON.stringify(currency)} is no currency that an expense can have`,
    ],
    ['category', category !== '' && !category.includes('#'), 'must have 1 to 100 characters, without #'],
    ...['category', 'subcategory', 'payee', 'paymentMethod'].map((field): [string, boolean, string] => {
      const text = fields[field] ?? '';
      return [field, text.trim() === text && !LINES.test(text), 'must be one line without blanks around it'];
    }),
    ...Object.entries(LENGTHS).map(([field, most]): [string, boolean, string] => [
      field,
      (fields[field] ?? '').length <= most,
      `must have at most ${most} characters`,
    ]),
  ];
  const failed = checks.find(([, isRight]) => !isRight);
  return failed === undefined ? undefined : { field: failed[0], reason: failed[2] };
}

function ownId(fields: Record<string, string>, twins: Map<string, number>): string {
  const given = (fields['id'] ?? '').toLowerCase();
  if (given !== '') {
    return given;
  }
  const content = ['own', ...EXPORT_FIELDS.slice(1).map((field) => fields[field] ?? '')];
  const first = uuidOf(content);
  const before = twins.get(first) ?? 0;
  twins.set(first, before + 1);
  return before === 0 ? first : uuidOf([...content, `${before + 1}`]);
}
