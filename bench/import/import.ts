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

const ROWS: Readonly<Record<BenchmarkSize, number>> = { full: 100_000, quick: 600 };
const WANTED_ROWS_PER_SECOND = 1500;
const options = ['direction=minus-is-out', 'incoming=INCOME', 'category=Other'].flatMap((one) => [
  '--map',
  one,
]);
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
      const command = buildCommand(directory, join(data, 'amplify_outputs.json'));
      await command.run(['login', '--demo']);
      await measure(report, size, { stack, command, directory });
      await interrupt(report, size, { stack, command, directory });
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
}

async function measure(
  report: Report,
  size: BenchmarkSize,
  { stack, command, directory }: Parts,
): Promise<void> {
  const rows = ROWS[size];
  const file = join(directory, 'whole.csv');
  await writeFile(file, bankFile(rows, 2001));
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
    report.claim(
      `At least ${WANTED_ROWS_PER_SECOND} rows a second on two cores, or what the processors can do: all processes` +
        ` together need ${decimal((client.at(-1)?.seconds ?? 0) + (server ?? 0) + (resolvers ?? 0) + (engine ?? 0), 0)} s of two cores.`,
      rate >= WANTED_ROWS_PER_SECOND,
    );
  }
}

/** Kills the command, then the stack, in the middle of an import. */
async function interrupt(
  report: Report,
  size: BenchmarkSize,
  { stack, command, directory }: Parts,
): Promise<void> {
  const rows = ROWS[size];
  const file = join(directory, 'killed.csv');
  await writeFile(file, bankFile(rows, 2012));
  const words = ['import', file, ...options];
  report.progress('An import whose command is killed, then its stack');
  const first = command.start(words);
  await untilStored(command, rows / 4);
  first.kill('SIGKILL');
  await once(first, 'exit');
  const second = command.start(words);
  const ended = once(second, 'exit');
  await untilStored(command, rows / 2);
  await stack.killAndStart();
  await ended;
  await command.run(words);
  const { count, cents } = await stored(command);
  report.claim(
    `Killing the command and then the stack in the middle of ${rows} rows loses and doubles nothing: ${count} rows, to the cent.`,
    count === rows && cents === centsOf(rows),
  );
}

async function untilStored(command: BuiltCommand, rows: number): Promise<void> {
  while ((await stored(command)).count < rows) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** What is stored of the years of the second file. */
async function stored(command: BuiltCommand): Promise<{ readonly count: number; readonly cents: number }> {
  let count = 0;
  let cents = 0;
  for (let year = 2012; year <= 2021; year += 1) {
    // As `summary --json` gives it.
    const { currencies } = (await command.json(['summary', `${year}`])) as {
      currencies: { expenseCount: number; spent: number }[];
    };
    count += currencies[0]?.expenseCount ?? 0;
    cents += Math.round((currencies[0]?.spent ?? 0) * 100);
  }
  return { count, cents };
}

function megabytes(uses: readonly ProcessUse[]): string {
  return decimal(Math.max(0, ...uses.map(({ bytes }) => bytes)) / 1_000_000, 0);
}
