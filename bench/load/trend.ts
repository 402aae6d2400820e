/** A straight line through measured points. */
export interface Trend {
  /** The slope per unit of time. */
  readonly slope: number;
  /** Its value in the middle of the time, which is the mean of the points. */
  readonly level: number;
}

/** The line with the least squares of distances; `NaN` for less than two points in time. */
export function trend(points: readonly (readonly [time: number, value: number])[]): Trend {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = mean(points.map(([time]) => time));
  const level = mean(points.map(([, value]) => value));
  const spread = mean(points.map(([time]) => (time - middle) ** 2));
  const shared = mean(points.map(([time, value]) => (time - middle) * (value - level)));
  return { slope: shared / spread, level };
}
