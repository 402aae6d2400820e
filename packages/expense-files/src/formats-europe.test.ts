import { describe, expect, it } from 'vitest';
import { latin1, questionsOf, readFile, sumsOf } from './testing/read-file.ts';

const SIGNED = { direction: 'minus-is-out', incoming: 'INCOME' };
const PAIR = { direction: 'columns', incoming: 'INCOME' };

describe('banks of Germany', () => {
  it('reads a giro file of DKB: lines above, pending rows left out, dropped zeros', async () => {
    const file = await readFile(
      '\uFEFF"Girokonto";"DE00000000000000000000"\n"Zeitraum:";"01.03.2026 - 31.03.2026"\n"Kontostand vom 31.03.2026:";"1.234,5 €"\n""\n' +
        '"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";"Umsatztyp";"Betrag (€)";"Gläubiger-ID"\n' +
        '"05.03.26";"05.03.26";"Gebucht";"Ann";"Bäcker";"Brot";"Ausgang";"-4,5";""\n' +
        '"06.03.26";"06.03.26";"Gebucht";"Firma";"Ann";"Lohn März";"Eingang";"1.200";""\n' +
        '"27.03.26";"";"Vorgemerkt";"Ann";"Kino";"Karte";"Ausgang";"-20\u00A0€";""\n',
      { ...SIGNED, decimal: ',' },
    );

    expect(sumsOf(file)).toEqual(['EUR 4.50 - 0.00 + 1200.00 = 1195.50']);
    expect(file.preview.leftOut).toMatchObject([
      { rule: 'pending', sums: [{ currency: 'EUR', amount: '-20.00' }] },
    ]);
    expect(file.rows[0]).toMatchObject({ expense: { payee: 'Bäcker', description: 'Brot' } });
  });

  it('reads ING by the names of the columns: a column of tags in the middle changes nothing', async () => {
    const above = `Umsatzanzeige;Datei erstellt am: 02.04.2026\n${'\n'.repeat(9)}Kontoinhaber;Ann\nSaldo;1.000,00;EUR\n\n`;
    const file = await readFile(
      latin1(
        `${above}Buchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung\n` +
          '31.03.2026;31.03.2026;Café Köln;Lastschrift;Frühstück;1.000,00;EUR;-12,50;EUR\n' +
          '30.03.2026;30.03.2026;Firma;Gehalt;März;1.012,50;EUR;1.000,00;EUR\n',
      ),
      SIGNED,
    );
    const tagged = await readFile(
      latin1(
        `${above}Buchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Notiz;Verwendungszweck;Saldo;Währung;Betrag;Währung\n` +
          '31.03.2026;31.03.2026;Café Köln;Lastschrift;;Frühstück;1.000,00;EUR;-12,50;EUR\n',
      ),
      SIGNED,
      { profile: file.inspection.profile },
    );

    expect(sumsOf(file)).toEqual(['EUR 12.50 - 0.00 + 1000.00 = 987.50']);
    expect(file.preview.proofs).toMatchObject([{ kind: 'running', checked: 1, failed: 0 }]);
    expect(tagged.ids).toEqual(file.ids.slice(0, 1));
  });

  it('reads an old Volksbank file: S and H beside unsigned amounts, balances below', async () => {
    const content = latin1(
      `Volksbank\n${'\n'.repeat(10)}Umsatzanzeige\n` +
        '"Buchungstag";"Valuta";"Textschlüssel";"Primanota";"Zahlungsempfänger/Zahlungspflichtiger";"Verwendungszweck";"Kundenreferenz";"Währung";"Umsatz";" "\n' +
        '"30.03.2026";"30.03.2026";"";"";"Markt";"Einkauf";"";"EUR";"45,60";"S"\n' +
        '"31.03.2026";"31.03.2026";"";"";"Firma";"Lohn";"";"EUR";"1.500,00";"H"\n\n' +
        '"01.03.2026";"";"";"";"";"";"";"";"Anfangssaldo";""\n' +
        '"01.03.2026";"";"";"";"Anfangssaldo";"";"";"EUR";"100,00";"H"\n' +
        '"31.03.2026";"";"";"";"Endsaldo";"";"";"EUR";"1.554,40";"H"\n',
    );
    const columns = { 'column.direction': 'Column 10', direction: 'words', incoming: 'INCOME' };

    const open = await readFile(content, columns);
    const file = await readFile(content, { ...columns, 'word.s': 'out', 'word.h': 'in' });

    expect(sumsOf(open)).toEqual([]);
    expect(sumsOf(file)).toEqual(['EUR 45.60 - 0.00 + 1500.00 = 1454.40']);
    expect(file.preview.leftOut.find(({ rule }) => rule === 'balance')?.count).toBe(2);
  });

  it('reads VR, GLS and Sparda: a currency column, and balances that prove the amounts', async () => {
    const file = await readFile(
      '\uFEFFBezeichnung Auftragskonto;IBAN Auftragskonto;Buchungstag;Valutadatum;Name Zahlungsbeteiligter;Verwendungszweck;Betrag;Waehrung;Saldo nach Buchung\r\n' +
        'Giro;DE00;31.03.2026;31.03.2026;Café;Kaffee;-4,5;EUR;91\r\nGiro;DE00;31.03.2026;31.03.2026;Café;Kaffee;-4,5;EUR;95,5\r\n',
      SIGNED,
    );

    expect(sumsOf(file)).toEqual(['EUR 9.00 - 0.00 + 0.00 = -9.00']);
    expect(new Set(file.ids).size).toBe(2);
    expect(file.preview.proofs).toMatchObject([{ checked: 1, failed: 0 }]);
  });

  it('reads Comdirect: a block for each account, pending rows, balance lines', async () => {
    const content = latin1(
      '"Umsätze Girokonto";"Zeitraum: 30 Tage";\n"Neuer Kontostand";"100,00 EUR";\n"Buchungstag";"Wertstellung (Valuta)";"Vorgang";"Buchungstext";"Umsatz in EUR";\n' +
        '"offen";"--";"Karte";"Kino";"-15,00";\n"31.03.2026";"31.03.2026";"Lastschrift";"Strom";"-60,00";\n"Alter Kontostand";"160,00 EUR";\n\n' +
        '"Umsätze Visa-Karte";"Zeitraum: 30 Tage";\n"Neuer Kontostand";"-20,00 EUR";\n"Buchungstag";"Umsatztag";"Vorgang";"Referenz";"Buchungstext";"Umsatz in EUR";\n' +
        '"30.03.2026";"29.03.2026";"Visa-Umsatz";"12345";"Buch";"-20,00";\n"Alter Kontostand";"0,00 EUR";\n',
    );
    const open = await readFile(content, SIGNED);
    const accounts = open.inspection.questions
      .filter(({ id }) => id.startsWith('account.'))
      .map(({ id }) => id);

    const file = await readFile(content, {
      ...SIGNED,
      ...Object.fromEntries(accounts.map((id) => [id, 'import'])),
    });

    expect(accounts).toHaveLength(2);
    expect(open.taken).toEqual([]);
    expect(sumsOf(file)).toEqual(['EUR 80.00 - 0.00 + 0.00 = -80.00']);
    expect(file.leftOut).toContain('4 pending');
  });

  it('reads N26: the foreign amount is noted, a move to a space is asked', async () => {
    const content =
      '"Booking Date","Value Date","Partner Name","Partner Iban",Type,"Payment Reference","Account Name","Amount (EUR)","Original Amount","Original Currency","Exchange Rate"\n' +
      '2026-03-01,2026-03-02,"Diner","","Presentment","","Main Account",-8.70,-9.90,USD,0.88\n' +
      '2026-03-03,2026-03-03,"To Holiday Space","","Debit Transfer","","Main Account",-100.00,,,\n';

    expect(await questionsOf(content, SIGNED)).toContain('transfers');
    const file = await readFile(content, { ...SIGNED, transfers: 'leave-out' });
    expect(file.taken).toEqual(['2 EXPENSE 2026-03-01 8.7 EUR']);
    expect(file.rows[0]).toMatchObject({ expense: { notes: 'Original amount: -9.90 USD' } });
    expect(file.preview.leftOut).toMatchObject([{ rule: 'transfer', sums: [{ amount: '-100.00' }] }]);
  });
});

