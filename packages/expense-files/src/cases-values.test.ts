import { describe, expect, it } from 'vitest';
import { inspectFile } from './index.ts';
import { currencies, latin1, questionsOf, readFile, sumsOf } from './testing/read-file.ts';

const SIGNED = { currency: 'EUR', direction: 'minus-is-out', incoming: 'INCOME' };

describe('encodings', () => {
  it('reads Müller from bytes of windows-1252, and shows the encoding', async () => {
    const file = await readFile(latin1('Date,Payee,Amount\n2026-03-01,Müller,-5.00\n'), SIGNED);

    expect(file.rows[0]).toMatchObject({ expense: { payee: 'Müller' } });
    expect(file.inspection.settings.find(({ id }) => id === 'encoding')).toMatchObject({
      value: 'windows-1252',
      state: 'detected',
    });
  });

  it('takes no western accents for Japanese', async () => {
    const file = await readFile(
      latin1('Date;Payee;Amount\n2026-03-01;Umsätze Größe für Straße;-5,00\n'),
      SIGNED,
    );

    expect(file.rows[0]).toMatchObject({ expense: { payee: 'Umsätze Größe für Straße' } });
  });

  it('reads the bytes in another encoding when that is answered', async () => {
    const bytes = latin1('Date,Payee,Amount\n2026-03-01,Müller,-5.00\n');

    const file = await readFile(bytes, { ...SIGNED, encoding: 'windows-1250' });

    expect(file.rows[0]).toMatchObject({ expense: { payee: 'Müller' } });
  });

  it('refuses a row with a broken byte in UTF-8, and stores no U+FFFD', async () => {
    const good = new TextEncoder().encode('Date,Payee,Amount\n2026-03-01,Müller ÄÖÜäöü,-5.00\n2026-03-02,');
    const bytes = Uint8Array.from([...good, 0xff, ...new TextEncoder().encode(',-6.00\n')]);

    const file = await readFile(bytes, { ...SIGNED, encoding: 'utf-8' });

    expect(file.taken).toEqual(['2 EXPENSE 2026-03-01 5 EUR']);
    expect(file.refused).toEqual(['3 row has bytes that are no character in this encoding']);
  });

  it('reads a tab file in UTF-16LE with mixed line ends', async () => {
    const text = '\uFEFFDate\tPayee\tAmount\r\n2026-03-01\tCafé\t-5.00\n2026-03-02\t店\t-6.00\r\n';
    const bytes = new Uint8Array(Uint16Array.from(text, (char) => char.charCodeAt(0)).buffer);

    const file = await readFile(bytes, SIGNED);

    expect(sumsOf(file)).toEqual(['EUR 11.00 - 0.00 + 0.00 = -11.00']);
  });

  it('refuses a row with a NUL by its line', async () => {
    const file = await readFile('Date,Payee,Amount\n2026-03-01,A\0B,-5.00\n2026-03-02,C,-6.00\n', SIGNED);

    expect(file.taken).toEqual(['3 EXPENSE 2026-03-02 6 EUR']);
    expect(file.refused[0]).toMatch(/^2 row has a NUL/);
  });

  it('finds the first column behind a byte order mark', async () => {
    const file = await readFile('\uFEFFDate,Payee,Amount\n2026-03-01,A,-5.00\n', SIGNED);

    expect(file.inspection.columns).toEqual(['Date', 'Payee', 'Amount']);
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['a byte order mark', Uint8Array.of(0xef, 0xbb, 0xbf)],
    ['blanks', new TextEncoder().encode(' \n\n')],
  ])('refuses a file of %s', async (_, bytes) => {
    await expect(readFile(bytes, SIGNED)).rejects.toMatchObject({ code: 'EMPTY' });
  });

  it('refuses a file with nothing below the header', async () => {
    await expect(readFile('Date,Payee,Amount\n', SIGNED)).rejects.toMatchObject({ code: 'NO_ROWS' });
  });
});

