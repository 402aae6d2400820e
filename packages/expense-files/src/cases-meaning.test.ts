import { describe, expect, it } from 'vitest';
import { inspectFile } from './index.ts';
import { currencies, questionsOf, readFile, sumsOf } from './testing/read-file.ts';

const SIGNED = { currency: 'EUR', direction: 'minus-is-out', incoming: 'INCOME' };
const HEADER = 'Date,Payee,Amount\n';

describe('signs and words', () => {
  it('asks for each word, and leaves out the rows of a word without an answer', async () => {
    const content =
      'Date,Payee,Amount,D/C\n2026-03-01,A,10.00,S\n2026-03-02,B,10.00,H\n2026-03-03,C,10.00,X\n';
    const answers = { ...SIGNED, direction: 'words' };

    const open = await readFile(content, answers);
    const partly = await readFile(content, { ...answers, 'word.s': 'out', 'word.h': 'in' });

    expect(await questionsOf(content, answers)).toEqual(
      expect.arrayContaining(['word.s', 'word.h', 'word.x']),
    );
    expect(sumsOf(open)).toEqual([]);
    expect(sumsOf(partly)).toEqual(['EUR 10.00 - 0.00 + 10.00 = 0.00']);
    expect(partly.preview.leftOut).toMatchObject([{ rule: 'unanswered', sums: [{ amount: '10.00' }] }]);
  });

  it('never takes a sign as understood: the direction is a question even when it is likely', async () => {
    expect(await questionsOf(`${HEADER}2026-03-01,A,-5.00\n`)).toContain('direction');
    expect(await questionsOf('Date,Text,Debit,Credit\n2026-03-01,A,5.00,\n2026-03-01,B,,6.00\n')).toContain(
      'direction',
    );
  });

  it('takes purchases of a card without a sign as spending, and its payment as no income', async () => {
    const content = `${HEADER}2026-03-01,Shop,30.00\n2026-03-02,Shop,8.00\n2026-03-03,Payment received,-50.00\n`;

    const file = await readFile(content, {
      ...SIGNED,
      direction: 'plus-is-out',
      incoming: 'leave-out',
      cardPayments: 'leave-out',
    });

    expect(sumsOf(file)).toEqual(['EUR 38.00 - 0.00 + 0.00 = -38.00']);
    expect(file.preview.leftOut).toMatchObject([{ sums: [{ currency: 'EUR', amount: '-50.00' }] }]);
  });

  it('asks what a minus in a column of debits means, and then takes it as a refund', async () => {
    const content = 'Date,Text,Debit,Credit\n2026-03-01,Shop,80.00,\n2026-03-02,Shop,-15.00,\n';
    const answers = { ...SIGNED, direction: 'columns' };

    expect(await questionsOf(content, answers)).toContain('outSign');
    const file = await readFile(content, { ...answers, outSign: 'plus' });
    expect(sumsOf(file)).toEqual(['EUR 80.00 - 15.00 + 0.00 = -65.00']);
  });

  it('takes the side that is not zero, and refuses a row with two amounts', async () => {
    const file = await readFile(
      'Date,Text,Debit,Credit\n2026-03-01,A,110.00,0.00\n2026-03-02,B,5.00,3.00\n',
      {
        ...SIGNED,
        direction: 'columns',
      },
    );

    expect(file.taken).toEqual(['2 EXPENSE 2026-03-01 110 EUR']);
    expect(file.refused[0]).toContain('3 amount has two amounts');
  });

  it('reads Cr and Dr behind amounts as words', async () => {
    const file = await readFile(`${HEADER}2026-03-01,A,12.50 Dr\n2026-03-02,B,100.00 Cr\n`, {
      ...{ ...SIGNED, direction: 'words', 'word.dr': 'out', 'word.cr': 'in' },
    });

    expect(sumsOf(file)).toEqual(['EUR 12.50 - 0.00 + 100.00 = 87.50']);
  });

  it('takes money that came back as a refund in the same category', async () => {
    const file = await readFile(`${HEADER}2026-03-01,Shop,-40.00\n2026-03-11,Refund Shop,40.00\n`, {
      ...{ ...SIGNED, refunds: 'refund' },
    });

    expect(sumsOf(file)).toEqual(['EUR 40.00 - 40.00 + 0.00 = 0.00']);
    expect(file.rows.map((row) => row.outcome === 'taken' && row.expense.category)).toEqual([
      'Other',
      'Other',
    ]);
  });
});