describe('banks of Switzerland', () => {
  it('reads PostFinance: filter lines as formulas, a column for each side, a disclaimer below', async () => {
    const file = await readFile(
      '\uFEFFDatum von:;="01.03.2026"\nDatum bis:;="31.03.2026"\nKonto:;="CH0000000000000000000"\nWährung:;="CHF"\n\n' +
        ' Datum ; Bewegungstyp ; Avisierungstext ; Gutschrift in CHF ; Lastschrift in CHF ; Label ; Kategorie \n' +
        '31.03.2026;Lastschrift;"Laden ""Ecke""";;-12.35;;Essen\n30.03.2026;Gutschrift;Lohn;4100.00;;;Lohn\n\nDisclaimer:\nDer Dokumentinhalt wurde durch Filtereinstellungen generiert.\n',
      PAIR,
    );

    expect(sumsOf(file)).toEqual(['CHF 12.35 - 0.00 + 4100.00 = 4087.65']);
    expect(file.refused).toEqual([]);
  });

  it('reads UBS: rows with neither side detail one booking', async () => {
    const file = await readFile(
      '\uFEFFKontonummer:;0000 00000000.00;;;;\nIBAN:;CH00;;;;\nVon:;2026-03-01;;;;\nBis:;2026-03-31;;;;\nAnfangssaldo:;1000.00;;;;\nSchlusssaldo:;869.50;;;;\nBewertet in:;CHF;;;;\nAnzahl Transaktionen:;2;;;;\n\n' +
        'Abschlussdatum;Buchungsdatum;Währung;Belastung;Gutschrift;Einzelbetrag;Saldo;Transaktions-Nr.;Beschreibung1\n' +
        '2026-03-31;2026-03-31;CHF;-120.50;;;879.50;T1;Dauerauftrag\n2026-03-31;2026-03-31;CHF;;;-100.00;;T1;Miete\n2026-03-31;2026-03-31;CHF;;;-20.50;;T1;Strom\n2026-03-30;2026-03-30;CHF;-10.00;;;1000.00;T2;Laden\n',
      PAIR,
    );

    expect(sumsOf(file)).toEqual(['CHF 130.50 - 0.00 + 0.00 = -130.50']);
    expect(file.leftOut).toEqual(['12 no-amount', '13 no-amount']);
    expect(file.preview.proofs[0]).toMatchObject({ kind: 'running', failed: 0 });
  });

  it('reads Swisscard: a sign and a word for the same thing, of which one is applied', async () => {
    const content =
      'Transaktionsdatum,Beschreibung,Kartennummer,Währung,Betrag,Fremdwährung,Betrag in Fremdwährung,Debit/Kredit,Status,Kategorie\n' +
      '01.03.2026,Laden,XXXX1,CHF,30.00,,,Belastung,Gebucht,Essen\n01.03.2026,Laden,XXXX1,CHF,30.00,,,Belastung,Gebucht,Essen\n15.03.2026,Storno,XXXX1,CHF,-8.00,,,Gutschrift,Gebucht,Essen\n';
    const words = {
      direction: 'words',
      'word.belastung': 'out',
      'word.gutschrift': 'refund',
      refunds: 'refund',
    };

    const byWords = await readFile(content, words);
    const bySigns = await readFile(content, {
      direction: 'plus-is-out',
      incoming: 'REFUND',
      'word.gutschrift': 'booking',
    });

    expect(sumsOf(byWords)).toEqual(['CHF 60.00 - 8.00 + 0.00 = -52.00']);
    expect(sumsOf(bySigns)).toEqual(sumsOf(byWords));
    expect(bySigns.ids).toEqual(byWords.ids);
  });
});

