import { describe, expect, it } from 'vitest';
import { questionsOf, readFile, sumsOf } from './testing/read-file.ts';

const SIGNED = { direction: 'minus-is-out', incoming: 'INCOME' };
const PAIR = { direction: 'columns', incoming: 'INCOME' };

describe('accounts in many currencies', () => {
  it('reads Revolut: a fee beside the amount, pending and reverted rows left out', async () => {
    const content =
      'Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n' +
      'CARD_PAYMENT,Current,2026-03-01 10:00:00,2026-03-02 03:00:00,Café,-4.50,0.00,EUR,COMPLETED,95.50\n' +
      'CARD_PAYMENT,Current,2026-03-03 10:00:00,2026-03-03 10:00:01,ATM,-20.00,1.00,EUR,COMPLETED,74.50\n' +
      'CARD_PAYMENT,Current,2026-03-04 10:00:00,,Hotel,-50.00,0.00,EUR,PENDING,\nCARD_PAYMENT,Current,2026-03-05 10:00:00,,Shop,-7.00,0.00,EUR,REVERTED,\n' +
      'TOPUP,Current,2026-03-06 10:00:00,2026-03-06 10:00:01,Top-up,100.00,0.00,USD,COMPLETED,100.00\n';

    expect(await questionsOf(content, SIGNED)).toContain('fee');
    const file = await readFile(content, { ...SIGNED, fee: 'added' });
    expect(sumsOf(file)).toEqual(['EUR 25.50 - 0.00 + 0.00 = -25.50', 'USD 0.00 - 0.00 + 100.00 = 100.00']);
    expect(file.leftOut).toEqual(['4 pending', '5 not-carried-out']);
    expect(file.preview.proofs[0]).toMatchObject({ currency: 'EUR', checked: 1, failed: 0 });
  });

  it('reads Wise: the balance proves that the fee is within the amount', async () => {
    const content =
      '"TransferWise ID","Date","Amount","Currency","Description","Payment Reference","Running Balance","Total fees"\n' +
      '"CARD-12","31-03-2026","-10.50","EUR","Shop","","89.50","0.50"\n"TRANSFER-123","30-03-2026","100.00","EUR","Work","","100.00","0"\n';

    const inside = await readFile(content, { ...SIGNED, fee: 'inside' });
    const added = await readFile(content, { ...SIGNED, fee: 'added' });

    expect(sumsOf(inside)).toEqual(['EUR 10.50 - 0.00 + 100.00 = 89.50']);
    expect(inside.preview.proofs).toMatchObject([{ checked: 1, failed: 0 }]);
    expect(added.preview.proofs).toMatchObject([{ checked: 1, failed: 1 }]);
    expect(inside.inspection.settings.find(({ id }) => id === 'column.id')?.value).toBe('TransferWise ID');
  });

  it('reads Monzo: the same money in Amount and in Money Out and In, of which one is taken', async () => {
    const content =
      'Transaction ID,Date,Time,Type,Name,Category,Amount,Currency,Local amount,Local currency,Notes and #tags,Description,Category split,Money Out,Money In\n' +
      'tx_1,31/03/2026,10:00:00,Card payment,Café,Eating out,-4.50,GBP,-5.20,EUR,,CAFE,,-4.50,\ntx_2,30/03/2026,09:00:00,Faster payment,Work,Income,1000.00,GBP,1000.00,GBP,,PAY,,,1000.00\n';

    const byAmount = await readFile(content, { ...SIGNED, 'column.amount': 'Amount' });
    const byPair = await readFile(content, PAIR);

    expect(sumsOf(byAmount)).toEqual(['GBP 4.50 - 0.00 + 1000.00 = 995.50']);
    expect(sumsOf(byPair)).toEqual(sumsOf(byAmount));
  });

  it('reads PayPal: conversions joined by the reference, holds left out, one expense', async () => {
    const content =
      '\uFEFF"Date","Time","Name","Type","Status","Currency","Gross","Fee","Net","Transaction ID","Reference Txn ID"\n' +
      '"31/03/2026","10:00","Shop","Express Checkout Payment","Completed","USD","-10.00","0.00","-10.00","P1",""\n' +
      '"31/03/2026","10:00","","General Currency Conversion","Completed","USD","10.00","0.00","10.00","C1","P1"\n' +
      '"31/03/2026","10:00","","General Currency Conversion","Completed","EUR","-9.20","0.00","-9.20","C2","P1"\n' +
      '"30/03/2026","10:00","","Account Hold for Open Authorization","Completed","USD","-10.00","0.00","-10.00","H1","P1"\n' +
      '"30/03/2026","10:00","","Reversal of General Account Hold","Completed","USD","10.00","0.00","10.00","H2","P1"\n';
    const answers = {
      ...{ ...SIGNED, 'column.amount': 'Net', 'word.general currency conversion': 'conversion' },
      ...{
        'word.account hold for open authorization': 'hold',
        'word.reversal of general account hold': 'hold',
      },
    };

    const file = await readFile(content, answers);

    expect(sumsOf(file)).toEqual(['EUR 9.20 - 0.00 + 0.00 = -9.20']);
    expect(file.rows[0]).toMatchObject({ expense: { notes: 'Original amount: 10.00 USD' } });
    expect(file.leftOut.map((row) => row.split(' ')[1])).toEqual([
      'conversion',
      'conversion',
      'hold',
      'hold',
    ]);
  });
});

