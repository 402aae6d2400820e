import type { Ref } from 'react';
import { useTexts } from '../../texts/texts-context.ts';
import { Field } from '../fields/Field.tsx';
import { useMoney } from '../money/currencies.ts';
import { parseAmount } from './parse-amount.ts';

interface AmountFieldProps {
  label: string;
  /** What stands in the input. */
  value: string;
  currency: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  isLabelHidden?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** An amount as text. While it is written, the line below says which amount it is. */
export function AmountField({
  label,
  value,
  currency,
  onChange,
  error,
  isLabelHidden,
  ref,
}: AmountFieldProps) {
  const { locale } = useTexts();
  const { decimalsOf, money } = useMoney();
  const parsed = parseAmount(value, { currency, decimals: decimalsOf(currency), locale });

  return (
    <Field
      label={label}
      error={error}
      {...(isLabelHidden === undefined ? {} : { isLabelHidden })}
      hint={'minor' in parsed ? <bdi>{`= ${money(parsed.minor, currency)}`}</bdi> : undefined}
    >
      {(wiring) => (
        <input
          {...wiring}
          ref={ref}
          className="input input-amount"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          enterKeyHint="done"
          data-1p-ignore=""
          data-lpignore="true"
          data-bwignore=""
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
