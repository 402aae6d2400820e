import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { en, type Messages } from './en/index.ts';
import { directionOf, type Language, languageOf } from './language.ts';
import { TextsContext } from './texts-context.ts';

const others: Record<Exclude<Language, 'en'>, () => Promise<Messages>> = {
  de: async () => (await import('./de/index.ts')).de,
};
const loaded = new Map<Language, Messages>([['en', en]]);

/** Texts in the language that the person chose, or else in the one that the browser prefers. */
export function TextsProvider({ chosen, children }: { chosen: Language | undefined; children: ReactNode }) {
  const { language, locale } = languageOf(navigator.languages, chosen);
  const messages = useMessages(language);
  const texts = useMemo(
    () => (messages === undefined ? undefined : { t: messages, language, locale }),
    [messages, language, locale],
  );

  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = directionOf(locale);
  }, [locale]);

  return texts === undefined ? null : <TextsContext value={texts}>{children}</TextsContext>;
}

/**
 * English until another language has arrived would flash: so nothing. What cannot be loaded is said in
 * English.
 */
function useMessages(language: Language): Messages | undefined {
  const [, setArrived] = useState<Language>();
  useEffect(() => {
    if (language !== 'en' && !loaded.has(language)) {
      void load(language).then(() => setArrived(language));
    }
  }, [language]);
  return loaded.get(language);
}

async function load(language: Exclude<Language, 'en'>): Promise<void> {
  loaded.set(language, await others[language]().catch(() => en));
}
