import { describe, expect, it } from 'vitest';
import { markdownTable, numberTable } from '../../../bench/report/markdown-table.ts';

describe('markdownTable', () => {
  it('keeps a bar in a cell from ending it', () => {
    expect(markdownTable(['a|b'], [['c']], () => false)).toBe('| a\\|b |\n| --- |\n| c |');
  });
});

describe('numberTable', () => {
  it('has columns of numbers to the right and those with anything else to the left', () => {
    const rows = [
      ['reads', '1,234.5', '–', '2'],
      ['all', '**7**', '0.00', '2 of 3'],
    ];

    expect(numberTable(['what', 'units', '$', 'calls'], rows).split('\n')[1]).toBe(
      '| --- | ---: | ---: | --- |',
    );
  });
});
