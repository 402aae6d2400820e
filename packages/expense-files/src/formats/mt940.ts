import type { FileSource } from '../file-source.ts';
import type { WordMeaning } from '../mapping/words.ts';
import { decoded } from '../text/decode.ts';
import type { StatementBalance, Table } from '../text/table.ts';
import { listedTable } from './listed-table.ts';
import type { Found } from './listed-table.ts';

const COLUMNS = [
  ...[
    'Account',
    'Date',
    'Value Date',
    'Debit Credit',
    'Amount',
    'Currency',
    'Name',
    'Purpose',
    'Booking Text',
  ],
  ...['Reference', 'Transaction Reference'],
];

/** The marks of field 61. `RC` takes back a credit, `RD` a debit. */
export const MT940_MARKS: Readonly<Record<string, WordMeaning>> = {
  c: 'in',
  d: 'out',
  rc: 'out',
  rd: 'refund',
};

const FIELD = /^:(\d{2}[A-Z]?):(.*)$/u;
const BALANCE = /^([CD])(\d{6})([A-Z]{3})(\d+,\d*|\d*,\d+|\d+)\s*$/u;
const LINE =
  /^(\d{6})(\d{4})?(RC|RD|EC|ED|C|D)([A-Z])?(\d*,\d*|\d+)\s*([A-Z][A-Z0-9]{3})?([^\n/]*(?:\/(?!\/)[^\n/]*)*)(?:\/\/(.*))?$/u;
const MS_PER_DAY = 86_400_000;

/**
 * An MT940 file as a table. The date is the day of booking; its year, which is not in the file, is the one
 * that brings it nearest to the value date.
 *
 * Source: https://www.sepaforcorporates.com/swift-for-corporates/account-statement-mt940-file-format-overview/
 */
export async function mt940Table(source: FileSource, encoding: string): Promise<Table> {
  return listedTable(() => statementRows(source, encoding), COLUMNS);
}

interface Statement {
  account: string;
  currency: string;
  opening: string | undefined;
  firstLine: number;
}

async function* statementRows(source: FileSource, encoding: string): AsyncGenerator<Found> {
  let statement: Statement = { account: '', currency: '', opening: undefined, firstLine: 1 };
  let waiting: { line: number; values: Record<string, string> } | undefined;
  let lastLine = 1;
  for await (const { tag, text, line } of fields(decoded(source, encoding))) {
    if (waiting !== undefined && tag !== '86') {
      yield { kind: 'row', ...waiting };
      waiting = undefined;
    }
    if (tag === '25') {
      statement = { account: text.trim(), currency: '', opening: undefined, firstLine: line };
    } else if (tag === '60F' || tag === '60M') {
      const balance = balanceOf(text);
      statement = {
        ...statement,
        currency: balance?.currency ?? '',
        opening: balance?.amount,
        firstLine: line,
      };
    } else if (tag === '61') {
      lastLine = line;
      const values = bookingOf(text, statement);
      if (values === undefined) {
        yield {
          kind: 'problem',
          line,
          problem: `is not a statement line: ${JSON.stringify(text.slice(0, 40))}`,
        };
      } else {
        waiting = { line, values };
      }
    } else if (tag === '86' && waiting !== undefined) {
      Object.assign(waiting.values, detailsOf(text));
    } else if (tag === '62F' || tag === '62M') {
      const found = closed(statement, text, lastLine);
      if (found !== undefined) {
        yield { kind: 'statement', statement: found };
      }
    }
  }
  if (waiting !== undefined) {
    yield { kind: 'row', ...waiting };
  }
}

function closed(statement: Statement, text: string, lastLine: number): StatementBalance | undefined {
  const closing = balanceOf(text)?.amount;
  const { account, currency, opening, firstLine } = statement;
  return opening === undefined || closing === undefined
    ? undefined
    : { account, currency, opening, closing, firstLine, lastLine };
}

function balanceOf(text: string): { amount: string; currency: string } | undefined {
  const [, mark, , currency, amount] = BALANCE.exec(text.trim()) ?? [];
  return currency === undefined || amount === undefined
    ? undefined
    : { currency, amount: `${mark === 'D' ? '-' : ''}${amount.replace(',', '.')}` };
}