describe('banks and cards of America', () => {
  it('reads Chase: a comma more than the header has', async () => {
    const file = await readFile(
      'Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\nDEBIT,03/31/2026,"CAFE",-4.50,DEBIT_CARD,95.50,,\nCREDIT,03/30/2026,"WORK",100.00,ACH_CREDIT,100.00,,\n',
      { ...SIGNED, currency: 'USD' },
    );

    expect(sumsOf(file)).toEqual(['USD 4.50 - 0.00 + 100.00 = 95.50']);
    expect(file.preview.proofs).toMatchObject([{ checked: 1, failed: 0 }]);
  });

  it('reads Amex: charges without a sign, lines within cells, a payment that is no income', async () => {
    const content =
      'Date,Description,Card Member,Account #,Amount,Extended Details,Reference\n03/13/2026,SHOP,ANN,-1001,30.00,"a\nb",\'320001\'\n' +
      "03/14/2026,SHOP,BOB,-1002,8.00,\"c\nd\",'320002'\n03/15/2026,AUTOPAY PAYMENT - THANK YOU,ANN,-1001,-50.00,,'320003'\n";
    const accounts = { 'account.-1001': 'import', 'account.-1002': 'import' };

    const asked = await questionsOf(content, { currency: 'USD', direction: 'plus-is-out' });
    const file = await readFile(content, {
      ...{
        ...accounts,
        currency: 'USD',
        direction: 'plus-is-out',
        incoming: 'REFUND',
        cardPayments: 'leave-out',
      },
    });

    expect(asked).toContain('cardPayments');
    expect(sumsOf(file)).toEqual(['USD 38.00 - 0.00 + 0.00 = -38.00']);
    expect(file.rows[1]).toMatchObject({ line: 4 });
  });

  it('reads RBC: two columns of amounts are two currencies', async () => {
    const content =
      'Account Type,Account Number,Transaction Date,Cheque Number,Description 1,Description 2,CAD$,USD$\nChequing,1,3/31/2026,,SHOP,,-12.50,,\nSavings,2,3/30/2026,,WORK,,,100.00,\n';

    expect(await questionsOf(content)).toContain('column.amount');
    const file = await readFile(content, {
      ...{ ...SIGNED, 'column.amount': ['CAD$', 'USD$'], 'account.1': 'import', 'account.2': 'import' },
    });
    expect(sumsOf(file)).toEqual(['CAD 12.50 - 0.00 + 0.00 = -12.50', 'USD 0.00 - 0.00 + 100.00 = 100.00']);
  });

  it('reads Venmo: an empty first column, balance rows, a disclaimer of several lines', async () => {
    const file = await readFile(
      'Account Statement - (@ann),,,,,,,\nAccount Activity,,,,,,,\n,ID,Datetime,Type,Status,Note,From,To,Amount (total),Amount (fee),Beginning Balance,Ending Balance\n' +
        ',,,,,,,,,,$10.00,\n,1001,2026-03-01T10:00:00,Payment,Complete,Pizza,Ann,Bob,- $8.40,,,\n,1002,2026-03-02T10:00:00,Payment,Complete,Rent,Bob,Ann,+ $20.00,,,\n,,,,,,,,,,,$21.60\n,"In case of errors\nwrite to us",,,,,,,,,,\n',
      { ...SIGNED, currency: 'USD', 'column.amount': 'Amount (total)' },
    );

    expect(sumsOf(file)).toEqual(['USD 8.40 - 0.00 + 20.00 = 11.60']);
    expect(file.refused).toEqual([]);
  });
});

