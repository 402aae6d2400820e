/**
 * Picks the form for a number in a language of which the forms are `one` and `other`, and puts the number in.
 */
export function pluralIn(locale: string) {
  const rules = new Intl.PluralRules(locale);
  const format = new Intl.NumberFormat(locale);
  return (count: number, one: string, other: string): string =>
    (rules.select(count) === 'one' ? one : other).replace('#', format.format(count));
}