describe('rows that belong together', () => {
  it('offers the two sides of a transfer, and joins nothing by itself', async () => {
    const content = 'Date,Account,Text,Amount\n2026-03-01,A,x,-150.00\n2026-03-02,B,y,150.00\n';
    const answers = { ...SIGNED, 'account.a': 'import', 'account.b': 'import' };

    const open = await readFile(content, answers);
    const [pair] = open.preview.pairs;
    const ids = [pair?.first.id ?? '', pair?.second.id ?? ''];
    const file = await readFile(content, answers, {
      rows: Object.fromEntries(ids.map((id) => [id, 'leave-out'])),
    });

    expect(open.taken).toHaveLength(2);
    expect(pair).toMatchObject({
      kind: 'transfer',
      first: { amount: '-150.00' },
      second: { amount: '150.00' },
    });
    expect(sumsOf(file)).toEqual([]);
  });

  it('leaves a pending row out, and offers its booking with another amount', async () => {
    const file = await readFile(
      'Date,Payee,Amount,Status\n2026-03-22,Fuel 1,-23.00,pending\n2026-03-24,Fuel 1,-23.60,booked\n',
      SIGNED,
    );

    expect(file.taken).toEqual(['3 EXPENSE 2026-03-24 23.6 EUR']);
    expect(file.preview.pairs).toMatchObject([
      { kind: 'pending-booked', first: { line: 2 }, second: { line: 3 } },
    ]);
  });

  it('asks when only the foreign amount is there', async () => {
    const content =
      'Date,Payee,Amount,Original Amount,Original Currency\n2026-03-01,A,-8.70,-9.90,USD\n2026-03-02,B,,-5.00,USD\n';

    expect(await questionsOf(content, SIGNED)).toContain('foreign');
    const file = await readFile(content, SIGNED);
    expect(file.taken).toEqual(['2 EXPENSE 2026-03-01 8.7 EUR']);
    expect(file.leftOut).toEqual(['3 unanswered']);
  });
});

describe('ids', () => {
  const row = '2026-03-01,Café,-4.50\n';

  it('keeps two equal rows two, adds nothing again, and one for a third', async () => {
    const two = await readFile(HEADER + row + row, SIGNED);
    const again = await readFile(HEADER + row + row, SIGNED);
    const three = await readFile(`${HEADER}2026-02-01,Other,-1.00\n${row}${row}${row}`, SIGNED);

    expect(new Set(two.ids).size).toBe(2);
    expect(again.ids).toEqual(two.ids);
    expect(three.ids.filter((id) => !two.ids.includes(id))).toHaveLength(2);
  });

  it('does not change with the answers about signs, categories and income', async () => {
    const one = await readFile(HEADER + row, SIGNED);
    const other = await readFile(HEADER + row, {
      ...SIGNED,
      direction: 'plus-is-out',
      incoming: 'REFUND',
      category: 'Food',
    });

    expect(other.ids).toEqual(one.ids);
  });

  it('counts a bank’s own id together with the content', async () => {
    const rows = ['A,-100.00', 'A,-3.00', '12,-5.00', '123,-5.00'].map((text) => `2026-03-01,x,${text}`);

    const file = await readFile(`Date,Payee,Transaction ID,Amount\n${rows.join('\n')}\n`, SIGNED);

    expect(new Set(file.ids).size).toBe(4);
  });

  it('keeps two accounts apart that are told by their names', async () => {
    const one = await readFile(HEADER + row, { ...SIGNED, account: 'One' });
    const other = await readFile(HEADER + row, { ...SIGNED, account: 'Two' });

    expect(other.ids).not.toEqual(one.ids);
  });
});

describe('profiles', () => {
  it('reads the next file of the bank without a question', async () => {
    const first = await readFile('Datum;Name;Betrag\n13.03.2026;A;-5,00\n', SIGNED);
    const content = new TextEncoder().encode('Datum;Name;Betrag\n01.04.2026;B;-6,00\n');

    const next = await inspectFile(content, { currencies, profile: first.inspection.profile });

    expect(next.questions).toEqual([]);
    expect(next.isReadable).toBe(true);
  });

  it.each([
    ['another form of the dates', 'Datum;Name;Betrag\n2026-04-01;B;-6,00\n', /DMY|DD\.MM\.YYYY/],
    ['another name of a column', 'Datum;Name;Umsatz\n01.04.2026;B;-6,00\n', /"Betrag"/],
    ['another decimal separator', 'Datum;Name;Betrag\n01.04.2026;B;-6.00\n', /decimal separator/],
  ])('stops at %s, and says the difference', async (_, content, text) => {
    const { inspection } = await readFile('Datum;Name;Betrag\n13.03.2026;A;-5,00\n', SIGNED);

    await expect(readFile(content, {}, { profile: inspection.profile })).rejects.toMatchObject({
      code: 'PROFILE_DIFFERS',
      message: expect.stringMatching(text) as string,
    });
  });
});
