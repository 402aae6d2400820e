import { Command, InvalidArgumentError } from 'commander';
import pc from 'picocolors';
import { isExact } from './delivery-count.ts';
import type { DeliveryCount } from './delivery-count.ts';
import { distribution } from './distribution.ts';
import type { Distribution } from './distribution.ts';
import { signUpUsers } from './load-user.ts';
import { startStackProcess } from './stack-process.ts';
import type { StackProcess } from './stack-process.ts';
import { loseAndReopen, openSubscribers, runRound } from './subscriber-load.ts';
import type { Round } from './subscriber-load.ts';

/**
 * `npm run bench:subscribers`: counts, on a local stack of its own, whether each of many subscribers gets exactly the events of
 * its user while all users write at once, and the next event after it has lost its connection. Ends with code 1 when one is
 * lost, doubled or somebody else's.
 */

interface CliOptions {
  readonly subscribers: number;
  readonly users: number;
  readonly writes: number;
}

async function main(): Promise<void> {
  const options = readOptions();
  const stack = await startStackProcess();
  try {
    await measure(stack, options);
  } finally {
    await stack.close();
  }
}

function readOptions(): CliOptions {
  return new Command('npm run bench:subscribers --')
    .description("Counts whether each subscriber of a local stack gets exactly its user's events.")
    .option('--subscribers <number>', 'how many sockets, with one subscription each', readCount, 1000)
    .option(
      '--users <number>',
      'how many users write at once; subscribers are spread over them',
      readCount,
      50,
    )
    .option('--writes <number>', 'how many expenses each user adds, one after the other', readCount, 20)
    .parse()
    .opts<CliOptions>();
}

function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new InvalidArgumentError('It must be a whole number from 1 up.');
  }
  return count;
}

async function measure(stack: StackProcess, options: CliOptions): Promise<void> {
  const load = { origin: stack.origin, users: await signUpUsers(stack.origin, stack.outputs, options.users) };
  const memoryBefore = await stack.memory();

  const begun = performance.now();
  const subscribers = await openSubscribers(load, options.subscribers);
  const connectSeconds = (performance.now() - begun) / 1000;
  const memorySubscribed = await stack.memory();
  printLine(
    `${pc.bold('Many subscribers')} in one process; the stack in another, in memory, on ${stack.engine}`,
  );
  printRows([
    ['Subscribers', `${number(subscribers.length)} (each on a socket of its own)`],
    ['Users', `${number(options.users)} (writing at once)`],
    ['Connected in', `${connectSeconds.toFixed(1)} s (${number(options.users)} at a time)`],
    ['  each', milliseconds(distribution(subscribers.map(({ connectMs }) => connectMs)))],
  ]);

  const round = await runRound(load, subscribers, options.writes);
  const memoryAfter = await stack.memory();
  printRows([
    ...roundLines(round),
    ['Server memory', [memoryBefore, memorySubscribed, memoryAfter].map(megabytes).join(', ')],
    ['', '(before, subscribed, after; without engine and resolver process)'],
  ]);

  const { reopened, untouched } = await loseAndReopen(load, subscribers);
  const next = await runRound(load, [...reopened, ...untouched], 1);
  printLine(`\n${pc.bold('Lost connections')}: one subscriber of each user lost it and subscribed again`);
  printRows([
    [
      'Came back',
      `${number(reopened.length)} of ${number(subscribers.length)} subscribers (all are counted below)`,
    ],
    ...roundLines(next),
  ]);

  conclude([round, next]);
}

function roundLines({ count, writes, seconds }: Round): [string, string][] {
  const early = count.delaysMs.filter((delay) => delay < 0).length;
  const share = ((100 * early) / Math.max(1, count.delaysMs.length)).toFixed(0);
  return [
    ['Writes', `${number(writes)} (${number(Math.round(writes / seconds))} per second)`],
    ['Events expected', number(count.expected)],
    ['  received', number(count.received)],
    ['  lost', number(count.lost)],
    ['  doubled', number(count.doubled)],
    ['  foreign', number(count.foreign)],
    ['Delivered after', milliseconds(distribution(count.delaysMs))],
    ['', `(after the mutation's answer; negative: before it, ${share} % of the events)`],
  ];
}

function conclude(rounds: readonly Round[]): void {
  const counts: readonly DeliveryCount[] = rounds.map(({ count }) => count);
  if (counts.every(isExact)) {
    printLine(`\n${pc.green('Exact')}: nothing lost, nothing doubled, nothing of another user.`);
  } else {
    printLine(`\n${pc.red('Not exact')}: see what was lost, doubled or foreign above.`);
    process.exitCode = 1;
  }
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

function milliseconds({ p50, p95, p99, max }: Distribution): string {
  const [median, ...others] = [p50, p95, p99, max].map((value) => `${value.toFixed(1)} ms`);
  return `p50 ${median}, p95 ${others[0]}, p99 ${others[1]}, max ${others[2]}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(0)} MB`;
}

function printRows(rows: readonly (readonly [label: string, text: string])[]): void {
  rows.forEach(([label, text]) => printLine(`${pc.cyan(label.padEnd(16))} ${text}`));
}

function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
main().catch((error: unknown) => {
  process.stderr.write(`${pc.red(error instanceof Error ? error.message : String(error))}\n`);
  process.exit(1);
});
