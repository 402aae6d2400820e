import { type CurrencySummary, useSummary } from '../../data/index.ts';
import { formatPeriod } from '../../texts/dates/format-date.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Money } from '../../ui/money/Money.tsx';
import { useMoney } from '../../ui/money/currencies.ts';
import type { HomePeriod } from './use-home-period.ts';

interface TotalsProps {
  shown: HomePeriod;
  currencies: readonly CurrencySummary[];
  isLoading: boolean;
}

/** Spent, income and balance, one line for each currency, each against the period before. */
export function Totals({ shown, currencies, isLoading }: TotalsProps) {
  const { t, locale } = useTexts();
  const before = useSummary(shown.before);
  const periodBefore = formatPeriod(shown.before, locale);
  return (
    <section className="totals" aria-label={t.home.totals} aria-busy={isLoading}>
      {isLoading ? <p className="field-hint">{t.entries.loading}</p> : null}
      {currencies.map((summary) => (
        <CurrencyTotals
          key={summary.currency}
          summary={summary}
          before={before.currencies.find(({ currency }) => currency === summary.currency)}
        />
      ))}
      {currencies.length === 0 && !isLoading ? <p className="empty">{t.home.nothingInPeriod}</p> : null}
      {currencies.length === 0 ? null : (
        <p className="field-hint">
          {before.currencies.length === 0
            ? t.home.nothingBefore(periodBefore)
            : t.home.comparedWith(periodBefore)}{' '}
          {currencies.length > 1 ? t.home.apart : null}
        </p>
      )}
    </section>
  );
}

interface CurrencyTotalsProps {
  summary: CurrencySummary;
  before: CurrencySummary | undefined;
}

function CurrencyTotals({ summary, before }: CurrencyTotalsProps) {
  const { t } = useTexts();
  const { currency, spentMinor, incomeMinor, balanceMinor, refundedMinor } = summary;
  const { money } = useMoney();
  return (
    <dl className="card totals-card" data-currency={currency}>
      <Figure name={t.home.spent} minor={spentMinor} before={before?.spentMinor} currency={currency}>
        {refundedMinor === 0 ? undefined : t.home.refunded(money(refundedMinor, currency))}
      </Figure>
      <Figure name={t.home.income} minor={incomeMinor} before={before?.incomeMinor} currency={currency} />
      <Figure name={t.home.balance} minor={balanceMinor} before={before?.balanceMinor} currency={currency} />
    </dl>
  );
}

interface FigureProps {
  name: string;
  minor: number;
  /** Undefined when there was nothing in this currency. */
  before: number | undefined;
  currency: string;
  children?: string | undefined;
}

function Figure({ name, minor, before, currency, children }: FigureProps) {
  const { t } = useTexts();
  const { money } = useMoney();
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>
        <span className="figure-value">
          <Money minor={minor} currency={currency} />
        </span>
        {before === undefined ? null : <span className="figure-change">{changeText(minor - before)}</span>}
        {children === undefined ? null : <span className="figure-change">{children}</span>}
      </dd>
    </div>
  );

  function changeText(change: number): string {
    return change === 0
      ? t.home.asBefore
      : (change > 0 ? t.home.more : t.home.less)(money(Math.abs(change), currency));
  }
}
