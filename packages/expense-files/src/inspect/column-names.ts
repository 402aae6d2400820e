import { decimalEvidence } from '../values/amount.ts';
import { writtenDate } from '../values/date.ts';

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
 * Names of columns in the files of banks and trackers, without accents and in lower case. They propose: what
 * a column holds must agree, and what the name leaves open is asked.
 */
const NAMES: Readonly<Record<Role, readonly string[]>> = {
  date: [
    ...[
      'booking date',
      'buchungstag',
      'buchungsdatum',
      'buchung',
      'transaction date',
      'trans date',
      'date',
      'datum',
    ],
    ...['date op', 'date operation', 'data operacji', 'data operazione', 'data contabile', 'bokforingsdag'],
    ...[
      'bokforingsdatum',
      'transaktionsdatum',
      'kaufdatum',
      'abschlussdatum',
      'belegdatum',
      'datetime',
      'date time',
    ],
    ...[
      'fecha',
      'fecha operacion',
      'data',
      'data mov',
      'data lancamento',
      'dato',
      'dato bokfort',
      'kirjauspaiva',
      'paivays',
    ],
    ...[
      'pvm',
      'started date',
      'completed date',
      'posting date',
      'posted date',
      'post date',
      'completion time',
      'time',
    ],
    ...[
      'timestamp',
      'created',
      'operation date',
      'datum operace',
      'datum transakce',
      'konyveles datuma',
      'tarih',
      'dtposted',
    ],
    ...[
      'дата',
      'дата операции',
      '日付',
      '利用日',
      'ご利用日',
      '年月日',
      '取引日',
      '交易日期',
      '交易时间',
      '거래일',
    ],
  ],
  valueDate: [
    ...[
      'value date',
      'valuta',
      'valutadatum',
      'wertstellung',
      'date valeur',
      'date val',
      'data waluty',
      'data valuta',
    ],
    ...[
      'fecha valor',
      'data valor',
      'rentedatum',
      'interest date',
      'valuta datum',
      'data ksiegowania',
      'rentedato',
    ],
  ],
  amount: [
    ...[
      'amount',
      'betrag',
      'umsatz',
      'umsatz in',
      'belopp',
      'bedrag',
      'montant',
      'importe',
      'importo',
      'kwota',
      'kwota operacji',
    ],
    ...[
      'suma',
      'summa',
      'belob',
      'maara',
      'valor',
      'cost',
      'price',
      'gross',
      'net',
      'brutto',
      'netto',
      'value',
      'castka',
      'osszeg',
    ],
    ...[
      'tutar',
      'сумма',
      'сумма операции',
      '金額',
      '利用金額',
      'ご利用金額',
      '支払総額',
      '支払金額',
      '金额',
      '금액',
      'trnamt',
    ],
    ...['amount total', 'transaction amount', 'billing amount', 'amount usd', 'total', 'cad$', 'usd$'],
  ],
  out: [
    ...[
      'debit',
      'debits',
      'debit amount',
      'soll',
      'belastung',
      'lastschrift',
      'ausgabe',
      'ausgaben',
      'withdrawal',
    ],
    ...[
      'withdrawals',
      'withdrawal amt',
      'withdrawal amount',
      'withdrawn',
      'money out',
      'paid out',
      'outflow',
      'uscite',
      'dare',
    ],
    ...[
      'addebiti',
      'debe',
      'cargo',
      'cargos',
      'gastos',
      'debet',
      'debito',
      'spent',
      'uttag',
      'ut',
      'afschrijving',
      'obciazenia',
    ],
    ...['お引出し', '出金', '出金額', 'お支払金額', '支出', 'расход', 'payments', 'expense amount'],
  ],
  in: [
    ...[
      'credit',
      'credits',
      'credit amount',
      'haben',
      'gutschrift',
      'einnahme',
      'einnahmen',
      'deposit',
      'deposits',
    ],
    ...[
      'deposit amt',
      'deposit amount',
      'paid in',
      'money in',
      'inflow',
      'entrate',
      'avere',
      'accrediti',
      'abono',
      'abonos',
    ],
    ...[
      'haber',
      'ingresos',
      'kredit',
      'credito',
      'received',
      'insattning',
      'in',
      'bijschrijving',
      'uznania',
      'お預入れ',
      '入金',
    ],
    ...['入金額', '収入', 'приход', 'receipts', 'income amount'],
  ],
  direction: [
    ...[
      'debit credit',
      'debit kredit',
      'credit debit',
      'credit debit indicator',
      'soll haben',
      'd k',
      'd c',
      's h',
      'c d',
      'dr cr',
      'cr dr',
    ],
    ...[
      'af bij',
      'income expense',
      'transaction type',
      'type',
      'typ',
      'umsatztyp',
      'tipo',
      'sens',
      'kind',
      'art',
      'trntype',
      'debet kredit',
    ],
    ...['debet credit', 'direction', 'sign', 'richtung', 'mark', '種別', '收支', '收支类型', '类型', '収支'],
  ],
  currency: [
    ...[
      'currency',
      'currency code',
      'wahrung',
      'waehrung',
      'munt',
      'valuta',
      'waluta',
      'devise',
      'divisa',
      'moneda',
      'moeda',
      'mena',
    ],
    ...['ccy', 'cur', 'curdef', 'account currency', 'valuutta', 'валюта', '通貨', '币种', 'penznem', 'doviz'],
  ],
  payee: [
    ...[
      'payee',
      'partner name',
      'partner',
      'merchant',
      'merchant name',
      'counterparty',
      'counterparty name',
      'beneficiary',
    ],
    ...[
      'auftraggeber empfanger',
      'empfanger',
      'zahlungsempfanger',
      'zahlungsempfanger*in',
      'beguenstigter zahlungspflichtiger',
    ],
    ...[
      'begunstigter',
      'name zahlungsbeteiligter',
      'gegenpartei',
      'name',
      'name tegenpartij',
      'naam tegenpartij',
      'naam omschrijving',
    ],
    ...[
      'name description',
      'libelle',
      'label',
      'vendor',
      'store',
      'shop',
      'destination name',
      'kontrahent',
      'nadawca odbiorca',
    ],
    ...[
      'nazwa odbiorcy',
      'beneficiario',
      'ordenante',
      'ricevente',
      'mottagare',
      'saaja maksaja',
      '利用店名',
      'ご利用店名',
      'ご利用先',
      '商户',
    ],
    ...['交易对方', 'title', 'rubrik', 'other party', 'to from'],
  ],
  description: [
    ...[
      'description',
      'original description',
      'narration',
      'memo',
      'verwendungszweck',
      'buchungstext',
      'avisierungstext',
      'text',
    ],
    ...[
      'details',
      'transaction details',
      'purpose',
      'payment reference',
      'omschrijving',
      'omschrijving 1',
      'opis',
      'opis operacji',
    ],
    ...[
      '#opis operacji',
      'tytul',
      'concepto',
      'concept',
      'descripcion',
      'descrizione',
      'descrizione completa',
      'descricao',
    ],
    ...[
      'beschreibung',
      'beschreibung1',
      'beschreibung 1',
      'item',
      'particulars',
      'remarks',
      'vorgang',
      '摘要',
      'お取り扱い内容',
    ],
    ...[
      '商品',
      '内容',
      'описание',
      'popis',
      'kozlemeny',
      'aciklama',
      'viesti',
      'meddelande',
      'detail',
      'what',
      'subject',
    ],
  ],
  notes: [
    'notes',
    'note',
    'comment',
    'comments',
    'notiz',
    'mededelingen',
    'notifications',
    'anmerkung',
    '備考',
    '备注',
    'メモ',
  ],
  category: [
    'category',
    'kategorie',
    'categoria',
    'categorie',
    'kategoria',
    'kategori',
    'kategorija',
    'категория',
    'カテゴリ',
    '分类',
    'category name',
  ],
  subcategory: ['subcategory', 'sub category', 'unterkategorie', 'subcategoria', 'sous categorie', '子分类'],
  paymentMethod: [
    'payment method',
    'paymentmethod',
    'zahlungsart',
    'zahlungsmethode',
    'card member',
    'metodo de pago',
    'mode de paiement',
    '支払方法',
  ],
  location: ['location', 'geographic location', 'place', 'ort', 'address', 'city', 'town city'],
  account: [
    ...[
      'account',
      'account name',
      'account no',
      'account number',
      'account #',
      'iban',
      'iban bban',
      'konto',
      'kontonummer',
    ],
    ...[
      'auftragskonto',
      'iban auftragskonto',
      'rekening',
      'rekeningnummer',
      'cuenta',
      'compte',
      'conto',
      'wallet',
      'acctid',
    ],
    ...['bezeichnung auftragskonto', 'kartennummer', 'card number', 'card no', '口座', 'счет', '账户'],
  ],
  id: [
    ...[
      'transaction id',
      'id',
      'transfer wise id',
      'receipt no',
      'record id',
      'fitid',
      'volgnr',
      'transaktions nr',
      'transaction number',
    ],
    ...[
      'reference number',
      'reference',
      'ref',
      'ref no',
      'chq ref no',
      'chq /ref no',
      'referenz',
      'transaktionscode',
      'journal id',
    ],
    ...[
      'transaction reference',
      'archivierungskennung',
      'uuid',
      'expense id',
      'import id',
      'booking id',
      'order no',
      '交易单号',
    ],
  ],
  reference: [
    'reference txn id',
    'reference transaction id',
    'related transaction',
    'parent id',
    'zugehoriger transaktionscode',
    'txn reference',
  ],
  status: [
    'status',
    'state',
    'transaction status',
    'stato',
    'estado',
    'statut',
    'tila',
    'cleared',
    'zustand',
    '状態',
    '交易状态',
    'booking status',
  ],
  balance: [
    ...[
      'balance',
      'saldo',
      'saldo nach buchung',
      'saldo na trn',
      'saldo na mutatie',
      'running balance',
      'closing balance',
    ],
    ...[
      'account balance',
      'accountbalance',
      'solde',
      'kontostand',
      'available balance',
      'saldo po operacji',
      '残高',
      '余额',
      'остаток',
      'guthaben',
    ],
    ...['saldo contabile', 'zustatek', 'egyenleg', 'bakiye'],
  ],
  fee: [
    'fee',
    'fees',
    'amount fee',
    'gebuhr',
    'gebuhren',
    'total fees',
    'commission',
    'frais',
    'entgelt',
    'avgift',
    'prowizja',
    'kosten',
  ],
  foreignAmount: [
    ...[
      'original amount',
      'local amount',
      'foreign amount',
      'fremdwahrungsbetrag',
      'betrag in fremdwahrung',
      'oorspr bedrag',
    ],
    ...[
      'amount in foreign currency',
      'foreign currency amount',
      'fremdbetrag',
      'betrag fremdwahrung',
      'originalbetrag',
      'ursprunglicher betrag',
    ],
    ...['foreign spend amount', '現地利用額'],
  ],
  foreignCurrency: [
    ...[
      'original currency',
      'local currency',
      'foreign currency',
      'foreign currency code',
      'fremdwahrung',
      'oorspr munt',
      'originalwahrung',
    ],
    ...['type foreign currency'],
  ],
  transfer: ['transfer', 'is transfer', 'umbuchung'],
};

