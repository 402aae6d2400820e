import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openReport } from '../../../bench/report/report.ts';

function openPrinted() {
  const printed: string[] = [];
  return { printed, report: openReport((line) => printed.push(stripVTControlCharacters(line))) };
}

describe('a report', () => {
  it('says a paragraph in the same words in the terminal and in Markdown', () => {
    const { printed, report } = openPrinted();

    report.text('Read `units` of a page.');

    expect(printed).toEqual(['\nRead `units` of a page.']);
    expect(report.markdown).toBe('Read `units` of a page.');
  });

  it('aligns the first column of a table to the left and the others to the right', () => {
    const { printed, report } = openPrinted();

    report.table(
      ['Query', 'units'],
      [
        ['expense', '1'],
        ['expenses', '1,007'],
      ],
    );

    expect(printed).toEqual(['', 'Query     units', 'expense       1', 'expenses  1,007']);
    expect(report.markdown).toBe('| Query | units |\n| --- | ---: |\n| expense | 1 |\n| expenses | 1,007 |');
  });

  it('tells which claims hold and which do not, and remembers the latter', () => {
    const { printed, report } = openPrinted();

    report.claim('The ratio is 1.00.', true);
    report.claim('Nothing is lost.', false);

    expect(printed).toEqual(['\nHolds: The ratio is 1.00.', '\nDoes not hold: Nothing is lost.']);
    expect(report.markdown).toBe('**Holds**: The ratio is 1.00.\n\n**Does not hold**: Nothing is lost.');
    expect(report.refutedClaims).toEqual(['Nothing is lost.']);
  });

  it('keeps progress to the terminal', () => {
    const { printed, report } = openPrinted();

    report.progress('Storing');

    expect(printed).toEqual(['Storing']);
    expect(report.markdown).toBe('');
  });
});
