import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDbClient } from 'appsync-local-stack/dynamodb';
import type { Benchmark, BenchmarkSize } from '../benchmark.ts';
import { startCapacityMeter } from '../consumption/capacity-meter.ts';
import type { CapacityMeter } from '../consumption/capacity-meter.ts';
import { measureQueries } from '../consumption/measured-operations.ts';
import { count, decimal } from '../report/number-format.ts';
import type { Report } from '../report/report.ts';
import { signUpUsers } from '../stack/signed-in-user.ts';
import type { SignedInUser } from '../stack/signed-in-user.ts';
import { storeItems } from '../stack/store-items.ts';
import { historyItems, olderItems, trashItems } from '../stack/stored-history.ts';
import type { History, Item } from '../stack/stored-history.ts';
import { startImportedEngine } from './imported-engine.ts';
import type { ImportedEngine, ImportedTable } from './imported-engine.ts';
import { OLDER_TABLE } from './older-reads.ts';
import { READ_FILTERS } from './read-filters.ts';
import { measureUser, SUMMARIZED } from './read-measures.ts';
import type { UserMeasure } from './read-measures.ts';
import { reportQueries, reportReads } from './read-tables.ts';
import { reportSummedYears } from './summed-year-tables.ts';
import { measureSummedYear, summedYearItems, summedYears } from './summed-years.ts';
import type { SummedYear, SummedYearMeasure, SummedYearMeasures } from './summed-years.ts';

const SIZES: Readonly<Record<BenchmarkSize, readonly number[]>> = {
  full: [100, 1_000, 10_000, 100_000, 1_000_000],
  quick: [100, 1_000],
};
const PERIOD = { firstYear: 2014, years: 10 };

/** More than a page. */
const DELETED = 60;

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
      await measureReads(report, size, dataDirectory);
    } finally {
      await rm(dataDirectory, { recursive: true });
    }
  },
};

async function measureReads(report: Report, size: BenchmarkSize, dataDirectory: string): Promise<void> {
  const counts = SIZES[size];
  const years = Object.entries(summedYears(size));
  const { port, users, schema } = await signUp(counts.length + years.length, dataDirectory);
  const histories = counts.map((expenses, index) => ({ userId: subOf(users[index]), expenses, ...PERIOD }));
  const summed = years.map(([key, year], index) => ({ key, year, user: users[counts.length + index] }));
  const yearItems = () => all(summed, ({ user, year }) => summedYearItems(subOf(user), year));
  const engine = await startStoredEngine(report, schema, histories, yearItems);
  try {
    // At the same address, because the tokens contain it.
    const meter = await startCapacityMeter({ dynamodbEndpoint: engine.endpoint, dataDirectory, port });
    const client = createDynamoDbClient({ endpoint: engine.endpoint, region: meter.stack.model.region });
    try {
      await measureHistories({ report, meter, client }, users, histories);
      await measureYears({ report, meter, client }, summed);
    } finally {
      client.destroy();
      await meter.close();
    }
  } finally {
    await engine.close();
  }
}

/** What measures, and where it is told. */
interface Measuring {
  readonly report: Report;
  readonly meter: CapacityMeter;
  readonly client: DynamoDBClient;
}

async function measureHistories(
  { report, meter, client }: Measuring,
  users: readonly SignedInUser[],
  histories: readonly History[],
): Promise<void> {
  const measures: UserMeasure[] = [];
  for (const [index, history] of histories.entries()) {
    report.progress(`Reading among ${count(history.expenses)} expenses`);
    const user = users[index];
    if (user) {
      measures.push(await measureUser(meter, client, user, history));
    }
  }
  reportReads(report, measures);
  const [last, largest] = [users[histories.length - 1], histories.at(-1)];
  const { payee = '' } = READ_FILTERS.find(({ name }) => name === 'payee')?.variables ?? {};
  if (last && largest) {
    const table = meter.stack.model.tables[0]?.tableName ?? '';
    await storeItems(client, table, trashItems(last.sub, DELETED, new Date()));
    const known = { year: SUMMARIZED.year, payee: payee ?? '' };
    reportQueries(report, largest.expenses, await measureQueries(meter, last, known));
  }
}

async function measureYears(
  { report, meter }: Measuring,
  summed: readonly {
    readonly key: string;
    readonly year: SummedYear;
    readonly user: SignedInUser | undefined;
  }[],
): Promise<void> {
  const measures: [string, SummedYearMeasure][] = [];
  for (const { key, year, user } of summed) {
    report.progress(`Summing up a year with ${year.name}`);
    if (user) {
      measures.push([key, await measureSummedYear(meter, user, year)]);
    }
  }
  // The keys are those of `summedYears`.
  reportSummedYears(report, Object.fromEntries(measures) as SummedYearMeasures);
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
  yearItems: () => Iterable<Item>,
): Promise<ImportedEngine> {
  const expenses = histories.reduce((sum, history) => sum + history.expenses, 0);
  report.progress(`Storing ${count(expenses)} expenses for each design`);
  const begun = performance.now();
  const engine = await startImportedEngine([
    { schema, items: all([() => all(histories, historyItems), yearItems], (items) => items()) },
    { schema: OLDER_TABLE, items: all(histories, olderItems) },
  ]);
  const seconds = (performance.now() - begun) / 1000;
  const users = histories.map((history) => count(history.expenses)).join(', ');
  report.text(
    `Users with ${users} expenses over ten years, in six categories and with five payees, with their ledgers; and the same expenses in a table like that of the older REST design: user and expense id as its key, month and year as attributes, no index. Stored by Dynoxide's import in ${decimal(seconds, 0)} s.`,
  );
  return engine;
}

function* all<Whole, Piece>(
  wholes: readonly Whole[],
  pieces: (whole: Whole) => Iterable<Piece>,
): Generator<Piece> {
  for (const whole of wholes) {
    yield* pieces(whole);
  }
}

function subOf(user: SignedInUser | undefined): string {
  return user?.sub ?? '';
}