const roles = Object.entries(NAMES) as [Role, readonly string[]][];

/** How well the name of a column fits a role: 0 for not at all, 3 and more for the name itself. */
export function nameFit(name: string, role: Role): number {
  const plain = plainName(name);
  const bare = plain
    .replace(/\([^)]*\)|\[[^\]]*\]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const inside = plain
    .replace(/[()[\]]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  let best = 0;
  NAMES[role].forEach((known, index) => {
    const order = 1 - index / NAMES[role].length;
    if (inside === known) {
      best = Math.max(best, 4 + order);
    } else if (bare === known) {
      best = Math.max(best, 3 + order);
    } else if (known.length >= 4 && containsWord(inside, known)) {
      best = Math.max(best, 1 + known.length / Math.max(inside.length, 1));
    } else if (/[^\0-\u024F]/u.test(known) && inside.includes(known)) {
      best = Math.max(best, 1 + known.length / Math.max(inside.length, 1));
    }
  });
  return best;
}

/** The roles that the name fits, the best first. */
export function rolesOf(name: string): Role[] {
  const fits = roles.map(([role]) => ({ role, fit: nameFit(name, role) })).filter(({ fit }) => fit > 0);
  return fits.sort((one, other) => other.fit - one.fit).map(({ role }) => role);
}

