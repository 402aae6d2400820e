/** The languages whose names of months are read. */
const LANGUAGES = [
  ...['bg', 'ca', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fi', 'fr', 'hr', 'hu', 'id', 'it', 'lt', 'lv'],
  ...['nb', 'nl', 'pl', 'pt', 'ro', 'ru', 'sk', 'sl', 'sr', 'sv', 'tr', 'uk', 'vi'],
];

let names: Map<string, number> | undefined;

/**
 * The number of the month with this name or short name in one of the languages, for example 3 for `März`,
 * `mars` and `Mar.`; undefined for another word, and for one that is two months in two languages.
 */
export function monthNumber(name: string): number | undefined {
  names ??= monthNames();
  const month = names.get(plain(name));
  return month === 0 ? undefined : month;
}

function monthNames(): Map<string, number> {
  const found = new Map<string, number>();
  for (const language of LANGUAGES) {
    for (const style of ['long', 'short'] as const) {
      for (const options of [{ month: style }, { month: style, day: 'numeric' }] as const) {
        const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
        for (let month = 1; month <= 12; month += 1) {
          const parts = format.formatToParts(Date.UTC(2026, month - 1, 1));
          const name = plain(parts.find(({ type }) => type === 'month')?.value ?? '');
          if (/\p{L}{3}/u.test(name)) {
            const before = found.get(name);
            found.set(name, before === undefined || before === month ? month : 0);
          }
        }
      }
    }
  }
  // Where the languages disagree, as `mar` and `listopad`, English goes first.
  const english = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });
  for (let month = 1; month <= 12; month += 1) {
    found.set(plain(english.format(Date.UTC(2026, month - 1, 1))), month);
  }
  found.set('sept', 9);
  return found;
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase();
}
