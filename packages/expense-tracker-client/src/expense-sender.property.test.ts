import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useLocalStack } from '../../../test/support/local-stack.ts';
import { startFaultProxy } from '../../appsync-cognito-client/src/testing/fault-proxy.ts';
import type { Fault, FaultProxy } from '../../appsync-cognito-client/src/testing/fault-proxy.ts';
import { createExpenseClient } from './expense-client.ts';
import type { ExpenseClient } from './expense-client.ts';
import type { ExpenseError } from './expense-error.ts';
import {
  AddExpenseDocument,
  DeleteExpenseDocument,
  ListChangesDocument,
  RestoreExpenseDocument,
  UpdateExpenseDocument,
} from './generated/documents.ts';
import { randomUuid } from './uuid.ts';

const PASSWORD = 'Correct-Horse-1';

const test = useLocalStack();
const state: { proxy?: FaultProxy } = {};

beforeAll(async () => {
  state.proxy = await startFaultProxy(test.stack.origin);
});
afterAll(() => state.proxy?.close());

function proxy(): FaultProxy {
  if (state.proxy === undefined) {
    throw new Error('The proxy is started before the first test, not before');
  }
  return state.proxy;
}

async function clientOf(username: string): Promise<ExpenseClient> {
  const { outputs } = test.stack;
  const client = createExpenseClient({
    outputs: { ...outputs, data: { ...outputs.data, url: `${proxy().origin}/graphql` } },
    backoff: { firstMs: 1, largestMs: 4 },
    timeLimitMs: 300_000,
  });
  expect(await client.userPool.signIn({ username, password: PASSWORD })).toEqual({ value: undefined });
  return client;
}

const throttled = JSON.stringify({
  data: { any: null },
  errors: [
    { path: ['any'], errorType: 'Throttled', errorInfo: { retry: true }, message: 'Too much at once.' },
  ],
});
const faults = fc.array(
  fc.constantFrom<Fault>(
    'pass',
    'loseRequest',
    'loseAnswer',
    'cutAnswer',
    { status: 503, body: '' },
    { body: throttled },
  ),
  { maxLength: 12 },
);

/** The requests from now on meet these faults, all others pass. */
function meet(list: readonly Fault[]): void {
  const waiting = [...list];
  proxy().decide = () => waiting.shift() ?? 'pass';
}

/** The newest version of each expense, deleted ones included. */
async function stored(client: ExpenseClient): Promise<Map<string, { version: number; isDeleted: boolean }>> {
  const versions = new Map<string, { version: number; isDeleted: boolean }>();
  let since: string | undefined;
  for (let hasMore = true; hasMore;) {
    const { data } = await client.send(ListChangesDocument, since === undefined ? {} : { since });
    for (const { id, version, deletedAt } of data?.changes?.items ?? []) {
      versions.set(id, { version, isDeleted: typeof deletedAt === 'string' });
    }
    since = data?.changes?.cursor;
    hasMore = data?.changes?.hasMore === true;
  }
  return versions;
}

describe('the client', () => {
  it('does each thing once, whatever gets lost on the way', async () => {
    const client = await clientOf((await test.newUser()).username);
    const kinds = fc.constantFrom('add', 'update', 'updateSeen', 'delete', 'restore');
    const steps = fc.array(fc.record({ kind: kinds, which: fc.nat(20), faults }), {
      minLength: 1,
      maxLength: 6,
    });
    let amount = 1;

    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const model = new Map<string, { version: number; isDeleted: boolean }>();
        for (const { kind, which, faults } of [{ kind: 'add', which: 0, faults: [] }, ...plan]) {
          const id = kind === 'add' ? randomUuid() : ([...model.keys()][which % model.size] ?? '');
          const before = model.get(id) ?? { version: 0, isDeleted: kind === 'restore' };
          if (before.isDeleted !== (kind === 'restore')) {
            continue;
          }
          amount += 1;
          meet(faults);
          expect(await carryOut(client, kind, id, { amount, version: before.version })).toEqual([]);
          model.set(id, { version: before.version + 1, isDeleted: kind === 'delete' });
        }
        meet([]);

        const all = await stored(client);
        expect(new Map([...model.keys()].map((id) => [id, all.get(id)]))).toEqual(model);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps what two devices change at once, whatever gets lost on the way', async () => {
    const { username } = await test.newUser();
    const [one, other] = [await clientOf(username), await clientOf(username)];
    const { data } = await one.send(AddExpenseDocument, {
      input: { date: '2024-01-09', amount: 1, category: 'Food' },
    });
    const id = data?.addExpense?.id ?? '';
    let round = 1;

    await fc.assert(
      fc.asyncProperty(faults, async (list) => {
        round += 1;
        meet(list);

        const answers = await Promise.all([
          one.send(UpdateExpenseDocument, { input: { id, amount: round } }),
          other.send(UpdateExpenseDocument, { input: { id, notes: `Round ${round}` } }),
        ]);

        meet([]);
        const { data } = await one.send(ListChangesDocument);
        expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
        expect(data?.changes?.items).toMatchObject([
          { amount: round, notes: `Round ${round}`, version: 2 * round - 1 },
        ]);
      }),
      { numRuns: 25 },
    );
  });
});

/** Does one thing; gives what was refused. */
async function carryOut(
  { send }: ExpenseClient,
  kind: string,
  id: string,
  { amount, version }: { readonly amount: number; readonly version: number },
): Promise<readonly ExpenseError[]> {
  switch (kind) {
    case 'add':
      return (await send(AddExpenseDocument, { input: { id, date: '2024-01-09', amount, category: 'Food' } }))
        .errors;
    case 'update':
      return (await send(UpdateExpenseDocument, { input: { id, amount } })).errors;
    case 'updateSeen':
      return (await send(UpdateExpenseDocument, { input: { id, amount, expectedVersion: version } })).errors;
    case 'delete':
      return (await send(DeleteExpenseDocument, { id, expectedVersion: version })).errors;
    default:
      return (await send(RestoreExpenseDocument, { id })).errors;
  }
}
