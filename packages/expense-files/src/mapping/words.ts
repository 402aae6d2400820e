/** Words of banks and trackers. They propose meanings; what changes sums is confirmed by a person. */

/** Rows that are a balance. */
const balanceRow = new RegExp(
  [
    '^(?:opening|closing|starting|ending|beginning|previous|current|final|available|ledger|statement)\\s+balance\\b',
    '^balance\\s+(?:brought|carried|b/f|c/f|forward|as of|on|at)\\b|^balance$|\\b(?:b/f|c/f)$|^total balance$',
    '^(?:anfangs|end|schluss|start|abschluss|vortrags)saldo\\b|^(?:alter |neuer )?(?:kontostand|saldo)\\b|^saldovortrag',
    '^(?:ancien |nouveau )?solde\\b|^saldo\\s+(?:inicial|final|anterior|iniziale|finale|poczatkowe|koncowe|początkowe|końcowe)',
    '^(?:saldo|beginsaldo|eindsaldo|ingaende saldo|ingående saldo|utgående saldo)$|^likutis|^atlikums|^sākuma atlikums',
    '^(?:前月繰越|繰越|残高)|^期初余额|^期末余额|^входящий остаток|^исходящий остаток',
  ].join('|'),
  'iu',
);

/** Rows that add up others. */
const totalRow = new RegExp(
  [
    '^(?:grand |sub[- ]?)?totals?\\b\\s*:?$|^total\\s+(?:debits?|credits?|amount|of|for|spending|expenses?|income|fees)\\b.*$',
    '^(?:gesamt|zwischen|end)?summe\\b.*$|^gesamt(?:betrag)?:?$|^umsatzsumme.*$|^somme\\b.*$|^sous-total\\b.*$|^totale?:?$',
    '^suma\\b.*$|^razem\\b.*$|^apyvarta.*$|^apgrozījums.*$|^turnover\\b.*$|^total(?:e|es)?\\s.*:$',
    '^(?:合計|小計|総計|总计|合计|итого).*$',
  ].join('|'),
  'iu',
);

/** True for a text that says that its row is a balance. */
export function isBalanceText(text: string): boolean {
  return balanceRow.test(text);
}

/** True for a text that says that its row is a sum. */
export function isTotalText(text: string): boolean {
  return totalRow.test(text);
}

const PENDING =
  /^(?:pending|vorgemerkt|offen|open|ausstehend|authori[sz]ed|authorisation|authorization|autorizzato|autorizado|en attente|en cours|varaus|reserverat|reservert|reserveret|reservation|in sospeso|pendiente|pendente|processing|in bearbeitung|pdng|i bearbeiding|venter|afventer|ожидание|hold|в обработке|do zaksięgowania|blokada|нeобработано|未確定|处理中)$/iu;
const BOOKED =
  /^(?:booked|gebucht|completed?|cleared|uncleared|reconciled|posted|settled|contabilizzato|contabilizado|bokförd|bokfort|successful|success|paid|done|book|abgeschlossen|terminé|kirjattu|erfolgt|verbucht|conciliato|c|✓|x|true|false|yes|no|確定|交易成功|支付成功|rozliczono|zrealizowana|исполнен|ok|udført|utført|已存入零钱|退款成功|已完成)$/iu;
const NOT_CARRIED_OUT =
  /^(?:failed|reverted|declined|cancell?ed|rejected|voided?|refused|returned|expired|fehlgeschlagen|abgelehnt|storniert|zurückgewiesen|rückgängig|annulé|refusé|annullato|rifiutato|denied|removed|deleted|отменен|отклонен|交易关闭|失败|取消)$/iu;

/** What the word of a status column says; undefined for an unknown one. */
export function statusMeaning(word: string): 'booked' | 'pending' | 'not-carried-out' | undefined {
  if (PENDING.test(word)) {
    return 'pending';
  }
  if (NOT_CARRIED_OUT.test(word)) {
    return 'not-carried-out';
  }
  return BOOKED.test(word) ? 'booked' : undefined;
}

