import { useMemo } from 'react';
import { useCurrencies, useDefaults } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { SelectField } from '../../ui/fields/SelectField.tsx';

interface CurrencyFieldProps {
  value: string;
  onChange: (value: string) => void;
}

/** Every currency that is in use in the world, the last-used first, and a withdrawn one that an entry has. */
export function CurrencyField({ value, onChange }: CurrencyFieldProps) {
  const { t, locale } = useTexts();
  const currencies = useCurrencies();
  const { currency: lastUsed } = useDefaults();

  const options = useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'currency' });
    const codes = currencies.filter(({ isCurrent }) => isCurrent).map(({ code }) => code);
    return [...new Set([lastUsed, value, ...codes])].map((code) => ({
      value: code,
      // Of a narrow field, only the code is seen.
      label: `${code}\u2003${names.of(code) ?? code}`,
    }));
  }, [locale, currencies, lastUsed, value]);

  return <SelectField label={t.entry.currency} value={value} options={options} onChange={onChange} />;
}
