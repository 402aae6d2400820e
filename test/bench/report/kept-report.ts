import type { Report } from '../../../bench/report/report.ts';

/** What a benchmark has told. */
export interface KeptReport {
  readonly report: Report;
  /** The rows of each table. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly claims: readonly { readonly statement: string; readonly holds: boolean }[];
}

/** A report that keeps its tables and claims, and prints nothing. */
export function keepReport(): KeptReport {
  const tables: (readonly (readonly string[])[])[] = [];
  const claims: { statement: string; holds: boolean }[] = [];
  const report: Report = {
    text: () => undefined,
    table: (_head, rows) => tables.push(rows),
    claim: (statement, holds) => claims.push({ statement, holds }),
    progress: () => undefined,
  };
  return { report, tables, claims };
}
