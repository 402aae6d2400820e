import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Benchmark, BenchmarkSize } from '../benchmark.ts';
import { distribution } from '../report/distribution.ts';
import { decimal } from '../report/number-format.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const RUNS: Readonly<Record<BenchmarkSize, number>> = { full: 7, quick: 1 };

/** How long `npm start` takes until it prints `Ready`: at a first and at a later start. */
export const startUp: Benchmark = {
  name: 'start-up',
  title: 'Time to Ready',
  run: async (report, size) => {
    const cold: number[] = [];
    const warm: number[] = [];
    for (let run = 1; run <= RUNS[size]; run += 1) {
      report.progress(`Start ${run} of ${RUNS[size]}`);
      await inFreshClone(async (start) => {
        cold.push(await start());
        warm.push(await start());
      });
    }
    report.text(
      `From the beginning of the process of \`npm start\` to \`Ready\`, in seconds. Cold is the first start in a fresh clone: no data, ` +
        `no compiled TypeScript, no synthesized stack (the operating system may have the files in memory). Warm is the next one. ` +
        `The two take turns, ${RUNS[size]} times.`,
    );
    report.table(
      ['Start', 'median', 'fastest', 'slowest'],
      [
        ['cold', ...seconds(cold)],
        ['warm', ...seconds(warm)],
      ],
    );
    if (size === 'full') {
      const ratio = decimal(median(cold) / median(warm), 1);
      report.claim(`A warm start is faster than a cold one (${ratio} times).`, median(warm) < median(cold));
    }
  },
};

/** Hides the files of earlier starts from `npm start`, except those of this benchmark. */
async function inFreshClone(test: (start: () => Promise<number>) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-start-'));
  // tsx caches compiled files in the directory for temporary files; the synthesized stack is cached next to
  // the packages.
  const temporary = join(folder, 'tmp');
  await mkdir(temporary);
  await rm(join(repository, 'node_modules/.cache/expense-tracker'), { recursive: true, force: true });
  try {
    await test(() => secondsToReady(join(folder, 'data'), temporary));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function secondsToReady(dataDirectory: string, temporary: string): Promise<number> {
  const begun = performance.now();
  const stack = spawn(
    process.execPath,
    [...(await startArguments()), '--port', '0', '--data-dir', dataDirectory],
    {
      cwd: repository,
      env: { ...process.env, TMPDIR: temporary },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = once(stack, 'exit');
  let ready: number | undefined;
  for await (const line of createInterface({ input: stack.stdout })) {
    if (!line.includes('Ready')) {
      continue;
    }
    ready = performance.now() - begun;
    stack.kill('SIGTERM');
  }
  await ended;
  if (ready === undefined) {
    throw new Error('npm start ended without having been ready');
  }
  return ready / 1000;
}

/** The arguments of the npm script for `node`. */
async function startArguments(): Promise<string[]> {
  const manifest = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly start: string };
  }; // our own file
  const [, ...args] = manifest.scripts.start.split(' ');
  return args;
}

function seconds(values: readonly number[]): string[] {
  return [median(values), Math.min(...values), Math.max(...values)].map((value) => decimal(value, 2));
}

function median(values: readonly number[]): number {
  return distribution(values).p50;
}
