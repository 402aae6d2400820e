import { createColors } from 'picocolors';
import { describe, expect, it } from 'vitest';
import type { Output } from './output.ts';
import { tableText } from './table.ts';

const COLUMNS = [
  { title: 'Date' },
  { title: 'Amount', align: 'right' as const },
  { title: 'Payee', isFlexible: true },
];
const ROWS = [
  ['2024-01-09', '2.25', 'University Cafe at the corner'],
  ['2024-01-10', '1200.00', '大学のカフェ'],
];

function outputOf(changes: Partial<Output>): Output {
  return {
    isJson: false,
    isForPeople: true,
    width: 80,
    colors: createColors(false),
    write: () => Promise.resolve(),
    line: () => Promise.resolve(),
    json: () => Promise.resolve(),
    jsonLine: () => Promise.resolve(),
    note: () => undefined,
    ...changes,
  };
}

describe('tableText', () => {
  it('aligns columns for people', () => {
    expect(tableText(outputOf({}), COLUMNS, ROWS)).toBe(
      [
        'Date         Amount  Payee',
        '2024-01-09     2.25  University Cafe at the corner',
        '2024-01-10  1200.00  大学のカフェ',
      ].join('\n'),
    );
  });

  it('cuts flexible columns to the width of the terminal', () => {
    const lines = tableText(outputOf({ width: 36 }), COLUMNS, ROWS).split('\n');

    expect(lines[1]).toBe('2024-01-09     2.25  University Caf…');
  });

  it('gives programs one line a row, whole, with tabs and without a header', () => {
    expect(tableText(outputOf({ isForPeople: false, width: 36 }), COLUMNS, ROWS)).toBe(
      '2024-01-09\t2.25\tUniversity Cafe at the corner\n2024-01-10\t1200.00\t大学のカフェ',
    );
  });

  it.each([true, false])(
    'lets nothing through that a terminal would carry out (for people: %s)',
    (isForPeople) => {
      const evil = [['2024-01-09', '1', 'a\u001b[2J\tb\r\nc\u0007']];

      expect(tableText(outputOf({ isForPeople }), COLUMNS, evil)).toContain('a[2J b c');
    },
  );
});
