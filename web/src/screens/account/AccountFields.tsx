import { useTexts } from '../../texts/texts-context.ts';
import { TextField } from '../../ui/fields/TextField.tsx';

interface EmailFieldProps {
  value: string;
  onChange: (value: string) => void;
}

export function EmailField({ value, onChange }: EmailFieldProps) {
  const { t } = useTexts();
  return (
    <TextField
      label={t.account.email}
      type="email"
      name="username"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      required
      value={value}
      onChange={onChange}
    />
  );
}

interface CodeFieldProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
}

/** Six digits that were sent or that an app shows: the phone offers them above its keyboard. */
export function CodeField({ label, hint, value, onChange }: CodeFieldProps) {
  return (
    <TextField
      label={label}
      {...(hint === undefined ? {} : { hint })}
      name="one-time-code"
      inputMode="numeric"
      autoComplete="one-time-code"
      required
      maxLength={12}
      value={value}
      onChange={onChange}
    />
  );
}
