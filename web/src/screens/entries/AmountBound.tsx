import { useState } from 'react';
import { decimalText, inputText } from '../../texts/numbers/format-money.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { parseAmount } from '../../ui/amount/parse-amount.ts';
import { TextField } from '../../ui/fields/TextField.tsx';
import { useMoney } from '../../ui/money/currencies.ts';

interface AmountBoundProps {
  label: string;
  /** A plain decimal, such as `12.50`, or empty. */
  bound: string;
  currency: string;
  onChange: (bound: string | undefined) => void;
}

/** A least or largest amount, which filters as soon as the input is left. */
export function AmountBound({ label, bound, currency, onChange }: AmountBoundProps) {
  const { t, locale } = useTexts();
  const { decimalsOf } = useMoney();
  const decimals = decimalsOf(currency);
  const [text, setText] = useState(() => {
    const minor = Math.round(Number(bound) * 10 ** decimals);
    return bound === '' || !Number.isSafeInteger(minor) ? '' : inputText(minor, decimals, locale);
  });
  const [problem, setProblem] = useState<string>();

  function apply() {
    const parsed = parseAmount(text, { currency, decimals, locale });
    if ('minor' in parsed) {
      setProblem(undefined);
      onChange(decimalText(parsed.minor, decimals));
    } else if (parsed.problem === 'empty') {
      setProblem(undefined);
      if (bound !== '') {
        onChange(undefined);
      }
    } else {
      setProblem(t.entry.amountProblems[parsed.problem](currency));
    }
  }

  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={text}
      onChange={setText}
      error={problem}
      onBlur={apply}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          apply();
        }
      }}
    />
  );
}
