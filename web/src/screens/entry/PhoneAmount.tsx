import { useTexts } from '../../texts/texts-context.ts';
import { AmountPad } from '../../ui/amount/AmountPad.tsx';
import { parseAmount } from '../../ui/amount/parse-amount.ts';
import { useMoney } from '../../ui/money/currencies.ts';
import { useNameLists } from '../use-name-lists.ts';
import { CurrencyField } from './CurrencyField.tsx';
import type { EntryFormState } from './use-entry-form.ts';

const MOST_CHIPS = 6;

/** The amount in large keys, and the categories most used one tap away. */
export function PhoneAmount({ form }: { form: EntryFormState }) {
  const { t, locale } = useTexts();
  const { decimalsOf, money } = useMoney();
  const { categoriesOf } = useNameLists();
  const { draft, errors, set } = form;
  const decimals = decimalsOf(draft.currency);
  const parsed = parseAmount(draft.amount, { currency: draft.currency, decimals, locale });

  return (
    <div className="phone-amount">
      <label className="for-readers" htmlFor="phone-amount">
        {t.entry.amount}
      </label>
      <div className="phone-amount-row">
        <input
          id="phone-amount"
          className="phone-amount-input"
          // The pad is the keyboard; a real one and pasting still work.
          inputMode="none"
          autoComplete="off"
          data-1p-ignore=""
          data-lpignore="true"
          data-bwignore=""
          placeholder={money(0, draft.currency, 'none')}
          aria-invalid={errors.amount === undefined ? undefined : true}
          aria-describedby="phone-amount-said"
          value={draft.amount}
          onChange={(event) => set({ amount: event.target.value })}
        />
        <CurrencyField value={draft.currency} onChange={(currency) => set({ currency })} />
      </div>
      <p id="phone-amount-said" className={errors.amount === undefined ? 'field-hint' : 'field-error'}>
        {errors.amount === undefined
          ? 'minor' in parsed && <bdi>{`= ${money(parsed.minor, draft.currency)}`}</bdi>
          : t.entry.amountProblems[errors.amount](draft.currency)}
      </p>
      <AmountPad value={draft.amount} decimals={decimals} onChange={(amount) => set({ amount })} />
      <div className="chips" role="group" aria-label={t.entry.mostUsed}>
        {categoriesOf(draft.kind)
          .slice(0, MOST_CHIPS)
          .map((category) => (
            <button
              key={category}
              type="button"
              className="chip"
              aria-pressed={category === draft.category}
              onClick={() => set({ category })}
            >
              <bdi>{category}</bdi>
            </button>
          ))}
      </div>
    </div>
  );
}