describe('banks of Asia and Africa', () => {
  it('reads HDFC: groups of lakhs, an opening balance, text that goes on without a date', async () => {
    const file = await readFile(
      '\n  Date     ,Narration                ,Value Dat,Debit Amount       ,Credit Amount      ,Chq/Ref Number   ,Closing Balance\n' +
        ' 01/03/26  ,OPENING BALANCE          , 01/03/26  ,          0.00     ,        1000.00    ,     ,        1000.00\n' +
        ' 02/03/26  ,UPI-SHOP-                , 02/03/26  ,         12.50     ,           0.00    ,0000001,         987.50\n,ORDER 7,,,,,\n' +
        ' 28/03/26  ,SALARY                   , 28/03/26  ,               ,    "2,40,000.00"    ,0000002,    "2,40,987.50"\n',
      { ...PAIR, currency: 'INR', dateOrder: 'DMY' },
    );

    expect(sumsOf(file)).toEqual(['INR 12.50 - 0.00 + 240000.00 = 239987.50']);
    expect(file.rows[1]).toMatchObject({ expense: { description: 'UPI-SHOP-\nORDER 7' } });
    expect(file.leftOut).toEqual(['3 balance', '5 continued-text']);
  });

  it('reads a Rakuten card: the part of the month or the whole amount is asked', async () => {
    const content =
      '\uFEFF"利用日","利用店名・商品名","利用者","支払方法","利用金額","支払手数料","支払総額","9月支払金額"\n"2026/08/13","コンビニ","本人","1回払い","500","0","500","500"\n"2026/08/14","家電","本人","3回払い","30000","0","30000","10000"\n';

    expect(await questionsOf(content)).toContain('column.amount');
    const file = await readFile(content, {
      currency: 'JPY',
      direction: 'plus-is-out',
      'column.amount': '利用金額',
    });
    expect(sumsOf(file)).toEqual(['JPY 30500 - 0 + 0 = -30500']);
  });

  it('reads SMBC in Shift_JIS: two columns without signs, a row with a balance only', async () => {
    // 年月日,お引出し,お預入れ,お取り扱い内容,残高
    const header = '944e8c8e93fa2c82a888f88fbf82b52c82a8976193fc82ea2c82a88ee682e888b582a293e097652c8e638d82';
    const content = Uint8Array.from([
      ...Buffer.from(header.replace('88f88fbf82b5', '88f88f6f82b5'), 'hex'),
      ...Buffer.from('\r\n2026/7/6,1200,,', 'latin1'),
      ...Buffer.from('8352839383728a', 'hex').subarray(0, 6),
      ...Buffer.from(',3800\r\n2026/7/7,,2000,ATM,5800\r\n,,,,5800\r\n', 'latin1'),
    ]);

    const file = await readFile(content, { ...PAIR, currency: 'JPY' });

    expect(file.inspection.columns).toEqual(['年月日', 'お引出し', 'お預入れ', 'お取り扱い内容', '残高']);
    expect(sumsOf(file)).toEqual(['JPY 1200 - 0 + 2000 = 800']);
    expect(file.leftOut).toEqual(['4 balance']);
  });

  it('reads M-Pesa: failed rows keep their amounts and are left out, charges are rows', async () => {
    const file = await readFile(
      'Receipt No.,Completion Time,Details,Transaction Status,Paid In,Withdrawn,Balance\nAA1,2026-03-01 10:00:00,Pay Shop,Completed,,"-1,750.00","8,250.00"\nAA1,2026-03-01 10:00:00,Charge,Completed,,-23.00,"8,227.00"\nAA2,2026-03-02 10:00:00,Pay Shop,Failed,,-500.00,"8,227.00"\nAA3,2026-03-03 10:00:00,From Work,Completed,"1,000.00",,"9,227.00"\n',
      { ...PAIR, currency: 'KES' },
    );

    expect(sumsOf(file)).toEqual(['KES 1773.00 - 0.00 + 1000.00 = -773.00']);
    expect(file.leftOut).toEqual(['4 not-carried-out']);
    expect(file.preview.proofs).toMatchObject([{ checked: 2, failed: 0 }]);
  });
});

