import type { StatementBalance } from '../text/table.ts';
import { toMajor } from '../values/minor.ts';
import type { Found } from './listed-table.ts';

/** An element with what is in it. Only the part of the file that is one entry is kept. */
interface Element {
  name: string;
  text: string;
  currency: string;
  line: number;
  children: Element[];
}

const KEPT = ['Ntry', 'Acct', 'Bal'];
const STATEMENTS = ['Stmt', 'Rpt', 'Ntfctn'];
/** Amounts of XML have up to five decimals; sums of parts are compared in these. */
const DECIMALS = 5;

/** Collects the statements of a CAMT file from the events of a parser. */
export class CamtStatements {
  readonly #path: Element[] = [];
  #depth = 0;
  #statementDepth = 0;
  #ready: Found[] = [];
  #account = '';
  #currency = '';
  #opening: string | undefined;
  #closing: string | undefined;
  #firstLine = 1;
  #lastLine = 1;

  /** True until the last element is closed. */
  get isOpen(): boolean {
    return this.#depth > 0;
  }

  open(name: string, line: number, currency: string): void {
    this.#depth += 1;
    if (STATEMENTS.includes(name)) {
      this.#statementDepth = this.#depth;
      this.#account = '';
      this.#currency = '';
      this.#opening = undefined;
      this.#closing = undefined;
      this.#firstLine = line;
    }
    if (this.#path.length > 0 || KEPT.includes(name)) {
      const element = { name, text: '', currency, line, children: [] };
      this.#path.at(-1)?.children.push(element);
      this.#path.push(element);
    }
  }

  text(text: string): void {
    const element = this.#path.at(-1);
    if (element !== undefined) {
      element.text += text;
    }
  }

