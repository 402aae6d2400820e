import type { InputHTMLAttributes, Ref } from 'react';
import { Field, type FieldProps } from './Field.tsx';

interface TextFieldProps
  extends FieldProps, Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'id'> {
  value: string;
  onChange: (value: string) => void;
  ref?: Ref<HTMLInputElement> | undefined;
}

/**
 * One line of text. What is no login says `autoComplete="off"` and tells password managers to leave it alone,
 * unless it says otherwise.
 */
export function TextField({ label, hint, error, isLabelHidden, onChange, ...input }: TextFieldProps) {
  const isLogin = input.autoComplete !== undefined && input.autoComplete !== 'off';
  return (
    <Field
      label={label}
      {...(hint === undefined ? {} : { hint })}
      error={error}
      {...(isLabelHidden === undefined ? {} : { isLabelHidden })}
    >
      {(wiring) => (
        <input
          className="input"
          type="text"
          autoComplete="off"
          {...(isLogin ? {} : { 'data-1p-ignore': '', 'data-lpignore': 'true', 'data-bwignore': '' })}
          {...input}
          {...wiring}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
