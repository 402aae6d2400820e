import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useLocalStack } from '../../../test/support/local-stack.ts';
import type { Fault } from '../../appsync-cognito-client/src/testing/fault-proxy.ts';
import type { ExpenseClient } from './expense-client.ts';
import {
  AddExpenseDocument,
  EraseMyDataDocument,
  ListBudgetsDocument,
  ListChangesDocument,
  UpdateExpenseDocument,
  UpdateExpensesDocument,
} from './generated/documents.ts';
import { steps } from './testing/modelled-steps.ts';
import type { Model, ModelExpense } from './testing/modelled-steps.ts';
import { useProxiedClients } from './testing/proxied-clients.ts';

const PATIENT = { backoff: { firstMs: 1, largestMs: 4 }, timeLimitMs: 300_000 };

const test = useLocalStack();
const clients = useProxiedClients(test);

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
  clients.proxy.decide = () => waiting.shift() ?? 'pass';
}

/** What the API has, deleted expenses included. */
async function stored(client: ExpenseClient): Promise<Model> {
  const expenses = new Map<string, ModelExpense>();
  let since: string | undefined;
  for (let hasMore = true; hasMore;) {
    const { data } = await client.send(ListChangesDocument, since === undefined ? {} : { since });
    for (const { id, version, deletedAt, category } of data?.changes?.items ?? []) {
      expenses.set(id, { version, isDeleted: typeof deletedAt === 'string', category });
    }
    since = data?.changes?.cursor;
    hasMore = data?.changes?.hasMore === true;
  }
  const { data } = await client.send(ListBudgetsDocument);
  const budgets = (data?.budgets?.budgets ?? []).map(
    ({ category, version, amount }) => [category ?? '', { version, amount }] as const,
  );
  return { expenses, budgets: new Map(budgets) };
}

async function eraseAll({ send }: ExpenseClient): Promise<void> {
  for (let more = true; more;) {
    const { data, errors } = await send(EraseMyDataDocument, { confirmation: 'ERASE ALL MY DATA' });
    expect(errors).toEqual([]);
    more = data?.eraseMyData?.more === true;
  }
}

describe('the client', () => {
  it('does each thing once, whatever gets lost on the way', async () => {
    const client = await clients.newClient(PATIENT);
    const kinds = fc.constantFrom(...Object.keys(steps));
    const plans = fc.array(fc.record({ kind: kinds, which: fc.nat(20), faults }), {
      minLength: 1,
      maxLength: 10,
    });
    let round = 1;

    await fc.assert(
      fc.asyncProperty(plans, faults, async (plan, whileErasing) => {
        await eraseAll(client);
        const model: Model = { expenses: new Map(), budgets: new Map() };
        for (const { kind, which, faults } of [{ kind: 'import', which: 2, faults: [] }, ...plan]) {
          round += 1;
          meet(faults);
          expect(await steps[kind]?.({ client, model, which, round }), kind).toEqual([]);
        }
        meet([]);
        expect(await stored(client)).toEqual(model);

        meet(whileErasing);
        await eraseAll(client);
        meet([]);
        expect(await stored(client)).toEqual({ expenses: new Map(), budgets: new Map() });
      }),
      { numRuns: 40 },
    );
  });

  it('keeps what two devices change at once, whatever gets lost on the way', async () => {
    const user = await test.newUser();
    const [one, other] = [await clients.clientOf(user, PATIENT), await clients.clientOf(user, PATIENT)];
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
          other.send(UpdateExpensesDocument, { input: { ids: [id], payee: `Payee ${round}` } }),
        ]);

        meet([]);
        const { data } = await one.send(ListChangesDocument);
        expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
        expect(data?.changes?.items).toMatchObject([
          {
            amount: round,
            notes: `Round ${round}`,
            payee: `Payee ${round}`,
            version: 3 * round - 2,
          },
        ]);
      }),
      { numRuns: 25 },
    );
  });
});
