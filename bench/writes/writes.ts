import { EngineStartError } from 'appsync-local-stack/dynamodb';
import type { Benchmark } from '../benchmark.ts';
import { dynamodbPricePerMillion, pricePerMillion } from '../bill/operation-price.ts';
import { startCapacityMeter } from '../consumption/capacity-meter.ts';
import { measureMutations } from '../consumption/measured-operations.ts';
import type { MeasuredOperation, MeasuredOperations } from '../consumption/measured-operations.ts';
import { expensesAlone, itemByItem } from '../consumption/rewritten-transactions.ts';
import type { Rewriting } from '../consumption/rewritten-transactions.ts';
import { decimal, units } from '../report/number-format.ts';
import { amazonsEngine } from '../report/ran-on.ts';
import type { Report } from '../report/report.ts';
import { signUpUser } from '../stack/signed-in-user.ts';

/** The write units of an add that are claimed. */
const ADD_UNITS = { plain: 10, withPayee: 12 };

/** The consumption of mutations, compared with the least writes that could store the same expenses. */
export const writes: Benchmark = {
  name: 'writes',
  title: 'Cost of writes',
  run: async (report) => {
    try {
      report.progress('Measuring each mutation, then its floor, on DynamoDB Local');
      reportWrites(report, await measureRewritten(itemByItem), await measureRewritten(expensesAlone));
    } catch (error) {
      if (!(error instanceof EngineStartError)) {
        throw error;
      }
      report.text(
        `Not measured: ${error.message} Dynoxide leaves out a part of the write units, so they are taken from Amazon's own engine.`,
      );
    }
  },
};

/** On Amazon's DynamoDB Local, which counts writes as AWS does; Dynoxide leaves some out. */
async function measureRewritten(rewriting: Rewriting): Promise<MeasuredOperations> {
  const meter = await startCapacityMeter({ engine: 'dynamodb-local', rewriting });
  try {
    return await measureMutations(meter, await signUpUser(meter.stack));
  } finally {
    await meter.close();
  }
}

/** Reports the consumption of each mutation and the part of it that is for exact totals. */
export function reportWrites(
  report: Report,
  mutations: MeasuredOperations,
  floors: MeasuredOperations,
): void {
  const rows = Object.entries(mutations).map(([name, cost]) => ({
    name,
    cost,
    floor: floors[name]?.write ?? 0,
  }));
  report.text(
    `Write request units as ${amazonsEngine()} reports them, since Dynoxide leaves out a part. It counts one item of each kind in a transaction where AWS counts all, so each item of a transaction was sent in one of its own. The floor is the same expense written once, with its three indexes or, with a payee, four, by a plain PutItem, UpdateItem or DeleteItem: no transaction, no ledger. What writes no expense has none.`,
  );
  report.table(
    ['Mutation', 'write units', 'floor', 'ratio', 'in indexes', 'read units'],
    rows.map(({ name, cost, floor }) => [
      name,
      units(cost.write),
      isOfExpenses(cost) ? units(floor) : '–',
      isOfExpenses(cost) ? decimal(cost.write / floor, 2) : '–',
      units(cost.indexes),
      units(cost.read),
    ]),
  );
  report.text('What a million of them costs in USD, at the list prices of `bench/bill/price-list.ts`:');
  report.table(
    ['Mutation', 'DynamoDB', 'with AppSync', 'calls to DynamoDB'],
    rows.map(({ name, cost }) => [
      name,
      decimal(dynamodbPricePerMillion(cost), 2),
      decimal(pricePerMillion(cost), 2),
      cost.calls.join(', '),
    ]),
  );
  const ofExpenses = rows.filter(({ cost }) => isOfExpenses(cost));
  const worst = Math.max(...ofExpenses.map(({ cost, floor }) => cost.write / floor));
  report.claim(
    `Totals that are exact at every moment cost at most three times the write units of no totals at all: the highest ratio is ${decimal(worst, 2)}.`,
    worst <= 3,
  );
  const [add, withPayee] = [mutations['addExpense'], mutations['addExpense with a payee']];
  report.claim(
    `An add takes ${ADD_UNITS.plain} write units, with a payee ${ADD_UNITS.withPayee}: ${units(add?.write ?? Number.NaN)} and ${units(withPayee?.write ?? Number.NaN)}.`,
    add?.write === ADD_UNITS.plain && withPayee?.write === ADD_UNITS.withPayee,
  );
  const readers = ofExpenses.filter(({ cost }) => isReadBeforeTransaction(cost.calls));
  report.claim(
    `What reads its expense before it changes a ledger takes 1 read unit for each: 2 where the ledger is read too, because something may be emptied (${readers.map(({ name, cost }) => `${name} ${units(cost.read)}`).join(', ')}).`,
    readers.length > 0 && readers.every(({ cost }) => cost.read === cost.calls.length - 1 && cost.read <= 2),
  );
  const note = ofExpenses.filter(({ cost }) => !cost.calls.includes('TransactWriteItems'));
  report.claim(
    `A change that moves no money takes no more than the floor: ${note.map(({ name }) => name).join(', ')}.`,
    note.length > 0 && note.every(({ cost, floor }) => cost.write === floor),
  );
}

/** Expenses alone are in indexes. */
function isOfExpenses({ indexes }: MeasuredOperation): boolean {
  return indexes > 0;
}

function isReadBeforeTransaction(calls: readonly string[]): boolean {
  return calls[0] === 'GetItem' && calls.at(-1) === 'TransactWriteItems';
}
