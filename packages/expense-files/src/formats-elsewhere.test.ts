import { describe, expect, it } from 'vitest';
import { questionsOf, readFile, sumsOf } from './testing/read-file.ts';

const SIGNED = { currency: 'EUR', direction: 'minus-is-out', incoming: 'INCOME' };
const PAIR = { currency: 'EUR', direction: 'columns', incoming: 'INCOME' };
const WORDS = { currency: 'EUR', direction: 'words', incoming: 'INCOME' };
const SUMS = ['EUR 12.50 - 0.00 + 1000.00 = 987.50'];

describe('files of other countries', () => {
  it.each([
    [
      'Switzerland: apostrophes and decimal commas',
      "Datum;Text;Betrag\n13.01.2024;Laden;-12,50\n14.01.2024;Lohn;1'000,00\n",
      SIGNED,
    ],
    [
      'India: Dr and Cr behind the amounts',
      'Txn Date,Narration,Amount,Balance\n13-Jan-24,UPI,12.50 Dr,87.50 Cr\n14-Jan-24,SALARY,"1,000.00 Cr","1,087.50 Cr"\n',
      { ...WORDS, 'word.dr': 'out', 'word.cr': 'in' },
    ],
    [
      'Brazil: credit before debit, which is negative',
      'Data;Histórico;Docto.;Crédito;Débito;Saldo\n13/01/2024;COMPRA;123;;-12,50;87,50\n14/01/2024;SALARIO;124;1.000,00;;1.087,50\n',
      PAIR,
    ],
    [
      'Portugal: lines above, blanks behind the cells, a balance below',
      'Consultar movimentos\n\nConta ;0000 - EUR - Conta\n\nData mov. ;Descrição ;Débito ;Crédito ;Saldo contabilístico ;\n13-01-2024;COMPRA;12,50;;87,50;\n14-01-2024;SALARIO;;1.000,00;1.087,50;\n ; ; ;Saldo contabilístico ;1.087,50 EUR ;\n',
      PAIR,
    ],
    [
      'Norway: names with letters of its own',
      '"Dato";"Forklaring";"Rentedato";"Ut fra konto";"Inn på konto"\n"13.01.2024";"Butikk";"13.01.2024";"12,50";\n"14.01.2024";"Lønn";"14.01.2024";;"1000,00"\n',
      PAIR,
    ],
    [
      'Denmark: a row that waits is left out',
      '"Dato";"Tekst";"Beløb";"Saldo";"Status"\n"13.01.2024";"Butik";"-12,50";"87,50";"Udført"\n"14.01.2024";"Løn";"1.000,00";"1.087,50";"Udført"\n"15.01.2024";"Butik";"-10,00";"";"Venter"\n',
      SIGNED,
    ],
    [
      'Thailand: years of the Buddhist calendar',
      'วันที่,รายการ,ถอน,ฝาก,คงเหลือ\n13/01/2567,ร้านค้า,12.50,,87.50\n14/01/2567,เงินเดือน,,1000.00,1087.50\n',
      { ...PAIR, calendar: 'buddhist' },
    ],
    [
      'Taiwan: years since 1911',
      '日期,摘要,支出,存入,餘額\n113/01/13,超商,12.50,,87.50\n113/01/14,薪資,,1000,1087.50\n',
      { ...PAIR, calendar: 'minguo' },
    ],
    [
      'Japan: years of an era',
      '取引日,摘要,お支払金額,お預り金額,差引残高\nR6.1.13,コンビニ,12.50,,87.50\n令和6年1月14日,給与,,1000,1087.50\n',
      PAIR,
    ],
    [
      'Arabic names and digits: a zero is no amount in the other column',
      'التاريخ,الوصف,مدين,دائن\n١٣/٠١/٢٠٢٤,متجر,١٢٫٥٠,٠\n١٤/٠١/٢٠٢٤,راتب,٠,١٬٠٠٠٫٠٠\n',
      PAIR,
    ],
    [
      'Indonesia: a column without a name says which way the money went',
      'Tanggal,Keterangan,Cabang,Mutasi,,Saldo\n13/01/2024,TRSF,0000,"12.50",DB,"87.50"\n14/01/2024,GAJI,0000,"1,000.00",CR,"1,087.50"\n',
      { ...WORDS, 'column.direction': 'Column 5', 'word.db': 'out', 'word.cr': 'in' },
    ],
  ])('reads %s', async (_, content, answers) => {
    const file = await readFile(content, answers);

    expect(sumsOf(file)).toEqual(SUMS);
    expect(file.taken.map((row) => row.split(' ')[2])).toEqual(['2024-01-13', '2024-01-14']);
    expect(file.preview.proofs.every(({ failed }) => failed === 0)).toBe(true);
  });
});