/** What a word of a type column can mean. */
export type WordMeaning =
  'out' | 'in' | 'refund' | 'income' | 'transfer' | 'hold' | 'conversion' | 'booking' | 'leave-out';

const OUT =
  /^(?:debit|debet|debito|débit|d|db|dr|dbit|out|outgoing|soll|s|belastung|lastschrift|ausgabe|expense|exp\.?|withdrawal|af|spent|payment|purchase|pos|charge|uscita|gasto|dépense|wydatek|расход|支出|支払|출금|витрата|kimenő|vydaj|výdaj|giden|-|sale|rd?c)$/iu;
const IN =
  /^(?:credit|kredit|credito|crédit|c|cr|crdt|k|in|incoming|haben|h|gutschrift|einnahme|deposit|bij|received|entrata|ingreso|recette|przychód|приход|收入|収入|入金|입금|надходження|bejövő|příjem|gelen|\+)$/iu;
const TRANSFER =
  /^(?:transfer|transfers|internal transfer|transfer[- ](?:in|out)|own transfer|umbuchung|übertrag|interne umbuchung|virement interne|traspaso|giroconto|перевод|振替|转账|savings transfer|exchange)$/iu;
const HOLD =
  /\b(?:hold|reserve|authori[sz]ation|account hold|einbehaltung|einbehalten|zurückhaltung)\b|^(?:reversal of .*hold.*)$/iu;
const CONVERSION =
  /\b(?:conversion|currency exchange|währungsumrechnung|conversione|conversión|valutaomrekening)\b/iu;
const REFUND =
  /(?<!\p{L})(?:refund(?:ed)?|chargeback|reimbursement|return|reversal|erstattung|rückerstattung|rückzahlung|gutschrift|remboursement|rimborso|reembolso|devolución|terugbetaling|återbetalning|refusjon|zwrot|возврат)(?!\p{L})|返金|退款/iu;
const INCOME =
  /^(?:income|salary|interest|dividend|revenue|lohn|gehalt|zinsen|salaire|stipendio|einkommen|lön)$/iu;

/** The likely meaning of a type word; undefined for an unknown one. */
export function wordProposal(word: string): WordMeaning | undefined {
  const plain = word.trim();
  if (CONVERSION.test(plain)) {
    return 'conversion';
  }
  if (HOLD.test(plain)) {
    return 'hold';
  }
  if (TRANSFER.test(plain)) {
    return 'transfer';
  }
  if (OUT.test(plain)) {
    return 'out';
  }
  if (IN.test(plain)) {
    return 'in';
  }
  if (INCOME.test(plain)) {
    return 'income';
  }
  return REFUND.test(plain) ? 'refund' : undefined;
}

/** True for a text that may tell of money that came back. */
export function isRefundText(text: string): boolean {
  return REFUND.test(text);
}

const TRANSFER_TEXT =
  /^(?:transfer|umbuchung|übertrag|giroconto|virement interne|traspaso interno)\s*(?::|to\b|from\b|zu\b|von\b|$)|^(?:to|from) '[^']+'$|^(?:to|from) .+ space$|\bspaces?\b.*(?:transfer|→)|^main account (?:to|from)\b|^\[[^\]]+\]$/iu;

/** True for a text that may tell of money that was moved between own accounts. */
export function isTransferText(text: string): boolean {
  return TRANSFER_TEXT.test(text.trim());
}

const PAYMENT_TEXT =
  /\b(?:payment|autopay|zahlung|paiement|pago|betaling|pagamento)\b.*\b(?:thank|received|erhalten|danke|merci|gracias|ontvangen)\b|^(?:payment|autopay|direct debit payment)/iu;

/** True for a text that may tell of a payment of a card's bill. */
export function isCardPaymentText(text: string): boolean {
  return PAYMENT_TEXT.test(text);
}
