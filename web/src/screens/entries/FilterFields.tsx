import { useDefaults } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { DateField } from '../../ui/fields/DateField.tsx';
import { SelectField } from '../../ui/fields/SelectField.tsx';
import { goTo, usePlace, withQuery } from '../../ui/router/location.ts';
import { CurrencyField } from '../entry/CurrencyField.tsx';
import { useNameLists } from '../use-name-lists.ts';
import { AmountBound } from './AmountBound.tsx';
import { PeriodField } from './PeriodField.tsx';
import type { FilterName } from './filter-query.ts';

const KINDS = ['EXPENSE', 'REFUND', 'INCOME'] as const;

export function FilterFields() {
  const { t } = useTexts();
  const place = usePlace();
  const { categories, payees, paymentMethods } = useNameLists();
  const { currency: lastUsed } = useDefaults();
  const { query } = place;
  const currency = query.get('currency') ?? lastUsed;
  const value = (name: FilterName) => query.get(name) ?? '';

  function set(changes: Partial<Record<FilterName, string | undefined>>) {
    goTo(withQuery(place, changes), { replace: true });
  }
  const choice = (name: FilterName, label: string, names: readonly string[]) => (
    <SelectField
      label={label}
      value={value(name)}
      options={[
        { value: '', label: t.entries.any },
        ...[...new Set([...(value(name) === '' ? [] : [value(name)]), ...names])].map((one) => ({
          value: one,
          label: one,
        })),
      ]}
      onChange={(chosen) => set({ [name]: chosen })}
    />
  );

  return (
    <div className="field-grid">
      <PeriodField value={{ from: value('from'), to: value('to') }} onChange={set} />
      <DateField label={t.entries.from} value={value('from')} onChange={(from) => set({ from })} />
      <DateField label={t.entries.to} value={value('to')} onChange={(to) => set({ to })} />
      <SelectField
        label={t.entry.kind}
        value={value('kind')}
        options={[
          { value: '', label: t.entries.any },
          ...KINDS.map((kind) => ({ value: kind, label: t.entry.kinds[kind] })),
        ]}
        onChange={(kind) => set({ kind })}
      />
      {choice('category', t.entry.category, categories)}
      {choice('payee', t.entry.payees.EXPENSE, payees)}
      {choice('method', t.entry.paymentMethod, paymentMethods)}
      <CurrencyField value={currency} onChange={(chosen) => set({ currency: chosen })} />
      <AmountBound
        key={`min ${value('min')} ${currency}`}
        label={t.entries.atLeast}
        bound={value('min')}
        currency={currency}
        onChange={(min) => set({ min, currency })}
      />
      <AmountBound
        key={`max ${value('max')} ${currency}`}
        label={t.entries.atMost}
        bound={value('max')}
        currency={currency}
        onChange={(max) => set({ max, currency })}
      />
    </div>
  );
}
