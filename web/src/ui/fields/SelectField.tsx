import { Field } from './Field.tsx';

interface SelectFieldProps {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
  isLabelHidden?: boolean;
  error?: string | undefined;
}

export function SelectField({
  label,
  value,
  options,
  onChange,
  isLabelHidden = false,
  error,
}: SelectFieldProps) {
  return (
    <Field label={label} isLabelHidden={isLabelHidden} error={error}>
      {(wiring) => (
        <select
          {...wiring}
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
