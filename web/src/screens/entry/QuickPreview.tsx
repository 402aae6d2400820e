import type { ReactNode } from 'react';
import { today } from '../../texts/dates/day.ts';
import { formatDay, nearDay } from '../../texts/dates/format-date.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { useMoney } from '../../ui/money/currencies.ts';
import type { TextEntry } from './use-text-entry.ts';

interface QuickPreviewProps {
  entry: TextEntry;
  /** It was tried to save it: what is missing is an error now. */
  isInsistent: boolean;
}

/** What a line of text will be saved as. What was not in the text is marked as taken from before. */
export function QuickPreview({ entry, isInsistent }: QuickPreviewProps) {
  const { t, locale } = useTexts();
  const { money } = useMoney();
  const { amountMinor, amountProblem, currency, category, categoryFrom, date } = entry;
  const now = today();
  const isWrong = amountProblem !== undefined && (isInsistent || amountProblem !== 'empty');

  return (
    <>
      <ul className="chips preview" aria-label={t.entry.preview}>
        <Chip name={t.entry.kind}>{t.entry.kinds[entry.kind]}</Chip>
        {amountMinor === undefined ? null : (
          <Chip name={t.entry.amount}>
            <bdi>{money(amountMinor, currency)}</bdi>
          </Chip>
        )}
        {category === '' ? null : (
          <Chip name={t.entry.category} isAssumed={categoryFrom !== 'text'}>
            <bdi>{category}</bdi>
          </Chip>
        )}
        {entry.payee === undefined ? null : (
          <Chip name={t.entry.payees[entry.kind]}>
            <bdi>{entry.payee}</bdi>
          </Chip>
        )}
        <Chip name={t.entry.date}>{nearDay(date, locale, now) ?? formatDay(date, locale, now)}</Chip>
        {entry.description === undefined ? null : (
          <Chip name={t.entry.description}>
            <bdi>{entry.description}</bdi>
          </Chip>
        )}
        {entry.paymentMethod === undefined ? null : (
          <Chip name={t.entry.paymentMethod} isAssumed>
            <bdi>{entry.paymentMethod}</bdi>
          </Chip>
        )}
      </ul>
      {isWrong ? (
        <p className="field-error" role="alert">
          {t.entry.amountProblems[amountProblem](currency)}
        </p>
      ) : null}
      {category === '' ? (
        <p className={isInsistent ? 'field-error' : 'field-hint'} role={isInsistent ? 'alert' : undefined}>
          {t.entry.nameCategory}
        </p>
      ) : null}
    </>
  );
}

function Chip({
  name,
  isAssumed = false,
  children,
}: {
  name: string;
  isAssumed?: boolean;
  children: ReactNode;
}) {
  return (
    <li className={isAssumed ? 'chip chip-assumed' : 'chip'}>
      <span className="for-readers">{`${name}: `}</span>
      {children}
    </li>
  );
}
