import { useActions } from '../../data/index.ts';
import { LANGUAGES } from '../../texts/language.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { showToast } from '../../ui/feedback/toasts.ts';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { SelectField } from '../../ui/fields/SelectField.tsx';
import { KEPT, type Theme, useSettings } from '../shell/settings.ts';

const daysOfMonth = Array.from({ length: 28 }, (_, index) => index + 1);
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** How the app looks and counts on this device. */
export function SettingsSection() {
  const { t, locale } = useTexts();
  const { language, theme, monthStart } = useSettings();
  const { keep } = useActions();
  const number = new Intl.NumberFormat(locale);

  async function set(name: string, value: unknown) {
    const saved = await keep(name, value);
    if (!saved.isSaved) {
      showToast(t.common.notSaved[saved.reason]);
    }
  }

  return (
    <section className="card" aria-labelledby="settings">
      <h2 id="settings">{t.account.settings}</h2>
      <div className="field-grid">
        <SelectField
          label={t.account.language}
          value={language ?? ''}
          options={[
            { value: '', label: t.account.asBrowser },
            ...LANGUAGES.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          onChange={(code) => void set(KEPT.language, code === '' ? undefined : code)}
        />
        <SelectField
          label={t.account.monthStart}
          value={`${monthStart}`}
          options={daysOfMonth.map((day) => ({
            value: `${day}`,
            label: t.account.monthStartDay(number.format(day)),
          }))}
          onChange={(day) => void set(KEPT.monthStart, Number(day))}
        />
        <Segmented
          label={t.account.theme}
          value={theme}
          options={THEMES.map((value) => ({ value, label: t.account.themes[value] }))}
          onChange={(value) => void set(KEPT.theme, value)}
        />
      </div>
    </section>
  );
}
