import { pluralIn } from '../plural.ts';

const plural = pluralIn('de');

export const COMMON = {
  appName: 'Ausgaben',
  starting: 'Einen Moment …',
  save: 'Speichern',
  cancel: 'Abbrechen',
  close: 'Schließen',
  delete: 'Löschen',
  undo: 'Rückgängig',
  today: 'Heute',
  yesterday: 'Gestern',
  newName: 'Ein neuer Name',
  messages: 'Meldungen',
  showMore: 'Mehr anzeigen',
  asTable: 'Als Tabelle',
  when: 'Wann',
  chartHint: 'Säule antippen oder Pfeiltasten benutzen',
  chartKeys: 'Pfeiltasten zeigen jeden Wert.',
  notSaved: {
    full: 'Nicht gespeichert: Auf diesem Gerät ist kein Platz mehr. Schaffe Platz und speichere noch einmal.',
    failed: 'Nicht gespeichert: Der Browser konnte nicht schreiben. Bitte versuche es noch einmal.',
    superseded:
      'Nicht gespeichert: In einem anderen Tab ist eine neuere Version dieser App offen. Lade diesen neu: Was du eingegeben hast, wird dort angeboten.',
    signedOut: 'Nicht gespeichert: Du bist abgemeldet. Melde dich wieder an und speichere dann.',
  },
};

export const NAV = {
  label: 'Hauptnavigation',
  skip: 'Zum Inhalt',
  home: 'Übersicht',
  entries: 'Einträge',
  add: 'Neu',
  categories: 'Kategorien',
  payees: 'Empfänger',
  trash: 'Papierkorb',
  import: 'Import',
  sync: 'Abgleich',
  account: 'Konto',
  more: 'Mehr',
  unknown: 'Hier ist nichts',
  toHome: 'Zur Übersicht',
  failed: 'Das wurde nicht geladen',
  failedText:
    'Vielleicht wurde die App inzwischen erneuert, oder das Netz ist weg. Was du eingegeben hast, ist auf diesem Gerät gespeichert.',
  reload: 'Neu laden',
  newVersion:
    'Eine neue Version der App ist da. Was du gerade hinzufügst, bleibt erhalten; beende, was du änderst, und lade sie dann.',
};

export const trash = {
  about: 'Gelöschte Einträge bleiben 30 Tage hier. Sie zählen in keiner Summe.',
  empty: 'Der Papierkorb ist leer.',
  restore: 'Zurückholen',
  restoreOne: (name: string) => `${name} zurückholen`,
  restoreAll: (count: number) => plural(count, 'Zurückholen', 'Alle # zurückholen'),
  restored: (count: number) => plural(count, 'Zurückgeholt', '# Einträge zurückgeholt'),
  deletedAt: (moment: string) => `gelöscht ${moment}`,
};

export const SAMPLE = {
  rent: 'Miete',
  groceries: 'Lebensmittel',
  eatingOut: 'Essen gehen',
  transport: 'Fahrten',
  fun: 'Freizeit',
  clothes: 'Kleidung',
  salary: 'Gehalt',
  market: 'Eckmarkt',
  cafe: 'Café Luna',
  train: 'Stadtbahn',
  cinema: 'Rex-Kino',
  shoes: 'Schuhhaus',
  employer: 'Acme',
  landlord: 'Vermieterin',
  card: 'Karte',
  cash: 'Bar',
};
