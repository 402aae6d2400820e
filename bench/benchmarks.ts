import type { Benchmark } from './benchmark.ts';
import { contention } from './contention/contention.ts';
import { fanOut } from './fan-out/fan-out.ts';
import { handlers } from './handlers/handlers.ts';
import { importing } from './import/import.ts';
import { load } from './load/load.ts';
import { reads } from './reads/reads.ts';
import { startUp } from './start-up/start-up.ts';
import { writes } from './writes/writes.ts';

/** All benchmarks, in the order in which they run and stand in docs/benchmarks.md. */
export const benchmarks: readonly Benchmark[] = [
  reads,
  writes,
  contention,
  handlers,
  load,
  importing,
  startUp,
  fanOut,
];