describe('amounts', () => {
  it('reads decimal commas: 12,50 and 1.234,00 are 1246.50', async () => {
    const file = await readFile('Date;Payee;Amount\n2026-03-01;A;-12,50\n2026-03-02;B;-1.234,00\n', SIGNED);

    expect(sumsOf(file)).toEqual(['EUR 1246.50 - 0.00 + 0.00 = -1246.50']);
  });

  it('reads one decimal as tenths: -81.3 and -81.35 are -162.65', async () => {
    const file = await readFile('Date,Payee,Amount\n2026-03-01,A,-81.3\n2026-03-02,B,-81.35\n', SIGNED);

    expect(sumsOf(file)).toEqual(['EUR 162.65 - 0.00 + 0.00 = -162.65']);
  });

  it('asks for the decimal separator when every amount can be read in two ways', async () => {
    expect(await questionsOf('Date,Payee,Amount\n2026-03-01,A,-1.234\n')).toContain('decimal');
  });

  it('reads parentheses as a minus', async () => {
    const file = await readFile('Date,Payee,Amount\n2026-03-01,A,$150.00\n2026-03-02,B,($21.40)\n', {
      ...SIGNED,
      currency: 'USD',
    });

    expect(file.taken).toEqual(['2 INCOME 2026-03-01 150 USD', '3 EXPENSE 2026-03-02 21.4 USD']);
  });

  it('reads a minus behind the amount, and refuses a minus alone', async () => {
    const point = await readFile('Date,Payee,Amount\n2026-03-01,A,5.00-\n2026-03-02,B,-\n', SIGNED);
    const comma = await readFile('Date;Payee;Amount\n2026-03-01;A;1.200,00-\n', SIGNED);

    expect(point.taken).toEqual(['2 EXPENSE 2026-03-01 5 EUR']);
    expect(point.refused).toEqual(['3 amount "-" is not an amount']);
    expect(comma.taken).toEqual(['2 EXPENSE 2026-03-01 1200 EUR']);
  });

  it('reads symbols and narrow blanks, refuses another currency, and asks for a bare $', async () => {
    const lines = [
      '2026-03-01;A;-9,10\u00A0€',
      '2026-03-02;B;1\u202F234,50',
      '2026-03-03;C;NGN 1.750,25',
      '2026-03-04;D;$5,00',
    ];
    const content = `Date;Payee;Amount\n${lines.join('\n')}\n`;

    const file = await readFile(content, SIGNED);

    expect(file.taken).toEqual(['2 EXPENSE 2026-03-01 9.1 EUR', '3 INCOME 2026-03-02 1234.5 EUR']);
    expect(file.refused[0]).toBe('4 currency the amount is in NGN, the file is in EUR');
    expect(file.refused[1]).toContain('answer symbol.$');
    expect(await questionsOf(content, SIGNED)).toContain('symbol.$');
  });

  it('reads both apostrophes', async () => {
    const file = await readFile("Date;Payee;Amount\n2026-03-01;A;1'480.00\n2026-03-02;B;1’480.00\n", SIGNED);

    expect(sumsOf(file)).toEqual(['EUR 0.00 - 0.00 + 2960.00 = 2960.00']);
  });

  it('reads Indian groups and digits of other scripts', async () => {
    const file = await readFile(
      'Date,Payee,Amount\n2026-03-01,A,"2,40,000.00"\n2026-03-02,B,١٢.٥٠\n',
      SIGNED,
    );

    expect(file.taken).toEqual(['2 INCOME 2026-03-01 240000 EUR', '3 INCOME 2026-03-02 12.5 EUR']);
  });

  it('refuses more decimals than the currency has, and keeps three of the dinar', async () => {
    const file = await readFile(
      'Date;Payee;Amount;Currency\n2026-03-01;A;0.0123456;EUR\n2026-03-02;B;500.90;JPY\n2026-03-03;C;1.234;KWD\n',
      { ...SIGNED, direction: 'plus-is-out' },
    );

    expect(file.refused).toEqual([
      '2 amount 0.0123456 must have at most 2 decimals in EUR; it is never rounded',
      '3 amount 500.90 must have no decimals in JPY; it is never rounded',
    ]);
    expect(sumsOf(file)).toEqual(['KWD 1.234 - 0.000 + 0.000 = -1.234']);
  });

  it('leaves out a zero, and says so', async () => {
    const file = await readFile('Date;Payee;Amount\n2026-03-01;Notice;0,00\n2026-03-02;B;-12,00\n', SIGNED);

    expect(file.taken).toEqual(['3 EXPENSE 2026-03-02 12 EUR']);
    expect(file.preview.leftOut).toMatchObject([{ rule: 'zero', count: 1 }]);
  });

  it('refuses a row whose decimal comma is a cell too many', async () => {
    const file = await readFile('Date,Payee,Amount\n2026-03-01,Shop,12,50\n2026-03-02,Shop,-3.00\n', SIGNED);

    expect(file.taken).toEqual(['3 EXPENSE 2026-03-02 3 EUR']);
    expect(file.refused[0]).toMatch(/^2 row has 4 cells where the header has 3/);
  });

  it('takes no blank cell too many for a shift, and refuses a filled one', async () => {
    const file = await readFile('Date,Payee,Amount\n2026-03-01,A,-1.00,\n2026-03-02,B,-2.00,x\n', SIGNED);

    expect(file.taken).toEqual(['2 EXPENSE 2026-03-01 1 EUR']);
    expect(file.refused).toHaveLength(1);
  });
});

