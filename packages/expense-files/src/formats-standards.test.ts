import { describe, expect, it } from 'vitest';
import { latin1, readFile, sumsOf } from './testing/read-file.ts';

const SIGNED = { direction: 'minus-is-out', incoming: 'INCOME' };

describe('OFX and QFX', () => {
  it('reads SGML with a bare &, both decimal marks and UTF-8, and refuses only the row without a date', async () => {
    const row = (date: string, amount: string, id: string, name: string) =>
      `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>${date}\n<TRNAMT>${amount}<FITID>${id}<NAME>${name}\n</STMTTRN>\n`;
    const file = await readFile(
      `OFXHEADER:100\nDATA:OFXSGML\nENCODING:USASCII\nCHARSET:1252\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>A1</BANKACCTFROM><BANKTRANLIST>\n` +
        row('20260301120000[-5:EST]', '-01.01', '1', 'A & B') +
        row('20260302', '-12,30', '1', 'Müller &amp; Sohn') +
        row('', '-5.00', '3', 'C') +
        '</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>',
      SIGNED,
    );

    expect(file.taken).toEqual(['7 EXPENSE 2026-03-01 1.01 EUR', '10 EXPENSE 2026-03-02 12.3 EUR']);
    expect(file.refused).toEqual(['13 date is missing']);
    expect(file.rows.flatMap((one) => (one.outcome === 'taken' ? one.expense.payee : []))).toEqual([
      'A & B',
      'Müller & Sohn',
    ]);
  });

  it('reads XML, keeps equal ids of two accounts apart, and asks for the accounts', async () => {
    const account = (id: string) =>
      `<STMTTRNRS><STMTRS><CURDEF>EUR</CURDEF><BANKACCTFROM><ACCTID>${id}</ACCTID></BANKACCTFROM><BANKTRANLIST><STMTTRN><TRNTYPE>POS</TRNTYPE><DTPOSTED>20260301</DTPOSTED><TRNAMT>-4.00</TRNAMT><FITID>1</FITID><NAME>Café</NAME></STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS>`;
    const content = `<?xml version="1.0"?><?OFX OFXHEADER="200"?><OFX>${account('A')}${account('B')}</OFX>`;

    const file = await readFile(content, { ...SIGNED, 'account.a': 'import', 'account.b': 'import' });

    expect(file.taken).toHaveLength(2);
    expect(new Set(file.ids).size).toBe(2);
  });
});

describe('CAMT.053', () => {
  it('takes the parts of a batch when they add up to it, and a charge for what they lack', async () => {
    const entry = (amount: string, details: string) =>
      `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-01</Dt></BookgDt><AcctSvcrRef>R${amount}</AcctSvcrRef><NtryDtls>${details}</NtryDtls></Ntry>`;
    const part = (amount: string, rest = '') =>
      `<TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">${amount}</Amt></TxAmt></AmtDtls>${rest}<RltdPties><Cdtr><Nm>A &amp; B</Nm></Cdtr></RltdPties></TxDtls>`;
    const balance = (code: string, amount: string) =>
      `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>`;
    const file = await readFile(
      `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>DE00</IBAN></Id><Ccy>EUR</Ccy></Acct>${balance('OPBD', '1000.00')}${balance('CLBD', '224.00')}` +
        entry('250.00', part('180.00') + part('70.00')) +
        entry(
          '526.00',
          part('500.00', '<Chrgs><Rcrd><Amt Ccy="EUR">26.00</Amt><CdtDbtInd>DBIT</CdtDbtInd></Rcrd></Chrgs>'),
        ) +
        '</Stmt></BkToCstmrStmt></Document>',
      { incoming: 'INCOME' },
    );

    expect(sumsOf(file)).toEqual(['EUR 776.00 - 0.00 + 0.00 = -776.00']);
    expect(file.taken).toHaveLength(4);
    expect(file.preview.proofs).toMatchObject([{ kind: 'statement', failed: 0 }]);
  });

  it('refuses a file that is cut', async () => {
    const cut =
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Ntry>';

    await expect(readFile(cut, {})).rejects.toMatchObject({ code: 'BROKEN' });
  });
});

