import { eventually } from 'appsync-local-stack/testing';
import { randomUuid } from 'expense-tracker-client';
import { expect, it } from 'vitest';
import { useLocalStack } from '../../../../test/support/local-stack.ts';
import type { Device } from '../../testing/device.ts';
import { deviceOf } from '../../testing/use-devices.ts';
import { importProgress } from './import-progress.ts';
import { recordsIn, RECORDS } from './import-records.ts';
import { continueImport, goOn, startImport, stopImport, undoImport } from './run-import.ts';
import type { NewEntry } from './run-import.ts';

const test = useLocalStack();

function newEntries(count: number): NewEntry[] {
  return Array.from({ length: count }, (_, index) => ({
    id: randomUuid(),
    kind: 'EXPENSE',
    date: `2025-06-${`${1 + (index % 30)}`.padStart(2, '0')}`,
    amountMinor: 100 + index,
    currency: 'USD',
    category: 'Food',
  }));
}

function records({ data }: Device) {
  return recordsIn(data.kept(RECORDS));
}

/** Nothing is sent: only what is kept on the device counts. */
async function offlineDevice(): Promise<Device> {
  const device = await deviceOf(test, await test.newUser());
  device.isOnline = false;
  device.wake();
  return device;
}

/** The first rows are entries, and the others are not. */
function firstAdded({ data }: Device): Promise<void> {
  return new Promise((resolve) => {
    const stop = data.subscribe(() => {
      if (data.entries({}).entries.length > 0) {
        stop();
        resolve();
      }
    });
  });
}

async function restarted(device: Device): Promise<void> {
  device.restart();
  await eventually(() => expect(device.data.status().connection).not.toBe('starting'));
}

it('adds all rows, and tells how far it is', async () => {
  const device = await offlineDevice();
  expect(await startImport(device.data, 'bank.csv', newEntries(1200))).toEqual({ isSaved: true });

  const [record] = records(device);
  expect(record).toMatchObject({ fileName: 'bank.csv', count: 1200, state: 'added' });
  expect(record && importProgress(device.data, record)).toEqual({
    ...{ count: 1200, added: 1200, waiting: 1200, sent: 0, parked: 0, present: 1200 },
  });
});

it('goes on after a restart in the middle, and adds nothing twice', async () => {
  const device = await offlineDevice();
  const adding = startImport(device.data, 'bank.csv', newEntries(1200));
  await firstAdded(device);
  await restarted(device);
  await adding;
  expect(device.data.entries({}).entries.length).toBeLessThan(1200);

  await goOn(device.data);

  expect(device.data.entries({}).entries).toHaveLength(1200);
  expect(device.data.outbox().waitingCount).toBe(1200);
  expect(records(device)).toMatchObject([{ state: 'added' }]);
});

it('stops when it is told to, and goes on later', async () => {
  const device = await offlineDevice();
  const adding = startImport(device.data, 'bank.csv', newEntries(1200));
  await firstAdded(device);
  const key = records(device)[0]?.key ?? '';
  await stopImport(device.data, key);
  await adding;
  expect(device.data.entries({}).entries.length).toBeLessThan(1200);
  expect(records(device)).toMatchObject([{ state: 'stopped' }]);

  await continueImport(device.data, key);
  expect(device.data.entries({}).entries).toHaveLength(1200);
});

it('leaves out what is there, and takes back only what it has added', async () => {
  const device = await offlineDevice();
  const [first, ...others] = newEntries(10);
  if (first === undefined) {
    throw new Error('There are ten.');
  }
  const { id, ...fields } = first;
  await device.data.actions.addEntry(fields, id);
  await startImport(device.data, 'bank.csv', [first, ...others]);
  expect(device.data.entries({}).entries).toHaveLength(10);

  await undoImport(device.data, records(device)[0]?.key ?? '', false);
  expect(device.data.entries({}).entries.map((entry) => entry.id)).toEqual([id]);
  expect(records(device)).toEqual([]);
});

it('is taken back as a whole after it was sent, but for what was changed since', async () => {
  const device = await deviceOf(test, await test.newUser());
  const entries = newEntries(60);
  await startImport(device.data, 'bank.csv', entries);
  await eventually(() => {
    device.wake();
    expect(device.data.outbox().waitingCount).toBe(0);
  });
  const changed = entries[0]?.id ?? '';
  await device.data.actions.updateEntry(changed, { payee: 'Mine' });
  await eventually(() => {
    device.wake();
    expect(device.data.entry(changed)).toMatchObject({ version: 2, state: 'synced' });
  });

  await undoImport(device.data, records(device)[0]?.key ?? '', true);
  await eventually(() => {
    device.wake();
    expect(device.data.outbox().waitingCount).toBe(0);
  });
  expect(device.data.entries({}).entries.map(({ id }) => id)).toEqual([changed]);
  expect(device.data.trash()).toHaveLength(59);
});
