import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { eventually } from 'appsync-local-stack/testing';
import { deleteDB, openDB } from 'idb';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { useLocalStack } from '../../../test/support/local-stack.ts';
import type { Device } from '../testing/device.ts';
import { deviceOf } from '../testing/use-devices.ts';
import type { NewOperation } from './copy/operation.ts';
import type { EntryFields } from './entry.ts';
import { indexedStore } from './store/indexed-store.ts';
import { StoreError } from './store/store.ts';

const test = useLocalStack();
const COFFEE: EntryFields = {
  kind: 'EXPENSE',
  date: '2025-06-09',
  amountMinor: 225,
  currency: 'USD',
  category: 'Food',
};
const ADD: NewOperation = { kind: 'add', id: '1', fields: COFFEE, at: '2025-06-09T10:00:00.000Z' };
const noEvents = { onBlocked: () => undefined, onSuperseded: () => undefined };
let count = 0;

function newName(): string {
  count += 1;
  return `storage test ${count}`;
}

async function isWhole(device: Device): Promise<void> {
  await eventually(() => expect(device.data.entries({}).isLoading).toBe(false));
}

/** The next writes fail as the browser's do; ends with the test. */
function refuseWrites(name: string): void {
  const put = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('No', name);
  });
  onTestFinished(() => put.mockRestore());
}

describe('the store', () => {
  it('gives keys in the order of writing, over restarts', async () => {
    const name = newName();
    const store = indexedStore(name, noEvents);
    await store.transact([], () => ({ newOperations: [ADD] }));
    store.close();
    const again = indexedStore(name, noEvents);
    onTestFinished(() => again.close());
    const { written } = await again.transact([1], (operations) => {
      expect([...operations.keys()]).toEqual([1]);
      return { doneKeys: [1], newOperations: [ADD] };
    });

    expect(written.operations).toEqual([{ ...ADD, key: 2 }]);
  });

  it('writes all of a transaction or nothing', async () => {
    const store = indexedStore(newName(), noEvents);
    onTestFinished(() => store.close());
    const broken = { ...ADD, fields: { toString: () => '' } } as unknown as NewOperation; // Cannot be cloned.
    const writing = store.transact([], () => ({ kept: { a: 1 }, newOperations: [ADD, broken] }));

    await expect(writing).rejects.toThrow(StoreError);
    expect(await store.revision()).toBe(0);
  });

  it('opens the database again when the browser has closed it', async () => {
    const name = newName();
    const store = indexedStore(name, noEvents);
    onTestFinished(() => store.close());
    await store.transact([], () => ({ kept: { a: 1 } }));
    // As Safari does: the connection is of no use any more, and nobody was told.
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
      throw new DOMException('The database connection is closing.', 'InvalidStateError');
    });
    onTestFinished(() => transaction.mockRestore());
    await store.transact([], () => ({ kept: { a: 2 } }));

    expect(await store.revision()).toBe(2);
  });

  it('lets go of the database for a newer version, and says so', async () => {
    const name = newName();
    const told: string[] = [];
    const store = indexedStore(name, { ...noEvents, onSuperseded: () => told.push('superseded') });
    await store.transact([], () => ({ newOperations: [ADD] }));
    const newer = await openDB(name, 99);
    onTestFinished(() => newer.close());

    expect(told).toEqual(['superseded']);
    expect(await newer.getAll('operations')).toEqual([{ ...ADD, key: 1 }]);
    await expect(store.revision()).rejects.toMatchObject({ reason: 'superseded' });
  });

  it('is given up for a version that this one does not know', async () => {
    const name = newName();
    (await openDB(name, 99)).close();

    await expect(indexedStore(name, noEvents).revision()).rejects.toMatchObject({ reason: 'superseded' });
  });
});

