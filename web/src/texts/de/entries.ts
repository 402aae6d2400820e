import { pluralIn } from '../plural.ts';

const plural = pluralIn('de');

export const entries = {
  search: 'Einträge suchen',
  filter: 'Filtern',
  filterCount: (count: number) => plural(count, '# Filter', '# Filter'),
  clearFilter: 'Filter aufheben',
  any: 'Alle',
  period: 'Zeitraum',
  periods: {
    any: 'Jederzeit',
    thisWeek: 'Diese Woche',
    thisMonth: 'Dieser Monat',
    lastMonth: 'Letzter Monat',
    thisYear: 'Dieses Jahr',
  },
  customPeriod: 'Von – bis',
  from: 'Von',
  to: 'Bis',
  atLeast: 'Mindestens',
  atMost: 'Höchstens',
  count: (count: number) => plural(count, '# Eintrag', '# Einträge'),
  countLoading: (count: number) => plural(count, 'bisher # Eintrag', 'bisher # Einträge'),
  loading: 'Deine Einträge werden geladen …',
  nothingFound: 'Nichts passt dazu.',
  nothingYet: 'Es gibt noch keine Einträge.',
  showAll: 'Alle Einträge zeigen',
  export: 'Als CSV speichern',
  exportLines: 'Als JSON speichern',
  choose: (name: string) => `${name} auswählen`,
  chooseAll: 'Alle gezeigten auswählen',
  chooseNone: 'Auswahl aufheben',
  chosen: (count: number) => plural(count, '# ausgewählt', '# ausgewählt'),
  hidden: (count: number) =>
    plural(
      count,
      '# weiterer ist ausgeblendet und bleibt, wie er ist',
      '# weitere sind ausgeblendet und bleiben, wie sie sind',
    ),
  hiddenStay: (count: number) =>
    plural(
      count,
      '# ausgewählter Eintrag ist ausgeblendet. Er bleibt, wie er ist.',
      '# ausgewählte Einträge sind ausgeblendet. Sie bleiben, wie sie sind.',
    ),
  bothSides:
    'Darunter sind Einnahmen. Ihre Kategorien zählen getrennt von denen der Ausgaben, auch mit gleichem Namen.',
  recategorise: 'Kategorie ändern',
  recategoriseTitle: (count: number) =>
    plural(count, 'Kategorie von # Eintrag ändern', 'Kategorie von # Einträgen ändern'),
  recategoriseDo: (count: number) => plural(count, '# Eintrag ändern', '# Einträge ändern'),
  recategorised: (count: number, category: string) =>
    plural(count, `# Eintrag ist jetzt in ${category}`, `# Einträge sind jetzt in ${category}`),
  deleteCount: (count: number) => plural(count, '# löschen', '# löschen'),
  deleted: (count: number) =>
    plural(count, 'In den Papierkorb gelegt', '# Einträge in den Papierkorb gelegt'),
  changed: 'Gespeichert',
  edit: 'Eintrag ändern',
  states: {
    synced: 'überall gespeichert',
    waiting: 'wird noch gesendet',
    parked: 'braucht deine Entscheidung, siehe Abgleich',
  },
};
