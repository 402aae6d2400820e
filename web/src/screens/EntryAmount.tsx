import type { EntryFields } from '../data/index.ts';
import { useTexts } from '../texts/texts-context.ts';
import { Money } from '../ui/money/Money.tsx';

/** An amount whose kind is told by a sign and a word, not by its colour alone. */
export function EntryAmount({ entry }: { entry: Pick<EntryFields, 'kind' | 'amountMinor' | 'currency'> }) {
  const { t } = useTexts();
  const { kind, amountMinor, currency } = entry;
  if (kind === 'EXPENSE') {
    return (
      <span className="entry-amount">
        <Money minor={amountMinor} currency={currency} />
      </span>
    );
  }
  return (
    <span className="entry-amount">
      <span className="kind-word">{t.entry.kinds[kind]}</span>{' '}
      <Money
        minor={amountMinor}
        currency={currency}
        sign="always"
        tone={kind === 'INCOME' ? 'income' : 'refund'}
      />
    </span>
  );
}