  close(): void {
    this.#depth -= 1;
    if (this.#depth === this.#statementDepth - 1) {
      this.#statementDepth = 0;
      this.#endStatement();
    }
    const element = this.#path.pop();
    if (element === undefined || this.#path.length > 0) {
      return;
    }
    if (element.name === 'Acct') {
      this.#account = valueAt(element, 'Id', 'IBAN') || valueAt(element, 'Id', 'Othr', 'Id');
      this.#currency = valueAt(element, 'Ccy');
    } else if (element.name === 'Bal') {
      this.#addBalance(element);
    } else {
      this.#lastLine = element.line;
      const place = { account: this.#account, currency: this.#currency };
      this.#ready.push(...entryRows(element).map((values) => rowOf(element, values, place)));
    }
  }

  /** What was found since the last time. */
  *take(): Generator<Found> {
    const ready = this.#ready;
    this.#ready = [];
    yield* ready;
  }

  #endStatement(): void {
    const opening = this.#opening;
    const closing = this.#closing;
    if (opening !== undefined && closing !== undefined) {
      const statement: StatementBalance = {
        ...{ account: this.#account, currency: this.#currency, opening, closing },
        ...{ firstLine: this.#firstLine, lastLine: this.#lastLine },
      };
      this.#ready.push({ kind: 'statement', statement });
    }
  }

  #addBalance(element: Element): void {
    const code = valueAt(element, 'Tp', 'CdOrPrtry', 'Cd');
    const sign = valueAt(element, 'CdtDbtInd') === 'DBIT' ? '-' : '';
    this.#currency ||= find(element, 'Amt')?.currency ?? '';
    const amount = `${sign}${valueAt(element, 'Amt')}`;
    if (code === 'OPBD' || code === 'PRCD') {
      this.#opening ??= amount;
    } else if (code === 'CLBD') {
      this.#closing = amount;
    }
  }
}

function rowOf(
  element: Element,
  values: Record<string, string>,
  place: { account: string; currency: string },
): Found {
  const currency = values['Currency'] || place.currency;
  return {
    kind: 'row',
    line: element.line,
    values: { ...values, Account: place.account, Currency: currency },
  };
}

/**
 * The rows of an entry. A batch has its parts when they add up to it; what they lack is a charge. Parts that
 * do not add up are no amounts to count: the entry is one row then.
 */
function entryRows(entry: Element): Record<string, string>[] {
  const amount = find(entry, 'Amt');
  const total = minorOf(amount?.text ?? '');
  const common = {
    Date: dateAt(entry, 'BookgDt'),
    'Value Date': dateAt(entry, 'ValDt'),
    'Debit Credit': markOf(entry),
    Currency: amount?.currency ?? '',
    Status: valueAt(entry, 'Sts', 'Cd') || valueAt(entry, 'Sts'),
    'Booking Text': valueAt(entry, 'AddtlNtryInf'),
    'Transaction ID': valueAt(entry, 'AcctSvcrRef') || valueAt(entry, 'NtryRef'),
  };
  const details = (find(entry, 'NtryDtls') === undefined ? [] : all(entry, 'NtryDtls')).flatMap((one) =>
    all(one, 'TxDtls'),
  );
  const whole = { ...common, Amount: amount?.text.trim() ?? '' };
  const parts = details.map((detail) => partOf(detail, common, amount?.currency ?? ''));
  const [only] = parts;
  const sums = parts.map(({ minor }) => minor);
  if (total === undefined || only === undefined || sums.some((minor) => minor === undefined)) {
    return [{ ...(parts.length === 1 ? only?.values : {}), ...whole, ...originalOf(entry, details[0]) }];
  }
  const left = sums.reduce<bigint>((rest, minor) => rest - (minor ?? 0n), total);
  const charge = chargesOf(entry, details);
  if (left === 0n || (left > 0n && left === charge)) {
    const rows = parts.map(({ values }) => values);
    return left === 0n
      ? rows
      : [...rows, { ...common, Amount: toMajor(left, DECIMALS), Purpose: 'Charge', Name: 'Charge' }];
  }
  return [{ ...(parts.length === 1 ? only.values : {}), ...whole, ...originalOf(entry, details[0]) }];
}

function partOf(
  detail: Element,
  common: Record<string, string>,
  currency: string,
): { values: Record<string, string>; minor: bigint | undefined } {
  const amount = find(detail, 'Amt') ?? at(detail, 'AmtDtls', 'TxAmt', 'Amt');
  const isCredit = (common['Debit Credit'] ?? '').startsWith('CRDT');
  const party = find(detail, 'RltdPties');
  const other = party === undefined ? undefined : find(party, isCredit ? 'Dbtr' : 'Cdtr');
  const name = other === undefined ? '' : valueAt(other, 'Nm') || valueAt(other, 'Pty', 'Nm');
  const remittance = find(detail, 'RmtInf');
  const texts = remittance === undefined ? [] : all(remittance, 'Ustrd').map(({ text }) => text.trim());
  const reference = remittance === undefined ? '' : valueAt(remittance, 'Strd', 'CdtrRefInf', 'Ref');
  const isSame = amount?.currency === currency || amount?.currency === '';
  const ownId = valueAt(detail, 'Refs', 'AcctSvcrRef') || valueAt(detail, 'Refs', 'EndToEndId');
  return {
    values: {
      ...common,
      Amount: amount?.text.trim() ?? '',
      Name: name,
      Purpose: [...texts, reference].filter((text) => text !== '').join(' '),
      'Transaction ID': [common['Transaction ID'], ownId === 'NOTPROVIDED' ? '' : ownId]
        .filter(Boolean)
        .join(' '),
      ...originalOf(detail, undefined, currency),
    },
    minor: amount !== undefined && isSame ? minorOf(amount.text) : undefined,
  };
}

function originalOf(
  element: Element,
  detail: Element | undefined,
  currency = find(element, 'Amt')?.currency ?? '',
) {
  const original =
    at(element, 'AmtDtls', 'InstdAmt', 'Amt') ?? (detail && at(detail, 'AmtDtls', 'InstdAmt', 'Amt'));
  return original === undefined || original.currency === currency
    ? {}
    : { 'Original Amount': original.text.trim(), 'Original Currency': original.currency };
}

/** The charges that the entry or its parts name. */
function chargesOf(entry: Element, details: readonly Element[]): bigint {
  const holders = [entry, ...details].flatMap((element) => all(element, 'Chrgs'));
  const records = holders.flatMap((charges) => {
    const own = all(charges, 'Rcrd');
    return own.length > 0 ? own : [charges];
  });
  return records.reduce((sum, record) => {
    const amount = minorOf(valueAt(record, 'Amt')) ?? 0n;
    return valueAt(record, 'CdtDbtInd') === 'CRDT' ? sum - amount : sum + amount;
  }, 0n);
}

function markOf(entry: Element): string {
  const mark = valueAt(entry, 'CdtDbtInd');
  return valueAt(entry, 'RvslInd') === 'true' ? `${mark} reversal` : mark;
}

function dateAt(entry: Element, name: string): string {
  return (valueAt(entry, name, 'Dt') || valueAt(entry, name, 'DtTm')).slice(0, 10);
}

function minorOf(text: string): bigint | undefined {
  const plain = text.trim();
  const [whole = '', fraction = ''] = plain.split('.');
  return /^\d+(?:\.\d{1,5})?$/u.test(plain) ? BigInt(whole + fraction.padEnd(DECIMALS, '0')) : undefined;
}

function find(element: Element, name: string): Element | undefined {
  return element.children.find((child) => child.name === name);
}

function all(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === name);
}

function at(element: Element, ...names: string[]): Element | undefined {
  return names.reduce<Element | undefined>((found, name) => found && find(found, name), element);
}

function valueAt(element: Element, ...names: string[]): string {
  const found = at(element, ...names);
  return found === undefined || found.children.length > 0 ? '' : found.text.trim();
}
