export interface Separators {
  decimal: string;
  /** Between thousands; a locale may have none. */
  group: string;
}

const known = new Map<string, Separators>();

/** How a locale writes numbers with the digits 0 to 9, for example `.` and `,` in `en`. */
export function separatorsOf(locale: string): Separators {
  let separators = known.get(locale);
  if (separators === undefined) {
    const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1_234_567.8);
    const value = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
    separators = { decimal: value('decimal'), group: value('group') };
    known.set(locale, separators);
  }
  return separators;
}
