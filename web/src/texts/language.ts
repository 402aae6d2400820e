/** The languages that the app has. A further one is a folder beside `en` and `de` and a line here. */
export const LANGUAGES = [
  { code: 'en', name: 'English' },
  { code: 'de', name: 'Deutsch' },
] as const;

export type Language = (typeof LANGUAGES)[number]['code'];

/** The language of the app for somebody who prefers these, and the locale for its dates and numbers. */
export function languageOf(
  preferred: readonly string[],
  chosen?: Language,
): { language: Language; locale: string } {
  const language = chosen ?? firstKnown(preferred) ?? 'en';
  // A Swiss who reads German writes numbers as the Swiss do.
  const locale = preferred.find((tag) => baseOf(tag) === language) ?? language;
  return { language, locale };
}

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some(({ code }) => code === value);
}

/** Which way a locale is written. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  // Of scripts in use that are written from right to left.
  return /^(Adlm|Arab|Hebr|Mand|Mend|Nkoo|Rohg|Samr|Syrc|Thaa)$/.test(
    new Intl.Locale(locale).maximize().script ?? '',
  )
    ? 'rtl'
    : 'ltr';
}

function firstKnown(preferred: readonly string[]): Language | undefined {
  return preferred.map(baseOf).find(isLanguage);
}

function baseOf(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? tag;
}
