import { type KeyboardEvent, useId, useState } from 'react';
import { useTexts } from '../../texts/texts-context.ts';
import { ChartTable } from './ChartTable.tsx';
import { columnsOf, HEIGHT, WIDTH } from './columns.ts';

interface ChartPoint {
  key: string;
  /** Below the column. */
  label: string;
  /** Where there is room. */
  longLabel: string;
  /** One for each series. */
  values: readonly number[];
}

interface ChartSeries {
  name: string;
  tone: 'spent' | 'income';
}

export interface ChartProps {
  name: string;
  series: readonly ChartSeries[];
  points: readonly ChartPoint[];
  format: (value: number) => string;
}

/**
 * Columns over time. The first tap, the pointer and the arrow keys show a value; Escape hides it. The table
 * behind it has all of them.
 */
export function ColumnChart({ name, series, points, format }: ChartProps) {
  const { t } = useTexts();
  const [active, setActive] = useState<number>();
  const statusId = useId();
  const { columns, zero, slot } = columnsOf(points);
  const shown = active === undefined ? undefined : points[active];

  function moveByKey(event: KeyboardEvent) {
    const isRtl = document.documentElement.dir === 'rtl';
    const step = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key];
    if (step !== undefined) {
      const start = active ?? (step > 0 ? -1 : points.length);
      setActive(Math.min(points.length - 1, Math.max(0, start + step)));
    } else if (event.key === 'Home' || event.key === 'End') {
      setActive(event.key === 'Home' ? 0 : points.length - 1);
    } else if (event.key === 'Escape' && active !== undefined) {
      setActive(undefined);
      event.stopPropagation();
    } else {
      return;
    }
    event.preventDefault();
  }

  return (
    <figure className="chart">
      <ul className="legend" hidden={series.length < 2}>
        {series.map((one) => (
          <li key={one.name} className={`legend-${one.tone}`}>
            {one.name}
          </li>
        ))}
      </ul>
      <p id={statusId} className="chart-value" role="status">
        {shown === undefined
          ? t.common.chartHint
          : `${shown.longLabel}: ${series.map((one, index) => (series.length > 1 ? `${one.name} ` : '') + format(shown.values[index] ?? 0)).join(', ')}`}
      </p>
      <div
        className="chart-plot"
        role="group"
        tabIndex={0}
        aria-label={`${name}. ${t.common.chartKeys}`}
        onKeyDown={moveByKey}
        onBlur={() => setActive(undefined)}
        onPointerLeave={() => setActive(undefined)}
      >
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          {points.map((point, index) => (
            <rect
              key={point.key}
              className={index === active ? 'chart-slot chart-slot-active' : 'chart-slot'}
              x={index * slot}
              width={slot}
              height={HEIGHT}
              onPointerEnter={() => setActive(index)}
              onPointerDown={() => setActive(index)}
            />
          ))}
          {columns.map(({ key, x, y, width, height, seriesIndex }) => (
            <rect
              key={key}
              className={`column column-${series[seriesIndex]?.tone ?? 'spent'}`}
              {...{ x, y, width, height }}
            />
          ))}
          <line className="chart-zero" x1="0" x2={WIDTH} y1={zero} y2={zero} />
        </svg>
      </div>
      <div className="chart-labels" aria-hidden="true">
        {points.map((point) => (
          <span key={point.key}>{point.label}</span>
        ))}
      </div>
      <ChartTable name={name} series={series} points={points} format={format} />
    </figure>
  );
}
