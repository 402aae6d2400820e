import type { Report } from './report/report.ts';

/** `quick` is for tests and CI: the same steps in sizes that take seconds; the figures are meaningless. */
export type BenchmarkSize = 'full' | 'quick';

/** One benchmark: `npm run bench -- NAME`. */
export interface Benchmark {
  /** E.g. `reads`. */
  readonly name: string;
  /** The heading of its section in docs/benchmarks.md. */
  readonly title: string;
  /** Measures and reports; starts what it needs, and always ends it. */
  run(report: Report, size: BenchmarkSize): Promise<void>;
}
