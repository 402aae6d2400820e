import type { Benchmark } from './benchmark.ts';
import { fanOut } from './fan-out.ts';
import { handlers } from './handlers.ts';
import { load } from './load/load.ts';
import { startUp } from './load/start-up.ts';
import { reads } from './reads.ts';
import { writes } from './writes.ts';

/** All benchmarks, in the order in which they run and stand in docs/benchmarks.md. */
export const benchmarks: readonly Benchmark[] = [reads, writes, handlers, load, startUp, fanOut];