describe('other trackers', () => {
  it('reads Mint: lone CR line ends, a type column in two cases, several accounts', async () => {
    const file = await readFile(
      '\r\r"Date","Description","Original Description","Amount","Transaction Type","Category","Account Name"\r"3/31/26","Café","CAFE","5.00","Debit","Coffee","Card"\r"3/30/26","Shop","SHOP","6.00","DEBIT","Food","Card"\r"3/29/26","Work","WORK","1,000.00","credit","Paycheck","Bank"\r',
      {
        ...{
          currency: 'USD',
          direction: 'words',
          'word.debit': 'out',
          'word.credit': 'in',
          incoming: 'INCOME',
        },
        ...{ 'account.card': 'import', 'account.bank': 'import' },
      },
    );

    expect(sumsOf(file)).toEqual(['USD 11.00 - 0.00 + 1000.00 = 989.00']);
  });

  it('reads Wallet: amounts without a sign, a word of the language, two rows for a transfer', async () => {
    const file = await readFile(
      'account;category;currency;amount;ref_currency_amount;type;payment_type;note;date;transfer;payee\nCash;Food;EUR;12.5;12.5;Ausgabe;CASH;;2026-03-31T10:00:00.000Z;false;Shop\nBank;Transfer, withdraw;EUR;50;50;Ausgabe;TRANSFER;;2026-03-31T10:00:00.000Z;true;\nCash;Transfer, withdraw;EUR;50;50;Einnahme;TRANSFER;;2026-03-31T10:00:00.000Z;true;\n',
      {
        ...{
          'column.amount': 'amount',
          direction: 'words',
          'word.ausgabe': 'out',
          'word.einnahme': 'in',
          incoming: 'INCOME',
          transfers: 'leave-out',
        },
        ...{ 'account.cash': 'import', 'account.bank': 'import' },
      },
    );

    expect(sumsOf(file)).toEqual(['EUR 12.50 - 0.00 + 0.00 = -12.50']);
    expect(file.leftOut).toEqual(['3 transfer', '4 transfer']);
  });

  it('reads Monefy: a name of a column twice, transfers named by the category', async () => {
    const file = await readFile(
      '\uFEFFdate,account,category,amount,currency,converted amount,currency,description\n31/03/2026,Cash,Food,"-1,010.5",EUR,"-1,010.5",EUR,\n30/03/2026,Cash,To \'Bank\',-50,EUR,-50,EUR,\n30/03/2026,Bank,From \'Cash\',50,EUR,50,EUR,\n',
      {
        ...SIGNED,
        'column.amount': 'amount',
        transfers: 'leave-out',
        'account.cash': 'import',
        'account.bank': 'import',
      },
    );

    expect(sumsOf(file)).toEqual(['EUR 1010.50 - 0.00 + 0.00 = -1010.50']);
    expect(file.inspection.columns).toContain('currency (2)');
  });

  it.each([
    [
      'Firefly III',
      'user_id,journal_id,type,amount,foreign_amount,currency_code,foreign_currency_code,description,date,source_name,destination_name,category\n1,1,Withdrawal,-12.5,,EUR,,Lunch,2026-03-01T00:00:00+01:00,Bank,Café,Food\n1,2,Deposit,1000,,EUR,,Pay,2026-03-02T00:00:00+01:00,Work,Bank,\n1,3,Transfer,-50,,EUR,,Saving,2026-03-03T00:00:00+01:00,Bank,Savings,\n',
      { ...SIGNED, 'word.transfer': 'transfer' },
    ],
    [
      'ezBookkeeping',
      'Time,Timezone,Type,Category,Sub Category,Account,Account Currency,Amount,Account2,Account2 Currency,Account2 Amount,Geographic Location,Tags,Description\n2026-03-01 10:00:00,+01:00,Expense,Food,Lunch,Cash,EUR,12.50,,,,,,Café\n2026-03-02 10:00:00,+01:00,Income,Work,Pay,Cash,EUR,1000.00,,,,,,\n2026-03-03 10:00:00,+01:00,Transfer,Transfer,Own,Cash,EUR,50.00,Bank,EUR,50.00,,,\n',
      {
        'column.amount': 'Amount',
        direction: 'words',
        'word.expense': 'out',
        'word.income': 'income',
        'word.transfer': 'transfer',
        transfers: 'leave-out',
      },
    ],
    [
      'Actual',
      'Account,Date,Payee,Notes,Category,Amount,Split_Amount,Cleared\nBank,2026-03-01,Café,,Food,-12.50,0,Cleared\nBank,2026-03-02,Work,,,1000,0,Reconciled\n',
      { ...SIGNED, 'column.amount': 'Amount', currency: 'EUR' },
    ],
    [
      'YNAB',
      '\uFEFF"Account","Flag","Date","Payee","Category Group/Category","Category Group","Category","Memo","Outflow","Inflow","Cleared"\n"Bank","","03/13/2026","Café","Daily: Food","Daily","Food","",€12.50,€0.00,"Cleared"\n"Bank","","03/14/2026","Work","Inflow: Ready","Inflow","Ready","",€0.00,€1000.00,"Cleared"\n"Bank","","03/15/2026","Transfer : Savings","","","","",€50.00,€0.00,"Cleared"\n',
      { ...PAIR, transfers: 'leave-out' },
    ],
    [
      'Money Manager',
      'Date\tAccount\tCategory\tSubcategory\tNote\tEUR\tIncome/Expense\tDescription\tAmount\tCurrency\tAccount\n03/13/2026 10:00:00\tCash\tFood\tLunch\tCafé\t12.5\tExpense\t\t12.5\tEUR\t12.5\n03/14/2026 10:00:00\tCash\tWork\t\t\t1000\tIncome\t\t1000\tEUR\t1000\n',
      { 'column.amount': 'Amount', direction: 'words', 'word.expense': 'out', 'word.income': 'income' },
    ],
  ])('reads %s', async (_, content, answers) => {
    const file = await readFile(content, answers);

    expect(sumsOf(file)).toEqual(['EUR 12.50 - 0.00 + 1000.00 = 987.50']);
    expect(file.rows[0]).toMatchObject({ expense: { category: 'Food' } });
  });

  it('reads Splitwise by its whole costs or by a person, whichever is chosen, without the total', async () => {
    const content =
      'Date,Description,Category,Cost,Currency,Ann,Bob\n\n2026-03-01,Dinner,Dining,30.00,EUR,15.00,-15.00\n2026-03-31,Total balance, , ,EUR,15.00,-15.00\n';

    const file = await readFile(content, { direction: 'plus-is-out', 'column.amount': 'Cost' });
    expect(sumsOf(file)).toEqual(['EUR 30.00 - 0.00 + 0.00 = -30.00']);
    expect(file.leftOut).toEqual(['4 balance']);
  });
});