describe('a device', () => {
  it.each([
    ['QuotaExceededError', 'full'],
    ['UnknownError', 'failed'],
  ])('keeps the form open after %s: nothing is shown that is not kept', async (error, reason) => {
    const device = await deviceOf(test, await test.newUser());
    await isWhole(device);
    refuseWrites(error);

    expect(await device.data.actions.addEntry(COFFEE)).toEqual({
      isSaved: false,
      reason,
    });
    expect(device.data.entries({}).entries).toEqual([]);
    expect(device.data.status().storage).toBe(reason === 'full' ? 'full' : 'kept');
  });

  it('stops reading while there is little room, which is left for what the user does', async () => {
    const user = await test.newUser();
    const writer = await deviceOf(test, user);
    await isWhole(writer);
    const entries = Array.from({ length: 150 }, () => ({ ...COFFEE, id: randomUUID() }));
    await writer.data.actions.addEntries(entries);
    await eventually(() => expect(writer.data.outbox().waitingCount).toBe(0));
    const device = await deviceOf(test, user, { roomBytes: 1_000_000 });
    await eventually(() => expect(device.data.status().storage).toBe('full'));

    expect(device.data.entries({})).toMatchObject({ entries: [], isLoading: true });
    expect(await device.data.actions.addEntry({ ...COFFEE, payee: 'Urgent' })).toEqual({ isSaved: true });
    await eventually(() => expect(device.data.outbox().waitingCount).toBe(0));
    device.roomBytes = 100_000_000;
    device.wake();
    await isWhole(device);
    expect(device.data.entries({}).entries).toHaveLength(151);
    expect(device.data.status().storage).toBe('kept');
  });

  it('says that it is loading, not that there is nothing, after the browser has thrown the copy away', async () => {
    const user = await test.newUser();
    const device = await deviceOf(test, user);
    await device.data.actions.addEntry(COFFEE);
    await eventually(() => expect(device.data.outbox().waitingCount).toBe(0));
    await isWhole(device);
    device.close();
    await deleteDB(device.name);
    device.restart();

    expect(device.data.entries({})).toMatchObject({ entries: [], isLoading: true });
    await isWhole(device);
    expect(device.data.entries({}).entries).toHaveLength(1);
  });

  it('works in memory where the browser keeps nothing, and says so', async () => {
    const user = await test.newUser();
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Not here', 'SecurityError');
    });
    onTestFinished(() => open.mockRestore());
    const device = await deviceOf(test, user);
    await device.data.actions.addEntry(COFFEE);

    await eventually(() => expect(device.data.outbox().waitingCount).toBe(0));
    await isWhole(device);
    expect(device.data.status().storage).toBe('memory');
    expect((await user.graphql('{ expenses { items { amount } } }')).data?.['expenses']).toEqual({
      items: [{ amount: 2.25 }],
    });
  });

  it('reads everything anew when its cursor is too old, and drops what the server has not', async () => {
    const user = await test.newUser();
    const device = await deviceOf(test, user);
    await device.data.actions.addEntry(COFFEE);
    await eventually(() => expect(device.data.outbox().waitingCount).toBe(0));
    await isWhole(device);
    // Erased by another device: no change tells of it.
    await user.graphql('mutation { eraseMyData(confirmation: "ERASE ALL MY DATA") { more } }');
    let hasStartedOver = false;
    device.decide = (body) => {
      const isOld = !hasStartedOver && /"since":/.test(body);
      hasStartedOver ||= / ListChanges\(/.test(body) && !isOld;
      const error = { path: ['changes'], errorType: 'ValidationError', message: 'since: too old' };
      const errors = [{ ...error, errorInfo: { field: 'since', reason: 'must not be older than 29 days' } }];
      return isOld ? { status: 200, body: JSON.stringify({ data: { changes: null }, errors }) } : 'pass';
    };
    device.wake();

    await eventually(() => expect(device.data.entries({})).toMatchObject({ entries: [], isLoading: false }));
    expect(hasStartedOver).toBe(true);
  });
});
