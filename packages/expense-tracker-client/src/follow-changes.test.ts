import { memoryStorage, systemClock } from 'appsync-cognito-client';
import type { Clock } from 'appsync-cognito-client';
import { eventually } from 'appsync-local-stack/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { useLocalStack } from '../../../test/support/local-stack.ts';
import type { TestUser } from '../../../test/support/local-stack.ts';
import { createExpenseClient } from './expense-client.ts';
import type { ExpenseClient, ExpenseClientProps } from './expense-client.ts';
import type { FollowOptions, FollowStatus } from './follow-changes.ts';
import {
  AddExpenseDocument,
  DeleteExpenseDocument,
  EraseMyDataDocument,
  ImportExpensesDocument,
  ListExpensesDocument,
  UpdateExpenseDocument,
} from './generated/documents.ts';
import type { ExpenseFieldsFragment } from './generated/documents.ts';
import { useProxiedClients } from './testing/proxied-clients.ts';
import { randomUuid } from './uuid.ts';

const PASSWORD = 'Correct-Horse-1';
const COFFEE = { date: '2024-01-09', amount: 2.25, category: 'Food' };

const test = useLocalStack();
const clients = useProxiedClients(test);

function clientOf(user: TestUser, changes: Partial<ExpenseClientProps> = {}): Promise<ExpenseClient> {
  return clients.clientOf(user, {
    webSocket: WebSocket,
    backoff: { firstMs: 2, largestMs: 20 },
    ...changes,
  });
}

/** An app's copy of all expenses, kept by following until the test ends. */
function copyOf(client: ExpenseClient, changes: Partial<FollowOptions> = {}) {
  const expenses = new Map<string, ExpenseFieldsFragment>();
  const statuses: FollowStatus[] = [];
  const errors: string[] = [];
  const seen: string[] = [];
  let cursor: string | undefined;
  const following = client.follow({
    onChanges(changed) {
      ({ cursor } = changed);
      for (const expense of changed.items) {
        seen.push(`${expense.id} ${expense.version}`);
        if (expense.deletedAt) {
          expenses.delete(expense.id);
        } else {
          expenses.set(expense.id, expense);
        }
      }
    },
    onStatus: (status) => statuses.push(status),
    onError: ({ message }) => errors.push(message),
    ...changes,
  });
  onTestFinished(() => following.stop());
  const live = () => eventually(() => expect(statuses.at(-1)).toBe('live'));
  return { expenses, statuses, errors, seen, following, live, cursor: () => cursor };
}

/** Something that another device does, past the proxy. */
async function elsewhere(
  user: TestUser,
  document: unknown,
  variables: Record<string, unknown>,
): Promise<void> {
  const { errors } = await user.graphql(String(document), variables);
  expect(errors).toBeUndefined();
}

async function stored(user: TestUser): Promise<unknown> {
  const { data } = await user.graphql(ListExpensesDocument.toString());
  return (data?.['expenses'] as unknown as { items: unknown }).items; // What the document selects.
}

