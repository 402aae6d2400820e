import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportRefused } from 'expense-files';
import type { Inspection, RefusedLine } from 'expense-files';

/** The file beside an imported one, e.g. `bank.csv.refused.csv`. */
export function refusedFileOf(file: string): string {
  return `${file}.refused.csv`;
}

/** Writes refused rows under the columns of their file, with a column that says what is wrong. */
export async function writeRefused(
  file: string,
  inspection: Inspection,
  rows: readonly RefusedLine[],
): Promise<void> {
  await pipeline(Readable.from(exportRefused(inspection, rows)), createWriteStream(file));
}
