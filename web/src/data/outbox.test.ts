import { eventually } from 'appsync-local-stack/testing';
import { describe, expect, it } from 'vitest';
import { useLocalStack } from '../../../test/support/local-stack.ts';
import type { Device, Fault } from '../testing/device.ts';
import { deviceOf, meet } from '../testing/use-devices.ts';
import type { EntryFields } from './entry.ts';

const test = useLocalStack();
const COFFEE: EntryFields = {
  kind: 'EXPENSE',
  date: '2025-06-09',
  amountMinor: 225,
  currency: 'USD',
  category: 'Food',
};

/** The same in the middle of each test: nothing waits any more, and every change is here. */
async function sent(...devices: readonly Device[]): Promise<void> {
  for (const device of devices) {
    device.wake();
    await eventually(() => {
      expect(device.data.outbox().waitingCount).toBe(0);
      expect(device.data.status().connection).toBe('behind');
      expect(device.data.entries({}).isLoading).toBe(false);
    });
  }
}

/** What another device has done arrives. */
async function sees(device: Device, check: () => void): Promise<void> {
  await eventually(async () => {
    device.wake();
    await new Promise((resolve) => setTimeout(resolve, 20));
    check();
  });
}

function hasEntry(device: Device, id: string): Promise<void> {
  return sees(device, () => expect(device.data.entry(id)).toBeDefined());
}

function goOffline(device: Device): void {
  device.isOnline = false;
  device.wake();
}

function goOnline(device: Device): void {
  device.isOnline = true;
  device.wake();
}

function amounts(device: Device): readonly number[] {
  return device.data.entries({}).entries.map(({ amountMinor }) => amountMinor);
}

