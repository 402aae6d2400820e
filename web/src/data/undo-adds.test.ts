import { eventually } from 'appsync-local-stack/testing';
import { randomUuid } from 'expense-tracker-client';
import { expect, it } from 'vitest';
import { useLocalStack } from '../../../test/support/local-stack.ts';
import { deviceOf } from '../testing/use-devices.ts';
import type { EntryFields } from './entry.ts';

const test = useLocalStack();
const COFFEE: EntryFields = {
  kind: 'EXPENSE',
  date: '2025-06-09',
  amountMinor: 225,
  currency: 'USD',
  category: 'Food',
};

it('forgets what was not sent, with its changes, and moves what was sent to the trash', async () => {
  const device = await deviceOf(test, await test.newUser());
  const [sent, unsent] = [randomUuid(), randomUuid()];
  await device.data.actions.addEntry(COFFEE, sent);
  await eventually(() => {
    device.wake();
    expect(device.data.entry(sent)?.state).toBe('synced');
  });
  device.isOnline = false;
  device.wake();
  await device.data.actions.addEntry(COFFEE, unsent);
  await device.data.actions.trash([unsent]);
  const requests = device.requests.length;

  await device.data.actions.undoAdds([sent, unsent, randomUuid()]);

  expect(device.data.entry(unsent)).toBeUndefined();
  expect(device.data.entries({}).entries).toEqual([]);
  expect(device.data.outbox().waitingCount).toBe(1);
  expect(device.requests.length).toBe(requests);
  device.isOnline = true;
  await eventually(() => {
    device.wake();
    expect(device.data.trash()).toMatchObject([{ id: sent, state: 'synced' }]);
  });
});
