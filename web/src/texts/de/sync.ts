import { roughDuration } from '../dates/rough-duration.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('de');
const UNITS = {
  minute: ['# Minute', '# Minuten'],
  hour: ['# Stunde', '# Stunden'],
  day: ['# Tag', '# Tage'],
} as const;

export const sync = {
  now: 'Jetzt abgleichen',
  look: 'Ansehen',
  connection: 'Verbindung',
  connections: {
    starting: 'Beginnt',
    loading: 'Lädt alles zum ersten Mal',
    behind: 'Sucht Änderungen',
    live: 'Auf dem neuesten Stand; Änderungen anderer Geräte erscheinen von selbst',
    offline: 'Offline',
    failing: 'Der Server antwortet nicht',
  },
  lastComplete: 'Zuletzt vollständig',
  never: 'Noch nicht',
  waiting: 'Noch zu senden',
  waitingCount: (count: number) => (count === 0 ? 'Nichts' : plural(count, '# Änderung', '# Änderungen')),
  waitingLine: (count: number) =>
    plural(count, '# Änderung wird noch gesendet.', '# Änderungen werden noch gesendet.'),
  offline: 'Du bist offline. Alles funktioniert und wird gesendet, sobald du wieder Netz hast.',
  failing: 'Der Server antwortet nicht. Alles funktioniert und wird gesendet, sobald er wieder da ist.',
  loadingLine: (count: number) =>
    plural(count, 'Deine Einträge werden geladen: bisher # …', 'Deine Einträge werden geladen: bisher # …'),
  clockOff: (minutes: number) =>
    `Die Uhr dieses Geräts geht um ${durationOf(minutes)} falsch. „Heute“ und die Codes einer Authenticator-App können falsch sein.`,
  storage: 'Auf diesem Gerät gespeichert',
  storages: {
    kept: 'Ja',
    memory:
      'Dieser Browser speichert hier nichts, wie in einem privaten Fenster. Einträge werden gesendet und sind hier weg, wenn du den Tab schließt.',
    full: 'Auf diesem Gerät ist kein Platz mehr. Schaffe Platz, damit gespeichert wird, was du eingibst.',
    blocked: 'In einem anderen Tab läuft eine ältere Version dieser App. Schließe ihn, um weiterzumachen.',
    superseded: 'In einem anderen Tab ist eine neuere Version dieser App offen. Lade diesen neu.',
  },
  parked: 'Braucht deine Entscheidung',
  nothingParked: 'Nichts. Was du eingibst, wird von selbst gesendet.',
  needsYou: (count: number) =>
    plural(count, '# Änderung braucht deine Entscheidung.', '# Änderungen brauchen deine Entscheidung.'),
  changedElsewhere: 'Das wurde hier und auf einem anderen Gerät geändert. Was soll gelten?',
  deletedElsewhere: 'Das wurde hier geändert und auf einem anderen Gerät gelöscht.',
  field: 'Feld',
  here: 'Auf diesem Gerät',
  elsewhere: 'Auf dem anderen Gerät',
  nothing: '–',
  noBudget: 'kein Budget',
  keepMine: 'Das von diesem Gerät',
  keepTheirs: 'Das andere',
  keepEntry: 'Mit meiner Änderung wiederherstellen',
  letGo: 'Gelöscht lassen',
  actions: {
    add: 'Hinzufügen',
    update: 'Ändern',
    trash: 'Löschen',
    restore: 'Wiederherstellen',
    rename: 'Umbenennen',
    budget: 'Budget',
  },
  refusals: {
    invalid: 'Der Server hat einen Wert abgelehnt. Ändere ihn und sende noch einmal.',
    gone: 'Diesen Eintrag gibt es nicht mehr.',
    refused: 'Der Server hat es abgelehnt.',
  },
  edit: 'Ändern und senden',
  retry: 'Noch einmal senden',
  discard: 'Verwerfen',
};

function durationOf(minutes: number): string {
  const { count, unit } = roughDuration(minutes);
  const [one, other] = UNITS[unit];
  return plural(count, one, other);
}
