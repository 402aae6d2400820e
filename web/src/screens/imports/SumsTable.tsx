import { useTexts } from '../../texts/texts-context.ts';
import { useMoney } from '../../ui/money/currencies.ts';
import type { RowSums } from './sums.ts';

/** Sums by currency, each kind apart. On a phone, a line is a block with the names beside the figures. */
export function SumsTable({ title, sums }: { title: string; sums: readonly RowSums[] }) {
  const { t } = useTexts();
  const { money } = useMoney();
  const names = [t.imports.spent, t.imports.refunds, t.imports.income, t.imports.net];
  return (
    <table className="figure-table">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t.imports.currency}</th>
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sums.map((one) => {
          const { currency } = one;
          const figures = [
            [one.spentMinor, one.spentCount],
            [one.refundMinor, one.refundCount],
            [one.incomeMinor, one.incomeCount],
            [one.netMinor, undefined],
          ] as const;
          return (
            <tr key={currency}>
              <th scope="row">{currency}</th>
              {figures.map(([minor, count], index) => (
                <td key={names[index]} data-name={names[index]}>
                  <bdi>{money(minor, currency, 'none')}</bdi>
                  {count === undefined ? null : <small> ({count})</small>}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
