import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Benchmark, BenchmarkSize } from '../benchmark.ts';
import { decimal } from '../report/number-format.ts';
import type { Report } from '../report/report.ts';
import { bankFile, centsOf } from './bank-file.ts';
import { useOf } from './process-use.ts';
import type { ProcessUse } from './process-use.ts';
import { buildCommand, startKillableStack } from './stack-and-command.ts';
import type { BuiltCommand, KillableStack } from './stack-and-command.ts';
import { openRowCounter } from './stored-rows.ts';

const ROWS: Readonly<Record<BenchmarkSize, number>> = { full: 100_000, quick: 600 };
/** The first years of the two files. */
const FIRST_DECADE = 2001;
const SECOND_DECADE = 2012;
const WANTED_ROWS_PER_SECOND = 1500;
const options = ['direction=minus-is-out', 'incoming=INCOME', 'category=Other'].flatMap((one) => [
  '--map',
  one,
]);
const CORES = 2;
const MOST_MEMORY = 300_000_000;
/** The children of the stack, by what their command lines have in them. */
const CHILDREN = ['dynoxide', '--max-old-space-size'];

/** `expenses import`: rows a second, memory, and that kills lose and double nothing. */
export const importing: Benchmark = {
  name: 'import',
  title: 'Importing a file by the command',
  run: async (report, size) => {
    const directory = await mkdtemp(join(tmpdir(), 'bench-import-'));
    const data = join(directory, 'data');
    const stack = await startKillableStack(data);
    try {
      const outputsFile = join(data, 'amplify_outputs.json');
      const command = buildCommand(directory, outputsFile);
      await command.run(['login', '--demo']);
      await measure(report, size, { stack, command, directory, outputsFile });
      await interrupt(report, size, { stack, command, directory, outputsFile });
    } finally {
      await stack.close();
      await rm(directory, { recursive: true, force: true });
    }
  },
};

interface Parts {
  readonly stack: KillableStack;
  readonly command: BuiltCommand;
  readonly directory: string;
  /** The stack's `amplify_outputs.json`. */
  readonly outputsFile: string;
}

async function measure(
  report: Report,
  size: BenchmarkSize,
  { stack, command, directory }: Parts,
): Promise<void> {
  const rows = ROWS[size];
  const file = join(directory, 'whole.csv');
  await writeFile(file, bankFile(rows, FIRST_DECADE));
  report.progress(`Import of ${rows} rows`);
  const before = await useOf(stack.pid(), CHILDREN);
  const begun = performance.now();
  const child = command.start(['import', file, ...options]);
  const samples: ProcessUse[] = [];
  const timer = setInterval(() => {
    void useOf(child.pid ?? 0).then(([use]) => use !== undefined && samples.push(use));
  }, 500);
  // The code and the signal.
  const [exitCode] = (await once(child, 'exit')) as [number | null];
  clearInterval(timer);
  if (exitCode !== 0) {
    throw new Error(`expenses import ended with ${exitCode}`);
  }
  const seconds = (performance.now() - begun) / 1000;
  const after = await useOf(stack.pid(), CHILDREN);
  const client = samples.filter(({ seconds: used }) => used > 0);
  const [server, engine, resolvers] = after.map((use, index) => use.seconds - (before[index]?.seconds ?? 0));
  const rate = rows / seconds;
  const engineRate = rows / Math.max(1, engine ?? 0);
  report.text(
    `One file of ${rows} rows over ten years into an empty local stack, by the packed command, six requests at once. ` +
      `The engine writes on one core: what it spends on these rows is its own limit.`,
  );
  report.table(
    ['', 'rows a second', 'processor time in s', 'most memory in MB'],
    [
      ['the whole import', decimal(rate, 0), '', ''],
      ['command', '', decimal(client.at(-1)?.seconds ?? 0, 0), megabytes(client)],
      ['server', '', decimal(server ?? 0, 0), megabytes(after.slice(0, 1))],
      ['resolvers', '', decimal(resolvers ?? 0, 0), megabytes(after.slice(2))],
      ['engine alone', decimal(engineRate, 0), decimal(engine ?? 0, 0), megabytes(after.slice(1, 2))],
    ],
  );
  if (size === 'full') {
    const used = (client.at(-1)?.seconds ?? 0) + (server ?? 0) + (resolvers ?? 0) + (engine ?? 0);
    const possible = (CORES * rows) / used;
    report.text(
      `All processes together need ${decimal(used, 0)} s of the processors for the ${rows} rows: ${CORES} cores that do nothing` +
        ` else can take ${decimal(possible, 0)} rows a second. Other work on the machine had the rest of the ${decimal(seconds, 0)} s.`,
    );
    report.claim(
      `The processors can take at least ${WANTED_ROWS_PER_SECOND} rows a second on two cores.`,
      possible >= WANTED_ROWS_PER_SECOND,
    );
    report.claim(
      `The command's memory stays flat: at most ${megabytes(client)} MB.`,
      Math.max(...client.map(({ bytes }) => bytes)) < MOST_MEMORY,
    );
  }
}

/** Kills the command, then the stack, in the middle of an import. */
async function interrupt(
  report: Report,
  size: BenchmarkSize,
  { stack, command, directory, outputsFile }: Parts,
): Promise<void> {
  const rows = ROWS[size];
  const file = join(directory, 'killed.csv');
  await writeFile(file, bankFile(rows, SECOND_DECADE));
  const words = ['import', file, ...options];
  const counter = await openRowCounter(outputsFile);
  report.progress('An import whose command is killed, then its stack');
  const first = command.start(words);
  const firstEnd = once(first, 'exit');
  const atFirstKill = await counter.untilCount(SECOND_DECADE, rows / 4);
  first.kill('SIGKILL');
  await firstEnd;
  const second = command.start(words);
  const secondEnd = once(second, 'exit');
  const atSecondKill = await counter.untilCount(SECOND_DECADE, rows / 2);
  await stack.killAndStart();
  await secondEnd;
  await command.run(words);
  const { count, cents } = await counter.count(SECOND_DECADE);
  report.claim(
    `An import of ${rows} rows, whose command is killed when ${atFirstKill} are stored and its stack when ${atSecondKill} are,` +
      ` loses and doubles nothing when it is run again: ${count} rows, right to the cent.`,
    count === rows && cents === centsOf(rows),
  );
}

function megabytes(uses: readonly ProcessUse[]): string {
  return decimal(Math.max(0, ...uses.map(({ bytes }) => bytes)) / 1_000_000, 0);
}
