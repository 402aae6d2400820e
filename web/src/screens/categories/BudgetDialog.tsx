import { useState } from 'react';
import { type Budget, useActions, useDefaults } from '../../data/index.ts';
import { inputText } from '../../texts/numbers/format-money.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { AmountField } from '../../ui/amount/AmountField.tsx';
import { parseAmount } from '../../ui/amount/parse-amount.ts';
import { Dialog } from '../../ui/feedback/Dialog.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { showToast } from '../../ui/feedback/toasts.ts';
import { useMoney } from '../../ui/money/currencies.ts';
import { CurrencyField } from '../entry/CurrencyField.tsx';
import { useSave } from '../use-save.ts';

interface BudgetDialogProps {
  /** Undefined for all categories. */
  category: string | undefined;
  /** The one to begin with. @default that of a budget there is, or else the last-used one */
  currency?: string | undefined;
  /** Those of this category: each currency may have one. */
  budgets: readonly Budget[];
  onClose: () => void;
}

/** What may be spent each month, in a category or in all of a currency. */
export function BudgetDialog({ category, budgets, onClose, ...props }: BudgetDialogProps) {
  const { t, locale } = useTexts();
  const { decimalsOf } = useMoney();
  const defaults = useDefaults();
  const { setBudget, removeBudget } = useActions();
  const { save, isBusy, problem } = useSave();
  const [currency, setCurrency] = useState(props.currency ?? budgets[0]?.currency ?? defaults.currency);
  /** Undefined until something is typed: then what there is, is shown. */
  const [typed, setTyped] = useState<string>();
  const [error, setError] = useState<string>();
  const budget = budgets.find((one) => one.currency === currency);
  const text =
    typed ?? (budget === undefined ? '' : inputText(budget.amountMinor, decimalsOf(currency), locale));

  async function submit() {
    const parsed = parseAmount(text, { currency, decimals: decimalsOf(currency), locale });
    if ('problem' in parsed) {
      setError(t.entry.amountProblems[parsed.problem](currency));
    } else if (await save(() => setBudget({ currency, category, amountMinor: parsed.minor }))) {
      showToast(t.categories.budgetSet);
      onClose();
    }
  }

  async function remove(from: string) {
    if (await save(() => removeBudget({ currency: from, category }))) {
      showToast(t.categories.budgetRemoved);
      onClose();
    }
  }

  return (
    <Dialog title={t.categories.budgetTitle(category)} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className="amount-row">
          <AmountField
            label={t.categories.eachMonth}
            value={text}
            currency={currency}
            onChange={setTyped}
            error={error}
          />
          <CurrencyField value={currency} onChange={setCurrency} />
        </div>
        {problem === undefined ? null : (
          <Notice tone="error" isAlert>
            {problem}
          </Notice>
        )}
        <div className="form-actions">
          <Button look="primary" type="submit" isBusy={isBusy}>
            {t.common.save}
          </Button>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          {budget === undefined ? null : (
            <Button look="danger" onClick={() => void remove(budget.currency)}>
              {t.categories.removeBudget}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