describe('the outbox', () => {
  it('sends what is valid, and parks what is not with the field and the reason', async () => {
    const user = await test.newUser();
    const device = await deviceOf(test, user);
    await sent(device);
    goOffline(device);
    const { actions } = device.data;
    for (const category of ['One', 'Two#', 'Three', 'Four', 'Five']) {
      expect(await actions.addEntry({ ...COFFEE, category })).toEqual({ isSaved: true });
    }
    goOnline(device);

    await eventually(() => expect(device.data.outbox().waitingCount).toBe(0));
    const [item] = device.data.outbox().parked;
    expect(device.data.outbox().parked).toEqual([
      expect.objectContaining({ action: 'add', reason: 'invalid', field: 'category' }),
    ]);
    const { data } = await user.graphql('{ expenses { items { category } } }');
    expect(data?.['expenses']).toEqual({
      items: expect.arrayContaining(
        ['One', 'Three', 'Four', 'Five'].map((category) => ({ category })),
      ) as unknown,
    });

    await actions.retryParked(item?.key ?? 0, { category: 'Two' });
    await sent(device);
    expect(device.data.outbox().parked).toEqual([]);
    expect(device.data.entries({ category: 'Two' }).entries).toEqual([
      expect.objectContaining({ state: 'synced', version: 1 }),
    ]);
  });

  it('forgets what is discarded, with everything that was built on it', async () => {
    const device = await deviceOf(test, await test.newUser());
    await sent(device);
    const { actions } = device.data;
    await actions.addEntry({ ...COFFEE, category: 'No#' }, '6d9a5e0e-6a3c-4e5b-8a53-2a6d0c7b0001');
    await eventually(() => expect(device.data.outbox().parked).toHaveLength(1));
    await actions.trash(['6d9a5e0e-6a3c-4e5b-8a53-2a6d0c7b0001']);
    await actions.discardParked(device.data.outbox().parked[0]?.key ?? 0);

    expect(device.data.outbox()).toEqual({ waitingCount: 0, parked: [] });
    expect(device.data.trash()).toEqual([]);
  });

  it.each<[string, Fault]>([
    [
      '401',
      {
        status: 401,
        body: '{"errors":[{"errorType":"UnauthorizedException","message":"Token has expired."}]}',
      },
    ],
    ['409', { status: 409 }],
    ['429', { status: 429 }],
    ['500', { status: 500 }],
    ['no answer', 'loseRequest'],
    ['a lost answer', 'loseAnswer'],
  ])('keeps everything after %s, and adds it once', async (_name, fault) => {
    const user = await test.newUser();
    const device = await deviceOf(test, user);
    await sent(device);
    meet(device, 'AddExpense', fault, fault, fault);
    await device.data.actions.addEntry(COFFEE);
    expect(amounts(device)).toEqual([225]);

    await eventually(async () => {
      device.wake();
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(device.data.outbox()).toEqual({ waitingCount: 0, parked: [] });
    });
    const { data } = await user.graphql('{ expenses { items { amount } } }');
    expect(data?.['expenses']).toEqual({ items: [{ amount: 2.25 }] });
    expect(device.data.entries({}).entries).toEqual([expect.objectContaining({ state: 'synced' })]);
  });

  it('sends what waits by itself when the network is back, although nothing tells of that', async () => {
    const user = await test.newUser();
    const device = await deviceOf(test, user);
    await sent(device);
    device.isOnline = false;
    await device.data.actions.addEntry(COFFEE);
    expect(device.data.outbox().waitingCount).toBe(1);
    device.isOnline = true;

    await eventually(() => expect(device.data.outbox().waitingCount).toBe(0));
    const { data } = await user.graphql('{ expenses { items { amount } } }');
    expect(data?.['expenses']).toEqual({ items: [{ amount: 2.25 }] });
  });

  it('keeps what waits over a restart, and sends it in the order of doing', async () => {
    const user = await test.newUser();
    const device = await deviceOf(test, user);
    await sent(device);
    goOffline(device);
    const id = '6d9a5e0e-6a3c-4e5b-8a53-2a6d0c7b0002';
    await device.data.actions.addEntry({ ...COFFEE, category: 'New' }, id);
    await device.data.actions.updateEntry(id, { amountMinor: 300 });
    await device.data.actions.trash([id]);
    await device.data.actions.restore([id]);
    device.restart();
    await eventually(() =>
      expect(device.data.entry(id)).toMatchObject({ amountMinor: 300, state: 'waiting' }),
    );
    expect(device.data.outbox().waitingCount).toBe(3);

    const { length } = device.requests;
    goOnline(device);
    device.wake();
    await sent(device);
    const mutations = device.requests.slice(length).flatMap((body) => /mutation (\w+)/.exec(body)?.[1] ?? []);
    expect(mutations).toEqual(['AddExpense', 'DeleteExpense', 'RestoreExpense']);
    expect(device.data.entry(id)).toMatchObject({ amountMinor: 300, version: 3, state: 'synced' });
    expect((await user.graphql('{ expenses { items { amount category } } }')).data?.['expenses']).toEqual({
      items: [{ amount: 3, category: 'New' }],
    });
  });

  it('adds an entry once, however often the form is submitted', async () => {
    const device = await deviceOf(test, await test.newUser());
    const id = '6d9a5e0e-6a3c-4e5b-8a53-2a6d0c7b0003';
    await sent(device);
    await device.data.actions.addEntry(COFFEE, id);
    await device.data.actions.addEntry(COFFEE, id);
    await sent(device);

    expect(amounts(device)).toEqual([225]);
  });
});

