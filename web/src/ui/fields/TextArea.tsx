import { Field } from './Field.tsx';

interface TextAreaProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  maxLength?: number;
}

export function TextArea({ label, value, onChange, maxLength }: TextAreaProps) {
  return (
    <Field label={label}>
      {(wiring) => (
        <textarea
          {...wiring}
          className="input"
          rows={2}
          autoComplete="off"
          maxLength={maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