function bookingOf(text: string, { account, currency }: Statement): Record<string, string> | undefined {
  const [first = '', ...supplementary] = text.split('\n');
  const [, valueDate, entryDate, mark, , amount, , reference = '', bankReference = ''] =
    LINE.exec(first.trim()) ?? [];
  if (valueDate === undefined || mark === undefined || amount === undefined) {
    return undefined;
  }
  const plain = reference.trim();
  return {
    Account: account,
    Date: bookingDate(valueDate, entryDate),
    'Value Date': isoDate(valueDate),
    'Debit Credit': mark,
    Amount: amount.replace(',', '.'),
    Currency: currency,
    Reference: plain === 'NONREF' ? '' : plain,
    'Transaction Reference': bankReference.trim(),
    'Booking Text': supplementary.join(' ').trim(),
  };
}

function isoDate(yymmdd: string): string {
  return `20${yymmdd.slice(0, 2)}-${yymmdd.slice(2, 4)}-${yymmdd.slice(4, 6)}`;
}

/** The day of booking in the year that brings it nearest to the value date. */
function bookingDate(valueDate: string, entryDate: string | undefined): string {
  const value = isoDate(valueDate);
  if (entryDate === undefined) {
    return value;
  }
  const year = Number(value.slice(0, 4));
  const at = (of: number) => `${of}-${entryDate.slice(0, 2)}-${entryDate.slice(2)}`;
  const days = (date: string) => Math.abs(Date.parse(date) - Date.parse(value)) / MS_PER_DAY;
  const candidates = [year, year - 1, year + 1].map(at).filter((date) => !Number.isNaN(days(date)));
  const [nearest] = candidates.sort((one, other) => days(one) - days(other));
  // A day that no year has is refused as it is.
  return nearest ?? at(year);
}

/** Field 86: with numbered parts (`?20`), with named ones (`/NAME/`), or free. */
function detailsOf(text: string): Record<string, string> {
  const plain = text.replace(/\n/gu, '');
  const mark = /^\d{3}(\D)00|^\d{3}(\D)\d{2}/u.exec(plain);
  const separator = mark?.[1] ?? mark?.[2];
  if (separator !== undefined) {
    const parts = new Map<string, string>();
    for (const part of plain.slice(4 - 1).split(separator)) {
      parts.set(part.slice(0, 2), part.slice(2));
    }
    const joined = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => parts.get(`${from + index}`) ?? '').join('');
    const purpose = (joined(20, 29) + joined(60, 63)).trim();
    return { Purpose: purpose, Name: joined(32, 33).trim(), 'Booking Text': (parts.get('00') ?? '').trim() };
  }
  const named = (name: string) =>
    new RegExp(
      `/${name}/{1,2}(?:NAME/)?(.*?)(?=/[A-Z]{4}/|/(?:TRTP|IBAN|BIC|EREF|REMI|NAME|ORDP|BENM|MARF|CSID)/|$)`,
      'u',
    )
      .exec(plain)?.[1]
      ?.trim();
  const name = named('NAME') ?? named('BENM') ?? named('ORDP') ?? '';
  const purpose = named('REMI') ?? (name === '' ? text.replace(/\n/gu, ' ').trim() : '');
  return { Purpose: purpose.replace(/^(?:USTD|STRD)\/\/?/u, ''), Name: name };
}

interface Mt940Field {
  tag: string;
  text: string;
  line: number;
}

/** The fields with the lines that go on in them. */
async function* fields(text: AsyncIterable<string>): AsyncGenerator<Mt940Field> {
  let field: Mt940Field | undefined;
  for await (const { line, text: whole } of lines(text)) {
    const start = FIELD.exec(whole.replace(/^\{4:/u, ''));
    if (start?.[1] !== undefined) {
      if (field !== undefined) {
        yield field;
      }
      field = { tag: start[1], text: start[2] ?? '', line };
    } else if (/^-\}?\s*$|^\{[1235]:/u.test(whole)) {
      if (field !== undefined) {
        yield field;
      }
      field = undefined;
    } else if (field !== undefined) {
      field.text += `\n${whole}`;
    }
  }
  if (field !== undefined) {
    yield field;
  }
}

async function* lines(text: AsyncIterable<string>): AsyncGenerator<{ line: number; text: string }> {
  let rest = '';
  let line = 0;
  for await (const part of text) {
    const all = (rest + part).split(/\r\n|\n|\r(?!$)/u);
    rest = all.pop() ?? '';
    for (const one of all) {
      line += 1;
      yield { line, text: one };
    }
  }
  if (rest.trim() !== '') {
    yield { line: line + 1, text: rest.replace(/\r$/u, '') };
  }
}