describe('MT940', () => {
  const statement = (closing: string) =>
    `:20:STARTUMS\r\n:25:10000000/0000\r\n:28C:1/1\r\n:60F:C251231EUR100,00\r\n:61:2512310102D5,00N024NONREF\r\n:86:005?00LASTSCHRIFT?20Strom?21Januar?32Stadtwerke\r\n:61:2601011230C9,00N051NONREF\r\n:86:Zinsen\r\n:61:2601020102RC75,00N051NONREF\r\n:62F:C260102EUR${closing}\r\n-`;

  it('takes the year that brings the booking nearest, and a reversed credit as money that went out', async () => {
    const file = await readFile(statement('29,00'), { incoming: 'INCOME' });

    expect(file.taken).toEqual([
      '5 EXPENSE 2026-01-02 5 EUR',
      '7 INCOME 2025-12-30 9 EUR',
      '9 EXPENSE 2026-01-02 75 EUR',
    ]);
    expect(file.rows[0]).toMatchObject({
      expense: { payee: 'Stadtwerke', description: expect.stringContaining('StromJanuar') as string },
    });
    expect(file.preview.proofs).toMatchObject([{ kind: 'statement', failed: 0 }]);
  });

  it('says when the balances do not agree with the rows', async () => {
    const file = await readFile(statement('30,00'), { incoming: 'INCOME' });

    expect(file.preview.proofs).toMatchObject([{ kind: 'statement', failed: 1 }]);
  });
});

describe('what is not read', () => {
  it.each([
    ['a spreadsheet', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), /spreadsheet/],
    ['a PDF', latin1('%PDF-1.4\n'), /PDF/],
    ['QIF', latin1('!Type:Bank\nD1/2/26\nT-5\n^\n'), /QIF/],
    ['a web page', latin1('<!DOCTYPE html><html></html>'), /web page/],
    ['other XML', latin1('<?xml version="1.0"?><a/>'), /XML/],
  ])('refuses %s, and says what helps', async (_, bytes, text) => {
    await expect(readFile(bytes, {})).rejects.toMatchObject({
      code: 'UNKNOWN_FORMAT',
      message: expect.stringMatching(text) as string,
    });
  });
});

describe('the older REST designs', () => {
  it('reads records of the design with Cost', async () => {
    const file = await readFile(
      '[{"Date":"2024-01-09","Category":"Food","SubCategory":"Coffee","Description":"Morning coffee","Cost":2.25,"PaymentMethod":"Credit Card","Location":"University Cafe"}]',
      { currency: 'USD' },
    );

    expect(file.rows[0]).toMatchObject({
      expense: {
        ...{ kind: 'EXPENSE', date: '2024-01-09', amount: 2.25, category: 'Food', subcategory: 'Coffee' },
        ...{ description: 'Morning coffee', paymentMethod: 'Credit Card', location: 'University Cafe' },
      },
    });
  });

  it('reads records of the design with months, under their own ids', async () => {
    const file = await readFile(
      '{"Items":[{"user_id":{"S":"u"},"expense_id":{"S":"0a8f5c1e-9d24-4b7a-8e36-5f1d2c3b4a59"},"category":{"S":"Transport"},"amount":{"N":"120.5"},"notes":{"S":"matatu"},"payment_method":{"S":"Mpesa"},"month":{"S":"May"},"year":{"N":"2025"},"created_at":{"S":"2025-05-31T18:04:11Z"}}]}',
      { currency: 'KES' },
    );

    expect(file.ids).toEqual(['0a8f5c1e-9d24-4b7a-8e36-5f1d2c3b4a59']);
    expect(file.rows[0]).toMatchObject({
      expense: { date: '2025-05-01', amount: 120.5, paymentMethod: 'Mpesa', notes: 'matatu' },
    });
  });
});
