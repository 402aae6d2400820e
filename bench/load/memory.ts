import { setTimeout as delay } from 'node:timers/promises';
import { count, decimal } from '../report/number-format.ts';
import type { Report } from '../report/report.ts';
import type { StackProcess } from '../stack/stack-process.ts';
import type { LoadedUser } from './load-target.ts';
import { steadyBodies } from './operations.ts';
import { readProcessMemory } from './process-memory.ts';
import type { ProcessMemory } from './process-memory.ts';
import { loadGraphql } from './throughput.ts';
import { trend } from './trend.ts';

/** The share of the time that is the warm-up: V8 and SQLite are still filling their caches. */
const WARM_UP_SHARE = 0.3;
/**
 * A fitted line that rises by less, from the end of the warm-up to the end, is not growth: V8 varies as much
 * by itself.
 */
const TOLERATED_GROWTH = 0.05;
/** The least number of minutes for a meaningful line. */
const JUDGED_MINUTES = 5;

interface Sample {
  readonly minute: number;
  readonly memory: ProcessMemory;
}

/**
 * Sends operations that do not add data for some minutes, and reports the memory of the stack's processes
 * meanwhile.
 */
export async function reportMemory(
  report: Report,
  stack: StackProcess,
  users: readonly LoadedUser[],
  minutes: number,
): Promise<void> {
  report.progress(`Watching memory during ${minutes} minutes of load`);
  const { samples, perSecond } = await sample(stack, users, minutes);
  report.text(
    `Memory during ${decimal(minutes, minutes < 1 ? 1 : 0)} minutes of \`expenses\`, \`expense\`, \`summary\` and \`updateExpense\` ` +
      `from ${users.length} connections, ${count(perSecond)} requests per second, which leave no more data behind than there was. The ` +
      `growth is the slope of a line fitted to what comes after the first ${decimal(100 * WARM_UP_SHARE, 0)} %.`,
  );
  const judged = samples.filter(({ minute }) => minute >= WARM_UP_SHARE * minutes);
  const lines = (['server', 'resolvers', 'engine'] as const).map((name) => {
    const { slope, level } = trend(judged.map(({ minute, memory }) => [minute, memory[name]]));
    const growth = (slope * (1 - WARM_UP_SHARE) * minutes) / level;
    return {
      name,
      first: samples[0]?.memory[name],
      last: samples.at(-1)?.memory[name],
      slope,
      level,
      growth,
    };
  });
  report.table(
    ['Process', 'before', 'at the end', 'mean', 'growth a minute'],
    lines.map(({ name, first, last, slope, level }) => [
      name,
      ...[first, last, level].map((bytes) => megabytes(bytes, 0)),
      megabytes(slope, 2),
    ]),
  );
  if (minutes < JUDGED_MINUTES) {
    return;
  }
  const largest = Math.max(...lines.map(({ growth }) => growth));
  report.claim(
    `No process grows by more than ${decimal(100 * TOLERATED_GROWTH, 0)} % of its memory after the warm-up (at most ${decimal(100 * largest, 1)} %).`,
    largest <= TOLERATED_GROWTH,
  );
}

async function sample(
  stack: StackProcess,
  users: readonly LoadedUser[],
  minutes: number,
): Promise<{ samples: readonly Sample[]; perSecond: number }> {
  const connections = users.map((user, index) => {
    const mixes = steadyBodies(user);
    return { token: user.accessToken, bodies: mixes[index % mixes.length] ?? [] };
  });
  const samples: Sample[] = [];
  const ended = new AbortController();
  const begun = performance.now();
  const sampling = (async () => {
    while (!ended.signal.aborted) {
      const memory = await readProcessMemory(stack.pid);
      samples.push({ minute: (performance.now() - begun) / 60_000, memory });
      await delay((minutes * 60_000) / 100);
    }
  })();
  try {
    const { perSecond } = await loadGraphql(`${stack.origin}/graphql`, connections, minutes * 60);
    return { samples, perSecond };
  } finally {
    ended.abort();
    await sampling;
  }
}

function megabytes(bytes: number | undefined, decimals: number): string {
  return `${decimal((bytes ?? Number.NaN) / 1_000_000, decimals)} MB`;
}
