import { pluralIn } from '../plural.ts';

const plural = pluralIn('de');

export const account = {
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  show: 'Zeigen',
  signIn: 'Anmelden',
  signUp: 'Konto anlegen',
  noAccount: 'Ein Konto anlegen',
  hasAccount: 'Ich habe ein Konto',
  forgotten: 'Passwort vergessen?',
  toSignIn: 'Zurück zur Anmeldung',
  demo: 'Als Demo-Nutzer umsehen',
  newPassword: 'Neues Passwort',
  passwordMisses: 'Dem Passwort fehlt noch etwas davon.',
  ruleKept: 'erfüllt',
  rules: {
    length: (count: number) => `Mindestens ${count} Zeichen`,
    lowerCase: () => 'Ein Kleinbuchstabe',
    upperCase: () => 'Ein Großbuchstabe',
    number: () => 'Eine Ziffer',
    symbol: () => 'Ein Sonderzeichen, etwa - oder !',
  },
  confirm: 'Adresse bestätigen',
  confirmDo: 'Bestätigen',
  code: 'Code',
  appCode: 'Code deiner Authenticator-App',
  codeSent: (to: string) =>
    `Wir haben einen Code an ${to} geschickt. Das kann eine Minute dauern; sieh auch im Spam-Ordner nach.`,
  codeInTerminal: 'Der Code steht im Terminal, in dem „npm start“ läuft.',
  codeSentAgain: 'Ein neuer Code wurde geschickt',
  sendAgain: 'Neuen Code schicken',
  forgottenTitle: 'Passwort vergessen',
  forgottenText: 'Wir schicken einen Code an deine Adresse. Damit wählst du ein neues Passwort.',
  sendCode: 'Code schicken',
  newPasswordTitle: 'Neues Passwort wählen',
  challenges: {
    code: 'Code deiner App eingeben',
    sentCode: 'Geschickten Code eingeben',
    setUp: 'Authenticator-App einrichten',
    newPassword: 'Eigenes Passwort wählen',
  },
  challengeFor: (username: string) => `Für ${username}`,
  scan: 'Füge in deiner Authenticator-App ein Konto hinzu und scanne diesen Code.',
  qrCode: 'QR-Code für die Authenticator-App. Der Schlüssel darunter sagt dasselbe.',
  orType: 'Oder gib diesen Schlüssel ein:',
  notices: {
    sessionEnded:
      'Deine Sitzung ist zu Ende. Melde dich wieder an: Deine Einträge auf diesem Gerät sind noch da.',
    signedOutElsewhere: 'Du wurdest in einem anderen Tab abgemeldet.',
    challengeExpired:
      'Die Zeit für den Code ist um. Bitte melde dich noch einmal an; es ist nichts verloren.',
  },
  errors: {
    wrongCredentials: () => 'Adresse oder Passwort stimmt nicht.',
    notConfirmed: () => 'Diese Adresse ist noch nicht bestätigt.',
    usernameTaken: () => 'Mit dieser Adresse gibt es ein Konto. Melde dich an oder wähle ein neues Passwort.',
    invalidUsername: () => 'Das ist keine E-Mail-Adresse. Schreibe sie wie name@example.com.',
    weakPassword: () => 'Das Passwort hält nicht alle Regeln ein oder wurde schon benutzt.',
    wrongCode: () =>
      'Der Code stimmt nicht. Prüfe ihn oder fordere einen neuen an. Geht die Uhr dieses Geräts richtig?',
    codeExpired: () => 'Der Code ist abgelaufen. Fordere einen neuen an.',
    challengeExpired: () =>
      'Die Zeit für den Code ist um. Bitte melde dich noch einmal an; es ist nichts verloren.',
    tooManyTries: () => 'Zu viele Versuche. Warte einige Minuten und versuche es dann wieder.',
    passwordResetNeeded: () => 'Dieses Konto braucht ein neues Passwort. Benutze „Passwort vergessen?“.',
    signUpClosed: () => 'Hier können keine neuen Konten angelegt werden.',
    notSignedIn: () => 'Du bist nicht mehr angemeldet. Melde dich wieder an.',
    noAnswer: () => 'Der Server antwortet nicht. Prüfe das Netz und versuche es noch einmal.',
    other: (message: string) => `Das hat nicht geklappt. Der Server sagt: ${message}`,
  },
  signedInAs: (username: string) => `Angemeldet als ${username}`,
  settings: 'Einstellungen auf diesem Gerät',
  language: 'Sprache',
  asBrowser: 'Wie der Browser',
  monthStart: 'Ein Monat beginnt am',
  monthStartDay: (day: string) => `${day}. Tag`,
  theme: 'Farben',
  themes: { system: 'Wie das Gerät', light: 'Hell', dark: 'Dunkel' },
  signOutTitle: 'Abmelden',
  signOutText: 'Abmelden löscht deine Einträge von diesem Gerät. In deinem Konto bleiben sie.',
  signOut: 'Abmelden',
  signOutEverywhere: 'Auf allen Geräten abmelden',
  unsentTitle: (count: number) =>
    plural(count, '# Änderung wurde noch nicht gesendet', '# Änderungen wurden noch nicht gesendet'),
  unsentText: (waiting: number, parked: number) =>
    [
      waiting === 0
        ? ''
        : plural(waiting, '# Änderung wird noch gesendet.', '# Änderungen werden noch gesendet.'),
      parked === 0
        ? ''
        : plural(
            parked,
            '# Änderung braucht deine Entscheidung.',
            '# Änderungen brauchen deine Entscheidung.',
          ),
      'Wer sich jetzt abmeldet, verliert sie.',
    ]
      .filter((part) => part !== '')
      .join(' '),
  allSent: 'Jetzt ist alles gesendet.',
  waitAndSend: 'Warten und senden',
  signOutAnyway: 'Abmelden und verlieren',
  staySignedIn: 'Angemeldet bleiben',
  passwordTitle: 'Passwort',
  changePassword: 'Passwort ändern',
  formerPassword: 'Bisheriges Passwort',
  formerWrong: 'Das bisherige Passwort stimmt nicht.',
  passwordChanged: 'Passwort geändert',
  authenticator: 'Authenticator-App',
  authenticatorText: 'Damit fragt die Anmeldung außer dem Passwort nach einem Code, den dein Telefon zeigt.',
  authenticatorOn: 'Die Anmeldung fragt ab jetzt nach einem Code',
  authenticatorOff: 'Die Anmeldung fragt nur nach dem Passwort',
  setUp: 'Einrichten',
  turnOn: 'Einschalten',
  turnOff: 'Ausschalten',
  exportTitle: 'Export',
  exportText:
    'Alles in einer Datei, auch der Papierkorb und was noch nicht gesendet ist; oder deine Einträge als Tabelle.',
  exportAll: 'Alles exportieren',
  exportNotWhole: 'Deine Einträge werden noch geladen: Warte, sonst fehlt ein Teil in der Datei.',
  deleteTitle: 'Konto löschen',
  deleteText: 'Löscht alle Einträge, Budgets und das Konto selbst, auf jedem Gerät.',
  deleteAccount: 'Konto und Daten löschen',
  deleteForEver:
    'Das ist endgültig: Niemand kann es zurückholen. Exportiere deine Daten vorher, wenn du sie behalten willst.',
  typeAddress: (username: string) => `Gib zur Bestätigung ${username} ein`,
  erased: (count: number) => plural(count, '# gelöscht …', '# gelöscht …'),
};