describe('dates', () => {
  it('takes one order for the whole column: 11/02 is November when 11/30 is', async () => {
    const file = await readFile('Date,Payee,Amount\n11/30/2026,A,-1.00\n11/02/2026,B,-2.00\n', SIGNED);

    expect(file.taken).toEqual(['2 EXPENSE 2026-11-30 1 EUR', '3 EXPENSE 2026-11-02 2 EUR']);
  });

  it('asks when every date fits two orders', async () => {
    expect(await questionsOf('Date,Payee,Amount\n01/02/2026,A,-1.00\n')).toContain('dateOrder');
  });

  it('reads 05/17/26 as 2026, and shows from which year on the century is the last one', async () => {
    const file = await readFile('Date,Payee,Amount\n05/17/26,A,-1.00\n', SIGNED);

    expect(file.taken).toEqual(['2 EXPENSE 2026-05-17 1 EUR']);
    expect(file.inspection.settings.find(({ id }) => id === 'pivot')?.value).toBe('70');
  });

  it('asks for the meaning of 46054, and then reads it as Excel does', async () => {
    const content = 'Date,Payee,Amount\n46054,A,-1.00\n46055,B,-2.00\n';

    expect(await questionsOf(content)).toContain('dateOrder');
    const file = await readFile(content, { ...SIGNED, dateOrder: 'serial1900' });
    expect(file.taken).toEqual(['2 EXPENSE 2026-02-01 1 EUR', '3 EXPENSE 2026-02-02 2 EUR']);
  });

  it('refuses 30 February and a day that is unknown, and takes the rows around them', async () => {
    const rows = ['27.02.2026;A;-4,00', '30.02.2026;B;-6,00', '??.03.2026;C;-7,00', '01.03.2026;D;-5,00'];

    const file = await readFile(`Date;Payee;Amount\n${rows.join('\n')}\n`, SIGNED);

    expect(sumsOf(file)).toEqual(['EUR 9.00 - 0.00 + 0.00 = -9.00']);
    expect(file.refused).toEqual([
      '3 date "30.02.2026" is not a day of the calendar',
      '4 date "??.03.2026" is not a date',
    ]);
  });

  it('reads names of months in several languages', async () => {
    const file = await readFile(
      'Date,Payee,Amount\n5 Mar 2026,A,-1.00\n6. März 2026,B,-2.00\n"7 févr. 2026",C,-3.00\n',
      SIGNED,
    );

    expect(file.taken.map((row) => row.split(' ')[2])).toEqual(['2026-03-05', '2026-03-06', '2026-02-07']);
  });
});

describe('records', () => {
  it('counts lines of the file, not records, and keeps a line break within quotes', async () => {
    const file = await readFile('Date,Notes,Amount\n2026-03-01,"a\nb",-1.00\n2026-03-32,c,-2.00\n', SIGNED);

    expect(file.rows[0]).toMatchObject({ line: 2, expense: { notes: 'a\nb' } });
    expect(file.refused[0]).toMatch(/^4 date/);
  });

  it('refuses a quotation mark that is never closed, with its line', async () => {
    const content = new TextEncoder().encode('Date,Payee,Amount\n2026-03-01,A,-1.00\n2026-03-02,"B,-2.00\n');

    await expect(inspectFile(content, { currencies })).rejects.toMatchObject({
      code: 'BROKEN',
      line: 3,
    });
  });

  it('takes no row from a header that comes again, and asks for the account of each block', async () => {
    const block = (name: string, amount: string) =>
      `"Account ${name}"\nDate,Payee,Amount\n2026-03-01,A,${amount}\n\n`;
    const content = block('one', '-1.00') + block('two', '-2.00');

    const open = await readFile(content, SIGNED);
    const file = await readFile(content, {
      ...SIGNED,
      'account.account one': 'import',
      'account.account two': 'leave-out',
    });

    expect(open.taken).toEqual([]);
    expect(open.leftOut).toContain('7 repeated-header'.replace('7', '6'));
    expect(file.taken).toEqual(['3 EXPENSE 2026-03-01 1 EUR']);
  });
});

describe('JSON', () => {
  it('reads strings and numbers alike, under the same ids', async () => {
    const texts = await readFile('[{"date":"2026-03-01","payee":"A","amount":"12.56"}]', {
      ...SIGNED,
      direction: 'plus-is-out',
    });
    const numbers = await readFile(
      '[{"date":"2026-03-01","payee":"A","amount":12.56},{"date":"2026-03-02","payee":"B","amount":1e2}]',
      { ...SIGNED, direction: 'plus-is-out' },
    );

    expect(numbers.taken).toEqual(['1 EXPENSE 2026-03-01 12.56 EUR', '2 EXPENSE 2026-03-02 100 EUR']);
    expect(numbers.ids[0]).toBe(texts.ids[0]);
  });

  it('asks what whole numbers count, and takes thousandths only when that is answered', async () => {
    const content = '{"transactions":[{"date":"2026-03-01","payee_name":"A","amount":-12500}]}';

    expect(await questionsOf(content)).toContain('scale');
    const file = await readFile(content, { ...SIGNED, scale: 'thousandths' });
    expect(file.taken).toEqual(['1 EXPENSE 2026-03-01 12.5 EUR']);
  });
});
