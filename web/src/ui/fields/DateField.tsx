import { addDays, type Day, today } from '../../texts/dates/day.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Field } from './Field.tsx';

interface DateFieldProps {
  label: string;
  value: string;
  onChange: (value: Day) => void;
  error?: string | undefined;
  /** Offers today and yesterday beside it. */
  hasShortcuts?: boolean;
}

/** A day. The browser's own picker: it knows the person's calendar, first weekday and way to write dates. */
export function DateField({ label, value, onChange, error, hasShortcuts = false }: DateFieldProps) {
  const { t } = useTexts();
  const now = today();
  return (
    <Field label={label} error={error}>
      {(wiring) => (
        <div className="input-row">
          <input
            {...wiring}
            className="input"
            type="date"
            min="0001-01-01"
            max="9999-12-31"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          {hasShortcuts ? (
            <span className="input-shortcuts">
              {[now, addDays(now, -1)].map((day, index) => (
                <button
                  key={day}
                  type="button"
                  className="button button-quiet"
                  aria-pressed={day === value}
                  onClick={() => onChange(day)}
                >
                  {index === 0 ? t.common.today : t.common.yesterday}
                </button>
              ))}
            </span>
          ) : null}
        </div>
      )}
    </Field>
  );
}
