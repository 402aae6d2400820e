import pc from 'picocolors';
import { markdownTable } from './markdown-table.ts';

/** The output of a benchmark: printed as it happens, and the Markdown of its section. */
export interface Report {
  /** A paragraph, the same text in the terminal and in Markdown. */
  text(paragraph: string): void;
  /** A table with its first column to the left and the others to the right. */
  table(head: readonly string[], rows: readonly (readonly string[])[]): void;
  /**
   * A claim that the figures prove or refute: printed green or red; a refuted one ends the command with code
   * 1.
   */
  claim(statement: string, holds: boolean): void;
  /** Progress, for the terminal only. */
  progress(line: string): void;
}

/** A report that can be read after the benchmark. */
export interface WrittenReport extends Report {
  /** All but the progress, a block each. */
  readonly markdown: string;
  readonly refutedClaims: readonly string[];
}

/**
 * Begins a report.
 *
 * @param print called with each line for the terminal
 */
export function openReport(print: (line: string) => void): WrittenReport {
  const blocks: string[] = [];
  const refutedClaims: string[] = [];
  return {
    text: (paragraph) => {
      print(`\n${paragraph}`);
      blocks.push(paragraph);
    },
    table: (head, rows) => {
      print('');
      const [headLine = '', ...lines] = alignedLines([head, ...rows]);
      print(pc.bold(headLine));
      lines.forEach(print);
      blocks.push(markdownTable(head, rows, (column) => column > 0));
    },
    claim: (statement, holds) => {
      const verdict = holds ? 'Holds' : 'Does not hold';
      print(`\n${holds ? pc.green(verdict) : pc.red(verdict)}: ${statement}`);
      blocks.push(`**${verdict}**: ${statement}`);
      if (!holds) {
        refutedClaims.push(statement);
      }
    },
    progress: (line) => print(pc.dim(line)),
    get markdown() {
      return blocks.join('\n\n');
    },
    refutedClaims,
  };
}

function alignedLines(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? '';
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  '),
  );
}
