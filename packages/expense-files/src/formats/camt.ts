import sax from 'sax';
import { FileRefused } from '../file-refused.ts';
import type { FileSource } from '../file-source.ts';
import type { WordMeaning } from '../mapping/words.ts';
import { decoded } from '../text/decode.ts';
import type { Table } from '../text/table.ts';
import { CamtStatements } from './camt-entries.ts';
import { listedTable } from './listed-table.ts';
import type { Found } from './listed-table.ts';

const COLUMNS = [
  ...['Account', 'Date', 'Value Date', 'Debit Credit', 'Amount', 'Currency', 'Status', 'Name', 'Purpose'],
  ...['Booking Text', 'Transaction ID', 'Original Amount', 'Original Currency'],
];

/** What ISO 20022 says about the indicator. With a reversal, the indicator is that of the reversal itself. */
export const CAMT_MARKS: Readonly<Record<string, WordMeaning>> = {
  ...{ crdt: 'in', dbit: 'out', 'crdt reversal': 'refund', 'dbit reversal': 'out' },
};

/** A CAMT.052, .053 or .054 file as a table, an entry at a time. */
export async function camtTable(source: FileSource, encoding: string): Promise<Table> {
  return listedTable(() => entries(source, encoding), COLUMNS);
}

async function* entries(source: FileSource, encoding: string): AsyncGenerator<Found> {
  const parser = sax.parser(true, { xmlns: false, position: true });
  const statements = new CamtStatements();
  let problem: { message: string; line: number } | undefined;
  parser.onopentag = ({ name, attributes }) => {
    const currency = attributes['Ccy'];
    statements.open(localName(name), parser.line + 1, typeof currency === 'string' ? currency : '');
  };
  parser.ontext = (text) => {
    statements.text(text);
  };
  parser.oncdata = (text) => {
    statements.text(text);
  };
  parser.onclosetag = () => {
    statements.close();
  };
  parser.onerror = (error) => {
    problem ??= { message: error.message.split('\n')[0] ?? 'is not XML', line: parser.line + 1 };
  };
  for await (const part of decoded(source, encoding)) {
    parser.write(part);
    if (problem !== undefined) {
      throw new FileRefused('BROKEN', `line ${problem.line}: ${problem.message}`, { line: problem.line });
    }
    yield* statements.take();
  }
  if (statements.isOpen) {
    throw new FileRefused('BROKEN', 'the file ends within an element: it may be cut');
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
