import { separatorsOf } from '../../texts/numbers/separators.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Icon } from '../Icon.tsx';
import { appended } from './pad-text.ts';

interface AmountPadProps {
  value: string;
  decimals: number;
  onChange: (value: string) => void;
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Large keys for an amount on a phone: they are there at once and hide nothing, as the keyboard would. */
export function AmountPad({ value, decimals, onChange }: AmountPadProps) {
  const { t, locale } = useTexts();
  const { decimal } = separatorsOf(locale);
  const digit = new Intl.NumberFormat(locale, { numberingSystem: 'latn' });

  return (
    <div className="pad" role="group" aria-label={t.entry.pad}>
      {KEYS.map((key) => (
        <PadKey key={key} onPress={() => onChange(appended(value, key, decimal, decimals))}>
          {digit.format(Number(key))}
        </PadKey>
      ))}
      <PadKey
        isOff={decimals === 0}
        name={t.entry.decimalSeparator}
        onPress={() => onChange(appended(value, decimal, decimal, decimals))}
      >
        {decimals === 0 ? '' : decimal}
      </PadKey>
      <PadKey onPress={() => onChange(appended(value, '0', decimal, decimals))}>{digit.format(0)}</PadKey>
      <PadKey name={t.entry.deleteDigit} onPress={() => onChange(value.slice(0, -1))}>
        <Icon name="backspace" />
      </PadKey>
    </div>
  );
}

interface PadKeyProps {
  children: React.ReactNode;
  name?: string;
  isOff?: boolean;
  onPress: () => void;
}

function PadKey({ children, name, isOff = false, onPress }: PadKeyProps) {
  return (
    <button type="button" className="pad-key" aria-label={name} disabled={isOff} onClick={onPress}>
      {children}
    </button>
  );
}