describe('two devices', () => {
  it('keep both when they change different things of an entry', async () => {
    const user = await test.newUser();
    const [first, second] = [await deviceOf(test, user), await deviceOf(test, user)];
    const id = '6d9a5e0e-6a3c-4e5b-8a53-2a6d0c7b0004';
    await first.data.actions.addEntry(COFFEE, id);
    await sent(first);
    await hasEntry(second, id);
    goOffline(first);
    await first.data.actions.updateEntry(id, { amountMinor: 500 });
    await second.data.actions.updateEntry(id, { notes: 'With Bob' });
    await sent(second);
    goOnline(first);
    await sent(first);

    for (const device of [first, second]) {
      await sees(device, () =>
        expect(device.data.entry(id)).toMatchObject({ amountMinor: 500, notes: 'With Bob', state: 'synced' }),
      );
    }
  });

  it('show both versions when they change the same, and the choice counts on both', async () => {
    const user = await test.newUser();
    const [first, second] = [await deviceOf(test, user), await deviceOf(test, user)];
    const id = '6d9a5e0e-6a3c-4e5b-8a53-2a6d0c7b0005';
    await first.data.actions.addEntry(COFFEE, id);
    await sent(first);
    await hasEntry(second, id);
    goOffline(first);
    await first.data.actions.updateEntry(id, { amountMinor: 500 });
    await second.data.actions.updateEntry(id, { amountMinor: 700 });
    await sent(second);
    goOnline(first);

    await eventually(() =>
      expect(first.data.outbox().parked).toEqual([
        expect.objectContaining({
          reason: 'changedElsewhere',
          changes: { amountMinor: 500 },
          entry: expect.objectContaining({ amountMinor: 500, state: 'parked' }) as unknown,
          theirs: expect.objectContaining({ amountMinor: 700 }) as unknown,
        }),
      ]),
    );
    await first.data.actions.keepMine(first.data.outbox().parked[0]?.key ?? 0);
    await sent(first);
    await sees(second, () => expect([amounts(first), amounts(second)]).toEqual([[500], [500]]));
  });

  it('tell of a deletion that met a change, and bring the entry back with it if asked', async () => {
    const user = await test.newUser();
    const [first, second] = [await deviceOf(test, user), await deviceOf(test, user)];
    const id = '6d9a5e0e-6a3c-4e5b-8a53-2a6d0c7b0006';
    await first.data.actions.addEntry(COFFEE, id);
    await sent(first);
    await hasEntry(second, id);
    goOffline(second);
    await second.data.actions.updateEntry(id, { amountMinor: 900 });
    await first.data.actions.trash([id]);
    await sent(first);
    goOnline(second);

    await eventually(() =>
      expect(second.data.outbox().parked).toEqual([expect.objectContaining({ reason: 'deletedElsewhere' })]),
    );
    await sees(second, () => expect([amounts(first), amounts(second)]).toEqual([[], []]));
    await second.data.actions.keepMine(second.data.outbox().parked[0]?.key ?? 0);
    await sent(second);
    await sees(first, () => expect([amounts(first), amounts(second)]).toEqual([[900], [900]]));
  });

  it('keep an entry that one throws away unseen of what the other has changed', async () => {
    const user = await test.newUser();
    const [first, second] = [await deviceOf(test, user), await deviceOf(test, user)];
    const id = '6d9a5e0e-6a3c-4e5b-8a53-2a6d0c7b0007';
    await first.data.actions.addEntry(COFFEE, id);
    await sent(first);
    await hasEntry(second, id);
    goOffline(second);
    await second.data.actions.trash([id]);
    await first.data.actions.updateEntry(id, { amountMinor: 800 });
    await sent(first);
    goOnline(second);

    await eventually(() =>
      expect(second.data.outbox().parked).toEqual([
        expect.objectContaining({ action: 'trash', reason: 'changedElsewhere' }),
      ]),
    );
    await second.data.actions.keepTheirs(second.data.outbox().parked[0]?.key ?? 0);
    expect([amounts(first), amounts(second)]).toEqual([[800], [800]]);
  });

  it('pass on 300 entries of one moment and their deletions, over pages', async () => {
    const user = await test.newUser();
    const [first, second] = [await deviceOf(test, user), await deviceOf(test, user)];
    await sent(first, second);
    const entries = Array.from({ length: 300 }, (_, index) => ({
      ...COFFEE,
      id: `6d9a5e0e-6a3c-4e5b-8a53-2a6d0c7c${String(index).padStart(4, '0')}`,
      amountMinor: index + 1,
    }));
    await first.data.actions.addEntries(entries);
    await first.data.actions.trash(entries.slice(0, 100).map(({ id }) => id));
    await sent(first);

    await sees(second, () => {
      expect(second.data.entries({}).entries).toHaveLength(200);
      expect(second.data.trash()).toHaveLength(100);
    });
    expect(second.data.entries({}).entries).toEqual(first.data.entries({}).entries);
  });
});
