import type { FileSource } from '../file-source.ts';
import { decoded } from '../text/decode.ts';
import type { Table } from '../text/table.ts';
import { listedTable } from './listed-table.ts';
import type { Found } from './listed-table.ts';

const COLUMNS = ['Account', 'Date', 'Amount', 'Currency', 'Type', 'Name', 'Memo', 'Transaction ID'];
const TAG = /<(\/?)([A-Za-z0-9_.]+)(?:\s[^<>]*)?>([^<]*)/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/**
 * An OFX or QFX file as a table. Version 1 is SGML, whose values end with their line or with a tag; version 2
 * is XML; banks mix the two, and write a bare `&`. A value is what stands between its tag and the next one,
 * so all of them are read in one way.
 *
 * Source: https://financialdataexchange.org/common/Uploaded%20files/OFX%20files/OFX%20Banking%20Specification%20v2.3.pdf
 */
export async function ofxTable(source: FileSource, encoding: string): Promise<Table> {
  return listedTable(() => transactions(source, encoding), COLUMNS);
}

async function* transactions(source: FileSource, encoding: string): AsyncGenerator<Found> {
  const account = { id: '', currency: '' };
  let fields: Map<string, string> | undefined;
  let aggregate = '';
  let line = 1;
  for await (const { tag, isEnd, value, line: at } of ofxTags(decoded(source, encoding))) {
    if (tag === 'STMTTRN') {
      if (fields !== undefined) {
        yield foundRow(fields, account, line);
      }
      fields = isEnd ? undefined : new Map();
      line = at;
    } else if (isEnd && tag === 'BANKTRANLIST' && fields !== undefined) {
      yield foundRow(fields, account, line);
      fields = undefined;
    } else if (!isEnd && value === '') {
      aggregate = tag;
    } else if (!isEnd) {
      if (fields !== undefined) {
        // Of the same name, as those of the other account, the first one counts.
        const name = tag === 'CURSYM' ? `${aggregate}.${tag}` : tag;
        fields.set(name, fields.get(name) ?? value);
      } else if (tag === 'ACCTID') {
        account.id = value;
      } else if (tag === 'CURDEF') {
        account.currency = value;
      }
    }
  }
}

function foundRow(
  fields: ReadonlyMap<string, string>,
  account: { id: string; currency: string },
  line: number,
): Found {
  const get = (name: string) => fields.get(name) ?? '';
  return {
    kind: 'row',
    line,
    values: {
      Account: account.id,
      Date: get('DTPOSTED'),
      Amount: plainAmount(get('TRNAMT')),
      // What ORIGCURRENCY holds was converted already; with CURRENCY the amount is in that one.
      Currency: get('CURRENCY.CURSYM') || account.currency,
      Type: get('TRNTYPE'),
      Name: get('NAME') || get('PAYEE'),
      Memo: get('MEMO'),
      'Transaction ID': get('FITID'),
    },
  };
}

/** OFX has no separators of thousands: a comma is a decimal one. */
function plainAmount(text: string): string {
  return /^[-+]?\d*,\d*$/u.test(text) ? text.replace(',', '.') : text;
}

interface OfxTag {
  tag: string;
  isEnd: boolean;
  value: string;
  line: number;
}

async function* ofxTags(text: AsyncIterable<string>): AsyncGenerator<OfxTag> {
  let rest = '';
  let line = 1;
  for await (const part of text) {
    rest += part;
    // The last tag may go on in the next part.
    const end = rest.lastIndexOf('<');
    const ready = end < 0 ? '' : rest.slice(0, end);
    rest = rest.slice(ready.length);
    yield* tagsOf(ready, line);
    line += lineBreaks(ready);
  }
  yield* tagsOf(rest, line);
}

function* tagsOf(text: string, firstLine: number): Generator<OfxTag> {
  let line = firstLine;
  let counted = 0;
  for (const match of text.matchAll(TAG)) {
    const [, slash, tag = '', value = ''] = match;
    line += lineBreaks(text.slice(counted, match.index));
    counted = match.index;
    yield { tag: tag.toUpperCase(), isEnd: slash === '/', value: unescaped(value).trim(), line };
  }
}

function lineBreaks(text: string): number {
  return text.match(/\r\n?|\n/gu)?.length ?? 0;
}

function unescaped(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/giu,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) {
        return ENTITIES[name.toLowerCase()] ?? whole;
      }
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
