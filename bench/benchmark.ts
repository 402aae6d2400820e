import type { Report } from './report/report.ts';

/** `quick` is for tests and CI: the same steps in sizes that take seconds, whose figures mean nothing. */
export type BenchmarkSize = 'full' | 'quick';

/** One benchmark: `npm run bench -- NAME`. */
export interface Benchmark {
  /** E.g. `reads`. */
  readonly name: string;
  /** The heading of its section in docs/benchmarks.md. */
  readonly title: string;
  /** Measures and reports; starts what it needs, and ends it whatever happens. */
  run(report: Report, size: BenchmarkSize): Promise<void>;
}
