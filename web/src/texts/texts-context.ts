import { createContext, useContext } from 'react';
import { en, type Messages } from './en/index.ts';
import type { Language } from './language.ts';

export interface Texts {
  /** Every text of the app. */
  readonly t: Messages;
  readonly language: Language;
  /** For `Intl`, for example `de-CH`. */
  readonly locale: string;
}

export const TextsContext = createContext<Texts>({ t: en, language: 'en', locale: 'en' });

export function useTexts(): Texts {
  return useContext(TextsContext);
}
