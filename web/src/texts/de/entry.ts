export const entry = {
  kind: 'Art',
  kinds: { EXPENSE: 'Ausgabe', REFUND: 'Erstattung', INCOME: 'Einnahme' },
  amount: 'Betrag',
  currency: 'Währung',
  category: 'Kategorie',
  payees: { EXPENSE: 'Empfänger', REFUND: 'Von', INCOME: 'Von' },
  date: 'Datum',
  description: 'Beschreibung',
  paymentMethod: 'Zahlungsart',
  subcategory: 'Unterkategorie',
  location: 'Ort',
  notes: 'Notizen',
  more: 'Weitere Angaben',
  moreWith: (method: string) => `Weitere Angaben (${method})`,
  usualFor: (payee: string) => `Üblich für ${payee}`,
  saveAndAnother: 'Speichern und weiter',
  pad: 'Tasten für den Betrag',
  decimalSeparator: 'Dezimaltrennzeichen',
  deleteDigit: 'Letzte Ziffer löschen',
  added: (what: string) => `Hinzugefügt: ${what}`,
  quickAdd: 'In einer Zeile hinzufügen',
  quickExample: '3,50 Kaffee gestern',
  quickHint:
    'Betrag, was, wann – dann Enter. # beginnt eine Kategorie, @ einen Empfänger; „Erstattung“ und „Einnahme“ werden verstanden.',
  completions: 'Verwendete Namen',
  addNow: 'Hinzufügen',
  preview: 'Wird gespeichert als',
  nameCategory: 'Welche Kategorie? Schreibe sie nach #, zum Beispiel #Essen.',
  resumeDraft: 'Weiter',
  forgetDraft: 'Verwerfen',
  draftOf: (moment: string, words: string) => `Noch nicht gespeichert, von ${moment}: ${words}`,
  dateProblem: 'Wähle einen Tag des Kalenders.',
  categoryProblems: {
    missing: 'Gib einen Namen an.',
    hash: 'Eine Kategorie kann kein # enthalten.',
  },
  amountProblems: {
    empty: () => 'Gib einen Betrag ein.',
    notANumber: () => 'Das ist kein Betrag. Schreibe ihn wie 12,34.',
    signed: () => 'Schreibe den Betrag ohne Vorzeichen und wähle Ausgabe, Erstattung oder Einnahme.',
    zero: () => 'Der Betrag muss größer als null sein.',
    tooManyDecimals: (currency: string) =>
      `Das sind mehr Nachkommastellen, als ${currency} hat. Es wird nichts gerundet.`,
    tooLarge: () => 'Der Betrag hat zu viele Ziffern: Höchstens 15 sind möglich.',
    ambiguous: () => 'Das kann man auf zwei Arten lesen. Lass das Tausendertrennzeichen weg.',
    otherCurrency: (currency: string) =>
      `Neben diesem Betrag kann nur ${currency} stehen. Wähle erst eine andere Währung.`,
  },
};

/** Lower case. English words are understood, too. */
export const ENTRY_WORDS = {
  today: ['heute', 'today'],
  yesterday: ['gestern', 'yesterday'],
  dayBeforeYesterday: ['vorgestern'],
  refund: ['erstattung', 'rückgabe', 'retoure', 'refund', 'refunded', 'return'],
  income: ['einnahme', 'erhalten', 'income', 'earned', 'received'],
};
