import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { createDynamoDbClient } from 'appsync-local-stack/dynamodb';
import type { Benchmark, BenchmarkSize } from '../benchmark.ts';
import { startCapacityMeter } from '../consumption/capacity-meter.ts';
import { measureQueries } from '../consumption/measured-operations.ts';
import { count, decimal } from '../report/number-format.ts';
import type { Report } from '../report/report.ts';
import { signUpUsers } from '../stack/signed-in-user.ts';
import type { SignedInUser } from '../stack/signed-in-user.ts';
import { historyItems, olderItems } from '../stack/stored-history.ts';
import type { History } from '../stack/stored-history.ts';
import { startImportedEngine } from './imported-engine.ts';
import type { ImportedEngine, ImportedTable } from './imported-engine.ts';
import { OLDER_TABLE } from './older-reads.ts';
import { measureUser, SUMMARIZED } from './read-measures.ts';
import type { UserMeasure } from './read-measures.ts';
import { reportQueries, reportReads } from './read-tables.ts';

const SIZES: Readonly<Record<BenchmarkSize, readonly number[]>> = {
  full: [100, 1_000, 10_000, 100_000, 1_000_000],
  quick: [100, 1_000],
};
const PERIOD = { firstYear: 2014, years: 10 };

/** Signed-in users of a stack that has ended, and its table. */
interface SignedUp {
  readonly port: number;
  readonly users: readonly SignedInUser[];
  readonly schema: ImportedTable['schema'];
}

/** The consumption of lists and summaries, compared with the older design on the same data. */
export const reads: Benchmark = {
  name: 'reads',
  title: 'Cost and scale of reads',
  run: async (report, size) => {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'bench-reads-'));
    try {
      await measureReads(report, SIZES[size], dataDirectory);
    } finally {
      await rm(dataDirectory, { recursive: true });
    }
  },
};

async function measureReads(report: Report, counts: readonly number[], dataDirectory: string): Promise<void> {
  const { port, users, schema } = await signUp(counts.length, dataDirectory);
  const histories = users.map(({ sub }, index) => ({
    userId: sub,
    expenses: counts[index] ?? 0,
    ...PERIOD,
  }));
  const engine = await startStoredEngine(report, schema, histories);
  try {
    // At the same address, because the tokens contain it.
    const meter = await startCapacityMeter({ dynamodbEndpoint: engine.endpoint, dataDirectory, port });
    const client = createDynamoDbClient({ endpoint: engine.endpoint, region: meter.stack.model.region });
    try {
      const measures: UserMeasure[] = [];
      for (const [index, user] of users.entries()) {
        report.progress(`Reading among ${count(counts[index] ?? 0)} expenses`);
        const history = histories[index];
        if (history !== undefined) {
          measures.push(await measureUser(meter, client, user, history));
        }
      }
      reportReads(report, measures);
      const last = users.at(-1);
      if (last !== undefined) {
        reportQueries(report, counts.at(-1) ?? 0, await measureQueries(meter, last, SUMMARIZED.year));
      }
    } finally {
      client.destroy();
      await meter.close();
    }
  } finally {
    await engine.close();
  }
}

/** Signs users up before their data are imported: Cognito chooses their ids, which are in every key. */
async function signUp(userCount: number, dataDirectory: string): Promise<SignedUp> {
  const { stack, close } = await startCapacityMeter({ dataDirectory });
  const client = createDynamoDbClient({ endpoint: stack.dynamodbEndpoint, region: stack.model.region });
  try {
    const users = await signUpUsers(stack, userCount);
    const TableName = stack.model.tables[0]?.tableName;
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    // The description of a table has everything that is needed to create it.
    return { port: Number(new URL(stack.origin).port), users, schema: Table as ImportedTable['schema'] };
  } finally {
    client.destroy();
    await close();
  }
}

async function startStoredEngine(
  report: Report,
  schema: ImportedTable['schema'],
  histories: readonly History[],
): Promise<ImportedEngine> {
  const expenses = histories.reduce((sum, history) => sum + history.expenses, 0);
  report.progress(`Storing ${count(expenses)} expenses for each design`);
  const begun = performance.now();
  const engine = await startImportedEngine([
    { schema, items: all(histories, historyItems) },
    { schema: OLDER_TABLE, items: all(histories, olderItems) },
  ]);
  const seconds = (performance.now() - begun) / 1000;
  const users = histories.map((history) => count(history.expenses)).join(', ');
  report.text(
    `Users with ${users} expenses over ten years, in six categories, with their month ledgers; and the same expenses in a table like that of the older REST design: user and expense id as its key, month and year as attributes, no index. Stored by Dynoxide's import in ${decimal(seconds, 0)} s.`,
  );
  return engine;
}

function* all<Piece>(
  histories: readonly History[],
  pieces: (history: History) => Iterable<Piece>,
): Generator<Piece> {
  for (const history of histories) {
    yield* pieces(history);
  }
}
