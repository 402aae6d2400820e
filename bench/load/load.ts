import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Benchmark, BenchmarkSize } from '../benchmark.ts';
import { count, decimal } from '../report/number-format.ts';
import type { Report } from '../report/report.ts';
import { startStackProcess } from '../stack/stack-process.ts';
import type { StackProcess } from '../stack/stack-process.ts';
import { createBareClient, prepareUsers } from './load-target.ts';
import type { LoadedUser } from './load-target.ts';
import { reportMemory } from './memory.ts';
import { loadOperations } from './operations.ts';
import type { LoadOperation } from './operations.ts';
import { loadCalls, loadGraphql } from './throughput.ts';
import type { Throughput } from './throughput.ts';

interface LoadSize {
  readonly connections: readonly number[];
  readonly expensesEach: number;
  /** Rounds of stack and engine, in turn. */
  readonly rounds: number;
  readonly seconds: number;
  readonly memoryMinutes: number;
}

const SIZES: Readonly<Record<BenchmarkSize, LoadSize>> = {
  full: { connections: [1, 8, 64], expensesEach: 250, rounds: 5, seconds: 2, memoryMinutes: 10 },
  quick: { connections: [1, 4], expensesEach: 60, rounds: 1, seconds: 0.2, memoryMinutes: 0.05 },
};

/**
 * The largest ratio to the bare call under load, for the claim to hold. A single connection is left out,
 * because it measures how long processes take to wake each other.
 */
const CLAIMED_RATIO = 3;

/** Both sides of one operation at one number of connections. */
interface Comparison {
  readonly operation: string;
  readonly connections: number;
  readonly stack: Throughput;
  readonly engine: Throughput;
  /** How many requests the engine answers while the stack answers one: the median of the rounds. */
  readonly ratio: number;
}

/**
 * The local stack under load, compared with the same calls sent straight to its engine; and its memory under
 * lasting load.
 */
export const load: Benchmark = {
  name: 'load',
  title: 'The local stack under load',
  run: async (report, size) => {
    const { connections, expensesEach, rounds, seconds, memoryMinutes } = SIZES[size];
    const stack = await startStackProcess();
    try {
      const client = createBareClient(stack, Math.max(...connections));
      const users = await prepareUsers(stack, client, Math.max(...connections), expensesEach);
      report.text(
        `Requests through the whole stack (HTTP, token, GraphQL, resolver, role, engine) beside the same calls to DynamoDB, sent ` +
          `to the same ${stack.engine} by the AWS SDK as it comes. Stack, engine and load run in a process each, in memory, on one ` +
          `machine. Each connection is a user of its own with ${count(expensesEach)} expenses in a year; \`expenses\` is a page of 50, ` +
          `\`summary\` a whole year. Both sides take turns, ${rounds} × ${seconds} s each; the figures are of the median round, latencies in milliseconds.`,
      );
      const comparisons: Comparison[] = [];
      for (const operation of loadOperations) {
        for (const number of connections) {
          report.progress(`Calling ${operation.name}, connections: ${number}`);
          comparisons.push(
            await compare({ stack, client, users: users.slice(0, number) }, operation, SIZES[size]),
          );
        }
      }
      client.destroy();
      reportComparisons(report, comparisons);
      if (size === 'full') {
        reportRatio(report, comparisons);
      }
      await reportMemory(report, stack, users.slice(0, 8), memoryMinutes);
    } finally {
      await stack.close();
    }
  },
};

async function compare(
  { stack, client, users }: { stack: StackProcess; client: DynamoDBClient; users: readonly LoadedUser[] },
  { name, body, send }: LoadOperation,
  { rounds, seconds }: LoadSize,
): Promise<Comparison> {
  const connections = users.map((user) => ({ token: user.accessToken, bodies: [body(user)] }));
  const call = async (caller: number) => {
    const user = users[caller];
    if (user !== undefined) {
      await send(client, stack.tableName, user);
    }
  };
  const url = `${stack.origin}/graphql`;
  await loadGraphql(url, connections, seconds / 2); // warms up both
  await loadCalls(call, users.length, seconds / 4);
  const pairs: { stack: Throughput; engine: Throughput; ratio: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const whole = await loadGraphql(url, connections, seconds);
    const bare = await loadCalls(call, users.length, seconds);
    pairs.push({ stack: whole, engine: bare, ratio: bare.perSecond / whole.perSecond });
  }
  const middle = [...pairs].sort((a, b) => a.ratio - b.ratio)[Math.floor(rounds / 2)];
  if (middle === undefined) {
    throw new Error('There must be at least one round');
  }
  return { operation: name, connections: users.length, ...middle };
}

function reportComparisons(report: Report, comparisons: readonly Comparison[]): void {
  const figures = ({ perSecond, latency: { p50, p95, p99 } }: Throughput) => [
    count(perSecond),
    ...[p50, p95, p99].map((latency) => decimal(latency, 1)),
  ];
  report.table(
    [
      'Operation',
      'connections',
      'stack/s',
      'p50',
      'p95',
      'p99',
      'engine/s',
      'p50',
      'p95',
      'p99',
      'engine ÷ stack',
    ],
    comparisons.map(({ operation, connections, stack, engine, ratio }) => [
      `\`${operation}\``,
      String(connections),
      ...figures(stack),
      ...figures(engine),
      decimal(ratio, 2),
    ]),
  );
}

function reportRatio(report: Report, comparisons: readonly Comparison[]): void {
  const loaded = comparisons.filter(({ connections }) => connections > 1);
  const largest = Math.max(...loaded.map(({ ratio }) => ratio));
  report.text(
    'With one connection every request waits for the one before: from the client to the server, to the process of the resolvers and ' +
      'back, to the engine and back, to the resolvers and back once more, and to the client, eight times one process wakes another. ' +
      'The bare call does that twice.',
  );
  report.claim(
    `With several connections, no operation takes the stack more than ${CLAIMED_RATIO} times as long as the bare call takes the AWS SDK (at most ${decimal(largest, 2)} times).`,
    largest <= CLAIMED_RATIO,
  );
}
