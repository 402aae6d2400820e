import { type ReactNode, type Ref, useState } from 'react';
import { useTexts } from '../../texts/texts-context.ts';
import { Field } from './Field.tsx';

interface PasswordFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: 'current-password' | 'new-password';
  hint?: ReactNode;
  error?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** A password that can be shown while it is typed. */
export function PasswordField({
  label,
  value,
  onChange,
  autoComplete,
  hint,
  error,
  ref,
}: PasswordFieldProps) {
  const { t } = useTexts();
  const [isShown, setIsShown] = useState(false);
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} error={error}>
      {(wiring) => (
        <div className="input-row">
          <input
            {...wiring}
            ref={ref}
            className="input"
            type={isShown ? 'text' : 'password'}
            name="password"
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            required
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <button
            type="button"
            className="button button-quiet"
            aria-pressed={isShown}
            onClick={() => setIsShown(!isShown)}
          >
            {t.account.show}
          </button>
        </div>
      )}
    </Field>
  );
}