/** How many of the cells are names of columns, of different roles; 0 for cells with dates or amounts. */
export function headerScore(cells: readonly string[]): number {
  const found = new Set<Role>();
  for (const cell of cells) {
    const text = cleanCell(cell);
    if (text.length > 60 || (text !== '' && isValue(text))) {
      return 0;
    }
    const [role] = rolesOf(text);
    if (role !== undefined) {
      found.add(role);
    }
  }
  return found.size > 1 || cells.length === 1 ? found.size : 0;
}

/** A cell without blanks around it, and without what makes a spreadsheet keep it as text: `="01"`. */
export function cleanCell(cell: string): string {
  const trimmed = cell.trim();
  return /^="(.*)"$/su.exec(trimmed)?.[1]?.replaceAll('""', '"') ?? trimmed;
}

/** The name in lower case, without accents, marks and the digits of a month. */
function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/^\d{1,2}月/u, '')
    .replace(/[_\-./:;,#'"]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function containsWord(text: string, word: string): boolean {
  return ` ${text} `.includes(` ${word} `);
}

function isValue(text: string): boolean {
  return (
    writtenDate(text) !== undefined ||
    (/^[^\p{L}]*\d[^\p{L}]*$/u.test(text) && decimalEvidence(text) !== 'neither')
  );
}
