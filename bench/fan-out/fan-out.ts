import type { Benchmark, BenchmarkSize } from '../benchmark.ts';
import { distribution } from '../report/distribution.ts';
import { count, decimal } from '../report/number-format.ts';
import type { Report } from '../report/report.ts';
import { signUpUsers } from '../stack/signed-in-user.ts';
import { startStackProcess } from '../stack/stack-process.ts';
import type { StackProcess } from '../stack/stack-process.ts';
import { isExact } from './delivery-count.ts';
import type { DeliveryCount } from './delivery-count.ts';
import { loseAndReopen, openSubscribers, runRound } from './subscriber-load.ts';
import type { Round } from './subscriber-load.ts';

interface FanOutSize {
  /** Writes of one user, one after the other. */
  readonly subscribers: readonly number[];
  /** Writes of that user, each after the last was delivered to all. */
  readonly writes: number;
  readonly crowd: { readonly subscribers: number; readonly users: number; readonly writesPerUser: number };
}

const SIZES: Readonly<Record<BenchmarkSize, FanOutSize>> = {
  full: {
    subscribers: [1, 100, 1_000, 5_000],
    writes: 20,
    crowd: { subscribers: 1_000, users: 50, writesPerUser: 20 },
  },
  quick: { subscribers: [1, 20], writes: 3, crowd: { subscribers: 20, users: 4, writesPerUser: 3 } },
};

/** The result for a number of subscribers. */
export interface Served {
  readonly subscribers: number;
  readonly rounds: readonly Round[];
  /** Of the server's process, in bytes. */
  readonly memory: number;
}

/** The result for the subscribers of many users. */
export interface CrowdServed {
  readonly round: Round;
  /** How many lost their connection and subscribed again. */
  readonly lost: number;
  /** The round after that. */
  readonly afterwards: Round;
}

/** How long subscribers wait for an event, and whether each gets exactly its events. */
export const fanOut: Benchmark = {
  name: 'fan-out',
  title: 'Fan-out',
  run: async (report, size) => {
    const stack = await startStackProcess();
    try {
      const { subscribers, writes, crowd } = SIZES[size];
      const served: Served[] = [];
      for (const subscriberCount of subscribers) {
        report.progress(`Subscribers of one user: ${count(subscriberCount)}`);
        served.push(await serve(stack, subscriberCount, writes));
      }
      reportServed(report, served, writes);
      report.progress(`Subscribers of ${count(crowd.users)} users: ${count(crowd.subscribers)}`);
      reportCrowd(report, crowd, await serveCrowd(stack, crowd));
    } finally {
      await stack.close();
    }
  },
};

async function serve(stack: StackProcess, subscriberCount: number, writes: number): Promise<Served> {
  const load = { origin: stack.origin, users: await signUpUsers(stack, 1) };
  const subscribers = await openSubscribers(load, subscriberCount);
  const rounds: Round[] = [];
  for (let write = 0; write < writes; write += 1) {
    rounds.push(await runRound(load, subscribers, 1));
  }
  const memory = await stack.memory();
  await Promise.all(subscribers.map((subscriber) => subscriber.lose()));
  return { subscribers: subscribers.length, rounds, memory };
}

async function serveCrowd(stack: StackProcess, crowd: FanOutSize['crowd']): Promise<CrowdServed> {
  const load = { origin: stack.origin, users: await signUpUsers(stack, crowd.users) };
  const subscribers = await openSubscribers(load, crowd.subscribers);
  const round = await runRound(load, subscribers, crowd.writesPerUser);
  const { reopened, untouched } = await loseAndReopen(load, subscribers);
  const all = [...reopened, ...untouched];
  const afterwards = await runRound(load, all, 1);
  await Promise.all(all.map((subscriber) => subscriber.lose()));
  return { round, lost: reopened.length, afterwards };
}

/**
 * Reports how long subscribers waited, and whether each got its events.
 *
 * @param writes the number of rounds of one write each
 */
export function reportServed(report: Report, served: readonly Served[], writes: number): void {
  report.text(
    `Milliseconds from the mutation's answer to the event at the subscriber, each on a WebSocket of its own, all of one user who adds ${count(writes)} expenses, each when the last one has reached everybody. The stack is one process, all subscribers are another one on the same machine, which takes its time to read too. Memory is the server's, without engine and resolver process.`,
  );
  report.table(
    ['Subscribers', 'events', 'p50', 'p95', 'p99', 'max', 'lost', 'doubled', 'foreign', 'memory MB'],
    served.map(({ subscribers, rounds, memory }) => [
      count(subscribers),
      ...deliveryCells(rounds),
      decimal(memory / 1_000_000, 0),
    ]),
  );
  const counts = served.flatMap(({ rounds }) => rounds.map((round) => round.count));
  report.claim(exactly(counts), counts.every(isExact));
}

/** Reports the same for many users at once, and after lost connections. */
export function reportCrowd(
  report: Report,
  crowd: FanOutSize['crowd'],
  { round, lost, afterwards }: CrowdServed,
): void {
  report.text(
    `The same with ${count(crowd.subscribers)} subscribers spread over ${count(crowd.users)} users who all write at once, ${count(crowd.writesPerUser)} expenses each (${count(round.writes / round.seconds)} a second in all); then ${count(lost)} of the subscribers, one of each user, lose their connection and subscribe again, and everybody writes once more.`,
  );
  report.table(
    ['Round', 'events', 'p50', 'p95', 'p99', 'max', 'lost', 'doubled', 'foreign'],
    [
      ['all at once', ...deliveryCells([round])],
      ['after lost connections', ...deliveryCells([afterwards])],
    ],
  );
  const counts = [round.count, afterwards.count];
  report.claim(exactly(counts), counts.every(isExact));
}

function exactly(counts: readonly DeliveryCount[]): string {
  return `Each of ${count(sum(counts, 'expected'))} events came to each of its subscribers, once, and to nobody else.`;
}

function deliveryCells(rounds: readonly Round[]): string[] {
  const counts = rounds.map((round) => round.count);
  const { p50, p95, p99, max } = distribution(counts.flatMap(({ delaysMs }) => delaysMs));
  return [
    count(sum(counts, 'received')),
    ...[p50, p95, p99, max].map((milliseconds) => decimal(milliseconds, 1)),
    ...(['lost', 'doubled', 'foreign'] as const).map((kind) => count(sum(counts, kind))),
  ];
}

function sum(
  counts: readonly DeliveryCount[],
  kind: 'expected' | 'received' | 'lost' | 'doubled' | 'foreign',
): number {
  return counts.reduce((total, one) => total + one[kind], 0);
}