describe('follow', () => {
  it('gives what is there, and then each change as it happens on another device', async () => {
    const user = await test.newUser();
    const [one, two] = [randomUuid(), randomUuid()];
    await elsewhere(user, AddExpenseDocument, { input: { ...COFFEE, id: one } });
    const copy = copyOf(await clientOf(user));
    await copy.live();
    expect([...copy.expenses.keys()]).toEqual([one]);

    await elsewhere(user, UpdateExpenseDocument, { input: { id: one, amount: 3 } });
    await eventually(() => expect(copy.expenses.get(one)).toMatchObject({ amount: 3, version: 2 }));
    await elsewhere(user, ImportExpensesDocument, { input: { expenses: [{ ...COFFEE, id: two }] } });
    await eventually(() => expect(copy.expenses.has(two)).toBe(true));
    await elsewhere(user, DeleteExpenseDocument, { id: one });
    await eventually(() => expect([...copy.expenses.keys()]).toEqual([two]));

    expect(copy.seen).toEqual([`${one} 1`, `${one} 2`, `${two} 1`, `${one} 3`]);
    expect(copy.errors).toEqual([]);
  });

  it('goes on from a cursor', async () => {
    const user = await test.newUser();
    const client = await clientOf(user);
    const first = copyOf(client);
    await first.live();
    first.following.stop();
    const id = randomUuid();
    await elsewhere(user, AddExpenseDocument, { input: { ...COFFEE, id } });

    const next = copyOf(client, { since: first.cursor() });

    await eventually(() => expect([...next.expenses.keys()]).toEqual([id]));
  });

  it('gives what happened while there was no connection', async () => {
    const user = await test.newUser();
    const copy = copyOf(await clientOf(user));
    await copy.live();

    clients.proxy.takesSockets = false;
    clients.proxy.cutSockets();
    await eventually(() => expect(copy.statuses.at(-1)).toBe('behind'));
    const id = randomUuid();
    await elsewhere(user, AddExpenseDocument, { input: { ...COFFEE, id } });
    clients.proxy.takesSockets = true;

    await eventually(() => expect(copy.expenses.has(id)).toBe(true));
    await copy.live();
  });

  it('goes on with the next token, on the same connection', async () => {
    const user = await test.newUser();
    const storage = memoryStorage();
    // It looks for another token all the time.
    const after: Clock['after'] = (delayMs, run) => systemClock.after(delayMs === 20_000 ? 20 : delayMs, run);
    const client = await clientOf(user, { storage, clock: { ...systemClock, after } });
    const copy = copyOf(client);
    await copy.live();
    const before = await client.userPool.accessToken();

    const renewed = await client.userPool.accessToken(before);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const id = randomUuid();
    await elsewhere(user, AddExpenseDocument, { input: { ...COFFEE, id } });

    await eventually(() => expect(copy.expenses.has(id)).toBe(true));
    expect(renewed).not.toBe(before);
    expect(copy.statuses).toEqual(['live']);
    expect(copy.errors).toEqual([]);
  });

  it('ends when the user signs out, and does not go on for the next one', async () => {
    const [ann, bob] = [await test.newUser(), await test.newUser()];
    await elsewhere(bob, AddExpenseDocument, { input: COFFEE });
    const client = await clientOf(ann);
    const copy = copyOf(client);
    await copy.live();

    await client.userPool.signOut();
    await client.userPool.signIn({ username: bob.username, password: PASSWORD });
    copy.following.look();

    await eventually(() => expect(copy.errors).toEqual(['UnauthorizedException: Nobody is signed in.']));
    expect(copy.expenses.size).toBe(0);
  });

  it('gives at the next look what no event has told of', async () => {
    const user = await test.newUser();
    const copy = copyOf(await clientOf(user), { lookEveryMs: 20 });
    await copy.live();

    // It selects no owner: no subscriber is told.
    await elsewhere(user, 'mutation Add($input: AddExpenseInput!) { addExpense(input: $input) { id } }', {
      input: COFFEE,
    });

    await eventually(() => expect(copy.expenses.size).toBe(1));
  });

  it('looks at once when it is asked to', async () => {
    const user = await test.newUser();
    const copy = copyOf(await clientOf(user));
    await copy.live();
    await elsewhere(user, 'mutation Add($input: AddExpenseInput!) { addExpense(input: $input) { id } }', {
      input: COFFEE,
    });

    copy.following.look();

    await eventually(() => expect(copy.expenses.size).toBe(1));
  });

  it('gives what is added again after everything was erased, though its versions begin anew', async () => {
    const user = await test.newUser();
    const client = await clientOf(user);
    const id = randomUuid();
    await elsewhere(user, AddExpenseDocument, { input: { ...COFFEE, id } });
    await elsewhere(user, UpdateExpenseDocument, { input: { id, amount: 3 } });
    const { expenses, following, live } = copyOf(client);
    await live();
    expect(expenses.get(id)).toMatchObject({ version: 2 });

    await elsewhere(user, EraseMyDataDocument, { confirmation: 'ERASE ALL MY DATA' });
    await elsewhere(user, AddExpenseDocument, { input: { ...COFFEE, id, amount: 4 } });
    following.look();

    await eventually(() => expect(expenses.get(id)).toMatchObject({ version: 1, amount: 4 }));
  });

  it('gives changes again that were not taken', async () => {
    const user = await test.newUser();
    const id = randomUuid();
    await elsewhere(user, AddExpenseDocument, { input: { ...COFFEE, id } });
    const given: string[][] = [];

    copyOf(await clientOf(user), {
      onChanges({ items }) {
        given.push(items.map((item) => item.id));
        return given.length < 3 ? Promise.reject(new Error('The disk is full.')) : undefined;
      },
    });

    await eventually(() => expect(given.slice(0, 3)).toEqual([[id], [id], [id]]));
  });

  it('ends with the API’s words when nobody is signed in', async () => {
    const client = createExpenseClient({ outputs: test.stack.outputs, webSocket: WebSocket });

    const copy = copyOf(client);

    await eventually(() => expect(copy.errors).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(copy.errors).toHaveLength(1);
  });

  it('ends with the API’s words when the cursor is none', async () => {
    const copy = copyOf(await clientOf(await test.newUser()), { since: 'no cursor' });

    await eventually(() => expect(copy.errors).toHaveLength(1));
    expect(copy.errors[0]).toMatch(/since/);
  });

  it('loses nothing, whatever breaks while other devices write', async () => {
    const user = await test.newUser();
    const copy = copyOf(await clientOf(user));
    let count = 0;
    clients.proxy.decide = (body) =>
      body.includes('ListChanges') && (count += 1) % 3 !== 0
        ? (['loseRequest', 'loseAnswer', 'cutAnswer'] as const)[count % 3 === 1 ? 0 : 2]
        : 'pass';

    const ids = Array.from({ length: 20 }, randomUuid);
    await Promise.all(
      ids.map(async (id, index) => {
        await elsewhere(user, AddExpenseDocument, { input: { ...COFFEE, category: `Food ${index}`, id } });
        if (index % 4 === 0) {
          clients.proxy.cutSockets();
        }
        if (index % 3 === 0) {
          await elsewhere(user, UpdateExpenseDocument, { input: { id, amount: index + 1 } });
        }
        if (index % 5 === 0) {
          await elsewhere(user, DeleteExpenseDocument, { id });
        }
      }),
    );

    const expected = await stored(user);
    const byId = (items: unknown) =>
      [...(items as { id: string }[])].sort((a, b) => a.id.localeCompare(b.id));
    await eventually(() => expect(byId([...copy.expenses.values()])).toEqual(byId(expected)));
    expect(new Set(copy.seen).size).toBe(copy.seen.length);
    expect(copy.errors).toEqual([]);
  });
});
