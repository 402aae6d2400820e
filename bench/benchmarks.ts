import type { Benchmark } from './benchmark.ts';
import { reads } from './reads.ts';
import { writes } from './writes.ts';

/** All benchmarks, in the order in which they run and stand in docs/benchmarks.md. */
export const benchmarks: readonly Benchmark[] = [reads, writes];
