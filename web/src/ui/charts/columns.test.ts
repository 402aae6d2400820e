import { describe, expect, it } from 'vitest';
import { columnsOf, HEIGHT, WIDTH } from './columns.ts';

describe('columnsOf', () => {
  it('draws nothing of nothing, and no NaN', () => {
    expect(columnsOf([])).toEqual({ columns: [], zero: HEIGHT, slot: WIDTH });
    expect(columnsOf([{ key: 'a', values: [0] }]).columns).toEqual([]);
  });

  it('draws one value over the whole height', () => {
    const { columns } = columnsOf([{ key: 'a', values: [5] }]);

    expect(columns).toMatchObject([{ y: 0, height: HEIGHT }]);
  });

  it('leaves a mark of the smallest value', () => {
    const { columns } = columnsOf([
      { key: 'a', values: [1_000_000] },
      { key: 'b', values: [1] },
    ]);

    expect(columns[1]?.height).toBe(2);
  });

  it('draws what is negative below the line', () => {
    const { columns, zero } = columnsOf([{ key: 'a', values: [30, -10] }]);

    expect(zero).toBe(150);
    expect(columns).toMatchObject([
      { y: 0, height: 150 },
      { y: 150, height: 50 },
    ]);
  });
});
