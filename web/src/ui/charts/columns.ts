/** The units of the drawing, which is stretched to its place. */
export const WIDTH = 1000;
export const HEIGHT = 200;

/** A value that is not zero is never without a mark. */
const LEAST_HEIGHT = 2;

interface Column {
  key: string;
  x: number;
  y: number;
  width: number;
  height: number;
  seriesIndex: number;
}

/** Where the columns are: upwards from the line of zero, or downwards for what is negative. */
export function columnsOf(points: readonly { key: string; values: readonly number[] }[]): {
  columns: Column[];
  zero: number;
  /** The width of a point's place. */
  slot: number;
} {
  const values = points.flatMap((point) => point.values);
  const highest = Math.max(0, ...values);
  const lowest = Math.min(0, ...values);
  const scale = HEIGHT / (highest - lowest || 1);
  const zero = highest === lowest ? HEIGHT : highest * scale;
  const slot = WIDTH / Math.max(1, points.length);

  const columns = points.flatMap(({ key, values: own }, index) => {
    const width = (slot * 0.8) / Math.max(1, own.length);
    return own.flatMap((value, seriesIndex) => {
      const height = Math.max(Math.abs(value) * scale, LEAST_HEIGHT);
      const x = index * slot + slot * 0.1 + seriesIndex * width;
      const y = value > 0 ? zero - height : zero;
      return value === 0 ? [] : [{ key: `${key} ${seriesIndex}`, x, y, width, height, seriesIndex }];
    });
  });
  return { columns, zero, slot };
}