describe('other banks of Europe', () => {
  it('reads ING NL: Af and Bij, whose meaning is asked', async () => {
    const content =
      '"Datum","Naam / Omschrijving","Rekening","Tegenrekening","Code","Af Bij","Bedrag (EUR)","Mutatiesoort","Mededelingen"\n' +
      '"20260301","Winkel","NL00","","BA","Af","12,50","Betaalautomaat","Pas 1"\n"20260302","Werk","NL00","NL01","GT","Bij","1200,00","Overschrijving","Salaris"\n';

    expect(await questionsOf(content, { direction: 'words' })).toEqual(
      expect.arrayContaining(['word.af', 'word.bij']),
    );
    const file = await readFile(content, {
      direction: 'words',
      'word.af': 'out',
      'word.bij': 'in',
      incoming: 'INCOME',
    });
    expect(sumsOf(file)).toEqual(['EUR 12.50 - 0.00 + 1200.00 = 1187.50']);
  });

  it('reads Rabobank: signs with a plus, a number for each row of each of many accounts', async () => {
    const content = latin1(
      '"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn","Tegenrekening IBAN/BBAN","Naam tegenpartij","Omschrijving-1","Oorspr bedrag","Oorspr munt"\r\n' +
        '"NL01","EUR","RABO","000000000000000001","2026-03-01","2026-03-01","-25,00","+75,00","","Bakker","Brood","",""\r\n' +
        '"NL02","EUR","RABO","000000000000000001","2026-03-01","2026-03-01","+25,00","+125,00","","Werk","Loon\r","",""\r\n',
    );

    const file = await readFile(content, { ...SIGNED, 'account.nl01': 'import', 'account.nl02': 'import' });

    expect(sumsOf(file)).toEqual(['EUR 25.00 - 0.00 + 25.00 = 0.00']);
    expect(new Set(file.ids).size).toBe(2);
  });

  it('reads Boursorama: two ways to write numbers in one row', async () => {
    const file = await readFile(
      'dateOp;dateVal;label;category;categoryParent;supplierFound;amount;accountNum;accountLabel;accountbalance\n' +
        '2026-03-01;2026-03-01;"CARTE 01/03";Courses;Vie;x;-1 234,56;000;Compte;1234.56\n2026-03-02;2026-03-02;VIR;Salaire;Revenus;y;2 000,00;000;Compte;3234.56\n',
      { ...SIGNED, currency: 'EUR' },
    );

    expect(sumsOf(file)).toEqual(['EUR 1234.56 - 0.00 + 2000.00 = 765.44']);
    expect(file.preview.proofs).toMatchObject([{ checked: 1, failed: 0 }]);
  });

  it('reads Crédit Agricole: labels over lines, a header for each cardholder, a subtotal', async () => {
    const content = latin1(
      `Téléchargement du 02/04/2026;\n\nCompte n° 000;\nSolde au 01/04/2026 2 000,00 €\n${'\n'.repeat(4)}` +
        'Date;Libellé;Débit euros;Crédit euros;\n31/03/2026;"PAIEMENT\nCARTE X1\nMARCHE";20,50;;\n30/03/2026;"VIREMENT\nEMPLOYEUR";;2 045,10;\n' +
        '\nCarte de BOB;\nDate;Libellé;Débit euros;Crédit euros;\n29/03/2026;"PAIEMENT\nLIBRAIRIE";1 000,00;;\n;Sous-total;-1 020,50;;\n',
    );
    const open = await readFile(content, PAIR);
    const accounts = open.inspection.questions
      .filter(({ id }) => id.startsWith('account.'))
      .map(({ id }): [string, string] => [id, 'import']);

    const file = await readFile(content, { ...PAIR, currency: 'EUR', ...Object.fromEntries(accounts) });

    expect(sumsOf(file)).toEqual(['EUR 1020.50 - 0.00 + 2045.10 = 1024.60']);
    expect(file.preview.leftOut.find(({ rule }) => rule === 'total')?.count).toBe(1);
  });

  it('reads Fineco: a negative column of spending, and what is only authorised left out', async () => {
    const file = await readFile(
      'Data_Operazione;Data_Valuta;Entrate;Uscite;Descrizione;Descrizione_Completa;Stato\n' +
        '01/03/2026;01/03/2026;;-12,50;Pagamento;Bar;Contabilizzato\n13/03/2026;13/03/2026;1.500,00;;Stipendio;Ditta;Contabilizzato\n14/03/2026;14/03/2026;;-9,00;Pagamento;Cinema;Autorizzato\n',
      { ...PAIR, currency: 'EUR' },
    );

    expect(sumsOf(file)).toEqual(['EUR 12.50 - 0.00 + 1500.00 = 1487.50']);
    expect(file.leftOut).toEqual(['4 pending']);
  });

  it('reads Nordea: a word for a date is a pending row', async () => {
    const file = await readFile(
      'Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo;Valuta\nReserverat;-99,00;;;;Kort;;SEK\n2026/03/02;-45,50;;;;Butik;954,50;SEK\n2026/03/01;1000,00;;;;Lön;1000,00;SEK\n',
      SIGNED,
    );

    expect(sumsOf(file)).toEqual(['SEK 45.50 - 0.00 + 1000.00 = 954.50']);
    expect(file.leftOut).toEqual(['2 pending']);
    expect(file.preview.proofs).toMatchObject([{ checked: 1, failed: 0 }]);
  });

  it('reads Swedbank: only rows of the type of bookings, by D and K', async () => {
    const content =
      '"Account No","","Date","Beneficiary","Details","Amount","Currency","D/K","Record ID","Code"\n' +
      '"LT00","10","2026-03-01","","Opening balance","100.00","EUR","K","","AS"\n"LT00","20","2026-03-02","Shop","Card","12.50","EUR","D","R1","K"\n' +
      '"LT00","20","2026-03-03","Work","Salary","900.00","EUR","K","R2","MV"\n"LT00","82","2026-03-31","","Turnover","912.50","EUR","K","","K2"\n"LT00","86","2026-03-31","","Closing balance","987.50","EUR","K","","LS"\n';
    const answers = {
      ...{
        direction: 'words',
        'word.d': 'out',
        'word.k': 'in',
        incoming: 'INCOME',
        'column.rowType': 'Column 2',
      },
      ...{
        'rowType.20': 'booking',
        'rowType.10': 'leave-out',
        'rowType.82': 'leave-out',
        'rowType.86': 'leave-out',
      },
    };

    const file = await readFile(content, answers);
    const without = await readFile(content, {
      direction: 'words',
      'word.d': 'out',
      'word.k': 'in',
      incoming: 'INCOME',
      totalRows: 'leave-out',
    });

    expect(sumsOf(file)).toEqual(['EUR 12.50 - 0.00 + 900.00 = 887.50']);
    expect(sumsOf(without)).toEqual(sumsOf(file));
  });

  it('reads mBank: the currency in the cell, text over two lines, a last row with the balance', async () => {
    const above = `mBank S.A.;\n${'#Klient;Ann\n'.repeat(12)}#Waluta;PLN\n#Suma uznań;2 045,10 PLN\n\n`;
    const file = await readFile(
      `\uFEFF${above}#Data operacji;#Opis operacji;#Rachunek;#Kategoria;#Kwota;\n` +
        '2026-03-02;"SKLEP  \n ZAKUPY";"eKonto 000";"Żywność";-45,60 PLN;;\n2026-03-01;"FIRMA";"eKonto 000";"Wpływy";2 045,10 PLN;;\n;;;#Saldo końcowe;1 999,50 PLN;\n',
      SIGNED,
    );

    expect(sumsOf(file)).toEqual(['PLN 45.60 - 0.00 + 2045.10 = 1999.50']);
    expect(file.refused).toEqual([]);
  });
});
