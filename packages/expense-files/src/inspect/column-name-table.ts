/** What a column can be for. */
export type Role =
  | 'date'
  | 'valueDate'
  | 'amount'
  | 'out'
  | 'in'
  | 'direction'
  | 'currency'
  | 'payee'
  | 'description'
  | 'notes'
  | 'category'
  | 'subcategory'
  | 'paymentMethod'
  | 'location'
  | 'account'
  | 'id'
  | 'reference'
  | 'status'
  | 'balance'
  | 'fee'
  | 'foreignAmount'
  | 'foreignCurrency'
  | 'transfer';

/**
 * Names of columns in the files of banks and trackers, in lower case; accents do not count. They propose:
 * what a column holds must agree, and what the name leaves open is asked. Of several columns, the one whose
 * name comes first here goes first.
 *
 * The values of most roles do not count for a row's id: a name that is added here can give the rows of such
 * files other ids than they had before.
 */
export const knownColumnNames: Readonly<Record<Role, readonly string[]>> = {
  date: names(`
    booking date, buchungstag, buchungsdatum, buchung, transaction date, trans date, date, datum,
    date op, date operation, data operacji, data operazione, data contabile, bokforingsdag,
    bokforingsdatum, transaktionsdatum, kaufdatum, abschlussdatum, belegdatum, datetime, date time,
    fecha, fecha operacion, data, data mov, data lancamento, dato, dato bokfort,
    bokføringsdato, kirjauspaiva,
    paivays, pvm, started date, completed date, posting date, posted date, post date,
    completion time, time, timestamp, created, operation date, datum operace, datum transakce,
    konyveles datuma, tarih, dtposted, дата, дата операции, 日付, 利用日, ご利用日, 年月日, 取引日,
    交易日期, 交易时间, 거래일, дата і час операції, 거래일시, 거래일자, التاريخ, תאריך, วันที่,
    tanggal, ngay, ngay giao dich, dagsetning, ημερομηνια, date time of transaction,
    tranzakcio datuma, datum zauctovani, datum provedeni, 日期, 記帳日, データ日付, txn date,
    trans datum, data transakcji, ngay gd`),
  valueDate: names(`
    value date, valuta, valutadatum, wertstellung, date valeur, date val, data waluty, data valuta,
    fecha valor, data valor, rentedatum, interest date, valuta datum, data ksiegowania, rentedato`),
  amount: names(`
    amount, betrag, umsatz, umsatz in, belopp, bedrag, montant, importe, importo, kwota,
    kwota operacji, suma, summa, belob, beløp, maara, valor, cost, price, gross, net, brutto, netto, value,
    castka, osszeg, tutar, сумма, сумма операции, 金額, 利用金額, ご利用金額, 支払総額, 支払金額,
    金额, 금액, trnamt, amount total, transaction amount, billing amount, amount usd, total, cad$,
    usd$, upphaed, сумма платежа, сума, сума операції, المبلغ, סכום, จำนวนเงิน, mutasi, jumlah,
    so tien, ποσο, iznos, sum, 金额元, amount in lc, belob i dkk, montant net, 金額(円)`),
  out: names(`
    debit, amount debit, betrag soll, importe cargo, montant debit, bedrag af,
    debits, debit amount, soll, belastung, lastschrift, ausgabe, ausgaben, withdrawal,
    withdrawals, withdrawal amt, withdrawal amount, withdrawn, money out, paid out, outflow, uscite,
    dare, addebiti, debe, cargo, cargos, gastos, debet, debito, spent, uttag, ut, afschrijving,
    obciazenia, お引出し, 出金, 出金額, お支払金額, 支出, расход, payments, expense amount,
    ut fra konto, ut av konto, 출금액, 출금, 출금금액, 찾으신금액, お支払い金額, 出金金額, 引出金額,
    お引出金額, ถอน, ถอนเงน, חובה, مدين, витрата, витрати, списание, χρεωση, 支出金額, 提出,
    withdrawal debit, debits paid out, out`),
  in: names(`
    credit, amount credit, betrag haben, importe abono, montant credit, bedrag bij,
    credits, credit amount, haben, gutschrift, einnahme, einnahmen, deposit, deposits,
    deposit amt, deposit amount, paid in, money in, inflow, entrate, avere, accrediti, abono, abonos,
    haber, ingresos, kredit, credito, received, insattning, in, bijschrijving, uznania, お預入れ,
    入金, 入金額, 収入, приход, receipts, income amount, inn pa konto, 입금액, 입금, 입금금액,
    맡기신금액, お預り金額, お預かり金額, 入金金額, 預入金額, お預入金額, ฝาก, ฝากเงน, זכות, داين,
    надходження, зачисление, πιστωση, 存入, 收入, 收入金額, deposit credit, credits paid in`),
  direction: names(`
    debit credit, debit kredit, credit debit, credit debit indicator, soll haben, d k, d c, s h, c d,
    dr cr, cr dr, af bij, income expense, transaction type, type, typ, umsatztyp, tipo, sens, kind,
    art, trntype, debet kredit, debet credit, direction, sign, richtung, mark, 種別, 收支, 收支类型,
    类型, 収支, 收 支, 입출금구분, bejovo kimeno, db cr, вид операции, тип операции, тип операціі`),
  currency: names(`
    currency, currency code, wahrung, waehrung, munt, valuta, waluta, devise, divisa, moneda, moeda,
    mena, ccy, cur, curdef, account currency, valuutta, валюта, 通貨, 币种, penznem, doviz,
    валюта операціі, 货币, 幣別, 통화, العملة, מטבע, สกลเงน, mata uang, νομισμα, devizanem`),
  payee: names(`
    payee, partner name, partner, merchant, merchant name, counterparty, counterparty name,
    beneficiary, auftraggeber empfanger, empfanger, zahlungsempfanger, zahlungsempfanger*in,
    beguenstigter zahlungspflichtiger, begunstigter, name zahlungsbeteiligter, gegenpartei, name,
    name tegenpartij, naam tegenpartij, naam omschrijving, name description, libelle, label, vendor,
    store, shop, destination name, kontrahent, nadawca odbiorca, nazwa odbiorcy, beneficiario,
    ordenante, ricevente, mottagare, saaja maksaja, 利用店名, ご利用店名, ご利用先, 商户, 交易对方,
    title, rubrik, other party, to from, namn, navn, имя, jmeno protistrany, nazev protiuctu,
    partner neve, avsandare mottagare, gegenkonto inhaber, 거래처, 받는분, 対象, 商戶`),
  description: names(`
    description, original description, narration, memo, verwendungszweck, buchungstext,
    avisierungstext, text, details, transaction details, purpose, payment reference, omschrijving,
    omschrijving 1, opis, opis operacji, tytul, concepto, concept, descripcion,
    descrizione, descrizione completa, descricao, beschreibung, beschreibung1, beschreibung 1, item,
    particulars, remarks, vorgang, 摘要, お取り扱い内容, 商品, 内容, описание, popis, kozlemeny,
    aciklama, viesti, meddelande, detail, what, subject, tekst, texti, forklaring, selitys,
    назначение платежа, деталі операціі, призначення платежу, 적요, 내용, الوصف, البيان, תיאור,
    รายการ, keterangan, noi dung, dien giai, αιτιολογια, zprava, opis transakcji, 商品说明, 説明,
    historico, popis transakce`),
  notes: names(`
    notes, note, comment, comments, notiz, mededelingen, notifications, anmerkung, 備考, 备注, メモ,
    zprava pro mne, 비고, ملاحظات, הערות, หมายเหต, catatan`),
  category: names(`
    category, kategorie, categoria, categorie, kategoria, kategori, kategorija, категория, カテゴリ,
    分类, category name, 交易分类, 類別, 분류, الفية, קטגוריה, หมวดหม`),
  subcategory: names(`
    subcategory, sub category, unterkategorie, subcategoria, sous categorie, 子分类`),
  paymentMethod: names(`
    payment method, paymentmethod, zahlungsart, zahlungsmethode, card member, metodo de pago,
    mode de paiement, 支払方法, 收 付款方式, 支付方式, способ оплаты`),
  location: names(`
    location, geographic location, place, ort, address, city, town city`),
  account: names(`
    account, account name, account no, account number, account #, iban, iban bban, konto,
    kontonummer, auftragskonto, iban auftragskonto, rekening, rekeningnummer, cuenta, compte, conto,
    wallet, acctid, bezeichnung auftragskonto, kartennummer, card number, card no, 口座, счет, 账户`),
  id: names(`
    transaction id, id, transfer wise id, receipt no, record id, fitid, volgnr, transaktions nr,
    transaction number, reference number, reference, ref, ref no, chq ref no, referenz,
    transaktionscode, journal id, transaction reference, archivierungskennung, uuid, expense id,
    import id, booking id, order no, 交易单号`),
  reference: names(`
    reference txn id, reference transaction id, related transaction, parent id,
    zugehoriger transaktionscode, txn reference`),
  status: names(`
    status, state, transaction status, stato, estado, statut, tila, cleared, zustand, 状態, 交易状态,
    booking status, статус, 当前状态, 상태, الحالة, סטטוס, สถานะ, stav`),
  balance: names(`
    balance, saldo, saldo nach buchung, saldo na trn, saldo na mutatie, running balance,
    closing balance, account balance, accountbalance, solde, kontostand, available balance,
    saldo po operacji, 残高, 余额, остаток, guthaben, saldo contabile, zustatek, egyenleg, bakiye,
    stada, остаток по счету, залишок після операції, залишок, 잔액, 거래후잔액, 差引残高, الرصيد,
    יתרה, คงเหลือ, ยอดคงเหลือ, 餘額, 结余, zustatek po, so du, υπολοιπο, saldo kontabilistico,
    saldo po transakcji`),
  fee: names(`
    fee, fees, amount fee, gebuhr, gebuhren, total fees, commission, frais, entgelt, avgift,
    prowizja, kosten, сума комісій, комиссия, комісія, 手数料, 手续费, 수수료, العمولة, עמלה`),
  foreignAmount: names(`
    original amount, local amount, foreign amount, fremdwahrungsbetrag, betrag in fremdwahrung,
    oorspr bedrag, amount in foreign currency, foreign currency amount, fremdbetrag,
    betrag fremdwahrung, originalbetrag, ursprunglicher betrag, foreign spend amount, 現地利用額`),
  foreignCurrency: names(`
    original currency, local currency, foreign currency, foreign currency code, fremdwahrung,
    oorspr munt, originalwahrung, type foreign currency`),
  transfer: names(`
    transfer, is transfer, umbuchung`),
};

function names(list: string): string[] {
  return list.split(',').map((name) => name.trim());
}
