import { headerScore } from '../inspect/column-names.ts';
import { csvRecords, QuoteNotClosed } from './csv-records.ts';

/** The delimiters that can be answered. */
export const DELIMITERS = [',', ';', '\t', '|'];

const SAMPLE_RECORDS = 120;

/** What separates the cells, found out by the first records. */
export interface DetectedDelimiter {
  delimiter: string;
  isSure: boolean;
}

/** A delimiter is right when it makes a header of known names, or records of one length. */
export async function detectDelimiter(sample: string): Promise<DetectedDelimiter> {
  // Excel's own first line.
  const told = /^sep=(.)[\r\n]/iu.exec(sample)?.[1];
  if (told !== undefined) {
    return { delimiter: told, isSure: true };
  }
  const scores: { delimiter: string; names: number; regularity: number }[] = [];
  for (const delimiter of DELIMITERS) {
    const records = await sampleRecords(sample, delimiter);
    scores.push({
      delimiter,
      names: Math.max(0, ...records.map((cells) => (cells.length > 1 ? headerScore(cells) : 0))),
      regularity: regularity(records),
    });
  }
  scores.sort((one, other) => other.names - one.names || other.regularity - one.regularity);
  const [best, second] = scores;
  if (best === undefined || second === undefined) {
    return { delimiter: ',', isSure: false };
  }
  const isSure = best.names > second.names || best.regularity > 2 * second.regularity;
  return { delimiter: best.delimiter, isSure: isSure && best.regularity > 0 };
}

async function sampleRecords(sample: string, delimiter: string): Promise<string[][]> {
  const records: string[][] = [];
  try {
    for await (const { cells } of csvRecords(once(sample), delimiter)) {
      records.push(cells);
      if (records.length >= SAMPLE_RECORDS) {
        break;
      }
    }
  } catch (error) {
    // The sample may end within a quoted cell.
    if (!(error instanceof QuoteNotClosed)) {
      throw error;
    }
  }
  return records;
}

/** The share of the records that have the most frequent length, times the logarithm of that length. */
function regularity(records: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of records) {
    counts.set(length, (counts.get(length) ?? 0) + (length > 1 ? 1 : 0));
  }
  const [length = 1, count = 0] = [...counts].sort((one, other) => other[1] - one[1])[0] ?? [];
  return records.length === 0 ? 0 : (count / records.length) * Math.log2(length);
}

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
