import { useKept } from '../../data/index.ts';
import { isLanguage, type Language } from '../../texts/language.ts';

export type Theme = 'system' | 'light' | 'dark';

/** The names under which settings and drafts are kept. */
export const KEPT = {
  language: 'setting.language',
  theme: 'setting.theme',
  monthStart: 'setting.monthStart',
  drafts: 'drafts',
  sampleIds: 'sampleIds',
  imports: 'imports',
} as const;

export interface Settings {
  /** Undefined: as the browser prefers. */
  language: Language | undefined;
  theme: Theme;
  /** The day on which the person's month begins, 1 to 28. */
  monthStart: number;
}

/** What the person has chosen on this device. */
export function useSettings(): Settings {
  const language = useKept(KEPT.language);
  const theme = useKept(KEPT.theme);
  const monthStart = useKept(KEPT.monthStart);
  return {
    language: isLanguage(language) ? language : undefined,
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    monthStart: typeof monthStart === 'number' && monthStart >= 1 && monthStart <= 28 ? monthStart : 1,
  };
}