describe('other forms of files', () => {
  it.each([
    [
      'a header of two lines, and a total below',
      'Transaction,Transaction,Amount,Amount\nDate,Description,Debit,Credit\n13/01/2024,Shop,12.50,\n14/01/2024,Pay,,1000.00\nTotal,,12.50,1000.00\n',
      PAIR,
    ],
    [
      'a line of units below the header',
      'Date,Description,Amount\n(dd/mm/yyyy),,(EUR)\n13/01/2024,Shop,-12.50\n14/01/2024,Pay,1000.00\n',
      SIGNED,
    ],
    [
      'lines of text below',
      'Date,Description,Amount\n2024-01-13,Shop,-12.50\n2024-01-14,Pay,1000.00\n\nEnd of statement\nOpening balance,,100.00\nTotal transactions: 2\n',
      SIGNED,
    ],
    [
      'the first line that Excel writes',
      'sep=;\nDate;Payee;Amount\n2024-01-13;Shop;-12,50\n2024-01-14;Pay;1000,00\n',
      SIGNED,
    ],
    [
      'seconds since 1970',
      'timestamp,merchant,amount\n1705104000,Shop,-12.50\n1705190400,Pay,1000\n',
      { ...SIGNED, dateOrder: 'epochSeconds' },
    ],
    [
      'two columns whose names say nothing, of which each row fills one',
      'Date,Text,A,B,C\n2024-01-13,Shop,12.50,,87.50\n2024-01-14,Pay,,1000.00,1087.50\n',
      { ...PAIR, 'column.out': 'A' },
    ],
    [
      'no header at all, and two columns',
      '01/13/2024,SHOP,12.50,,87.50\n01/14/2024,PAY,,1000.00,1087.50\n',
      { ...PAIR, headerLine: '0', 'column.out': 'Column 3' },
    ],
    [
      'two columns whose names begin alike, and NULL for no amount',
      'Date,Text,Amount (Debit),Amount (Credit)\n2024-01-13,Shop,12.50,NULL\n2024-01-14,Pay,NULL,1000\n',
      PAIR,
    ],
    [
      'amounts in cents, as the name of the column says',
      'Date,Text,Amount (cents)\n2024-01-13,Shop,-1250\n2024-01-14,Pay,100000\n',
      { ...SIGNED, scale: 'minor' },
    ],
    [
      'words for what has failed in a column whose name says nothing',
      'Date,Text,Result,Amount\n2024-01-13,Shop,OK,-12.50\n2024-01-14,Pay,OK,1000\n2024-01-15,Shop,FAILED,-50\n',
      { ...SIGNED, 'column.status': 'Result' },
    ],
  ])('reads %s', async (_, content, answers) => {
    expect(sumsOf(await readFile(content, answers))).toEqual(SUMS);
  });

  it('asks which of two columns of currencies is of the amounts', async () => {
    const content =
      'Date,Text,Operation amount,Operation currency,Payment amount,Payment currency\n2024-01-13,Hotel,-10.00,USD,-9.20,EUR\n2024-01-14,Shop,-3.30,EUR,-3.30,EUR\n';
    const answers = { ...SIGNED, 'column.amount': 'Operation amount' };

    expect(await questionsOf(content, answers)).toContain('column.currency');
    const file = await readFile(content, { ...answers, 'column.currency': 'Operation currency' });
    expect(sumsOf(file)).toEqual(['EUR 3.30 - 0.00 + 0.00 = -3.30', 'USD 10.00 - 0.00 + 0.00 = -10.00']);
  });

  it('asks when the name of the column and the row’s currency differ', async () => {
    const content =
      'Date,Description,Amount,Currency,Exchange rate,Amount in GBP\n2024-01-13,Hotel,-120.00,USD,0.78,-93.60\n';
    const answers = { ...SIGNED, 'column.amount': 'Amount in GBP' };

    expect(await questionsOf(content, answers)).toContain('currencySource');
    const file = await readFile(content, { ...answers, currency: 'GBP', currencySource: 'name' });
    expect(sumsOf(file)).toEqual(['GBP 93.60 - 0.00 + 0.00 = -93.60']);
  });

  it('takes no row for a refund whose sign says that the money went out', async () => {
    const content =
      'Date,Text,Type,Amount\n2024-01-13,A,charge,100.00\n2024-01-14,B,refund,-20.00\n2024-01-15,C,refund,5.00\n';

    const file = await readFile(content, { ...SIGNED, 'word.refund': 'refund' });

    expect(sumsOf(file)).toEqual(['EUR 20.00 - 5.00 + 100.00 = 85.00']);
  });

  it('asks what whole numbers count when the name tells of cents', async () => {
    expect(await questionsOf('Date,Text,Amount (cents)\n2024-01-13,A,-1250\n')).toContain('scale');
  });

  it('refuses the rows of a second list of JSON', async () => {
    const row = (amount: string) => `{"bookingDate":"2024-01-13","amount":"${amount}","currency":"EUR"}`;
    const file = await readFile(`{"t":{"booked":[${row('-5.00')}],"pending":[${row('-6.00')}]}}`, SIGNED);

    expect(file.taken).toEqual(['1 EXPENSE 2024-01-13 5 EUR']);
    expect(file.refused).toEqual([
      '2 row is in another list than the first one: put what is to be imported into one list',
    ]);
  });

  it('takes the currency that an OFX row says its amount is in', async () => {
    const row = (more: string) =>
      `<STMTTRN><TRNTYPE>POS<DTPOSTED>20240113<TRNAMT>-5.00<FITID>${more.length}${more}</STMTTRN>`;
    const file = await readFile(
      `OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>EUR<ACCTID>1<BANKTRANLIST>${row('<CURRENCY><CURRATE>1.1<CURSYM>USD</CURRENCY>')}${row('<ORIGCURRENCY><CURRATE>1.1<CURSYM>USD</ORIGCURRENCY>')}</BANKTRANLIST></STMTRS></OFX>`,
      SIGNED,
    );

    expect(file.taken).toEqual(['3 EXPENSE 2024-01-13 5 USD', '3 EXPENSE 2024-01-13 5 EUR']);
  });

  it('asks for a column of words when no amount has a minus', async () => {
    const content = 'Date,Text,Amount,Way\n2024-01-13,Shop,12.50,Debit\n2024-01-14,Pay,1000.00,Credit\n';

    expect(await questionsOf(content)).toContain('column.direction');
  });

  it('refuses a year that is another calendar’s, or mistyped', async () => {
    const file = await readFile('Date,Text,Amount\n1402/10/23,A,-5.00\n', {
      ...SIGNED,
      calendar: 'gregorian',
    });

    expect(file.refused).toEqual([
      '2 date "1402/10/23" is in the year 1402, and must be between 1900 and 2199',
    ]);
  });

  it('proposes that the point of 1.234 separates thousands', async () => {
    const { inspection } = await readFile('Date,Text,Amount\n2024-01-13,A,-1.250\n', {
      ...SIGNED,
      decimal: ',',
    });

    expect(inspection.settings.find(({ id }) => id === 'decimal')).toMatchObject({ value: ',' });
  });

  it.each([['serial1900'], ['epochMilliseconds']])('refuses %s for seconds', async (dateOrder) => {
    await expect(
      readFile('timestamp,text,amount\n1705104000,A,-5.00\n', { ...SIGNED, dateOrder }),
    ).rejects.toMatchObject({ code: 'WRONG_ANSWER' });
  });
});
