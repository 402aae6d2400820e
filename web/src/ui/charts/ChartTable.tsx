import { useTexts } from '../../texts/texts-context.ts';
import type { ChartProps } from './ColumnChart.tsx';

/** The numbers of a chart, without what is zero. */
export function ChartTable({ name, series, points, format }: ChartProps) {
  const { t } = useTexts();
  const rows = points.filter(({ values }) => values.some((value) => value !== 0));
  return (
    <details className="chart-table">
      <summary>{t.common.asTable}</summary>
      <table>
        <caption className="for-readers">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{t.common.when}</th>
            {series.map((one) => (
              <th key={one.name} scope="col">
                {one.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((point) => (
            <tr key={point.key}>
              <th scope="row">{point.longLabel}</th>
              {series.map((one, index) => (
                <td key={one.name}>
                  <bdi>{format(point.values[index] ?? 0)}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
