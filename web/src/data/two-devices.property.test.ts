import { eventually } from 'appsync-local-stack/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { useLocalStack } from '../../../test/support/local-stack.ts';
import type { TestUser } from '../../../test/support/local-stack.ts';
import { openDevice } from '../testing/device.ts';
import type { Device, Fault } from '../testing/device.ts';
import { serverTruth } from '../testing/server-truth.ts';
import type { Entry, EntryChanges, EntryFields } from './entry.ts';
import type { CategorySummary } from './views.ts';

const test = useLocalStack();
const PASSWORD = 'Correct-Horse-1';
const CATEGORIES = ['Food', 'Rent', 'Fun'] as const;

type Step =
  | { readonly kind: 'add'; readonly amountMinor: number; readonly category: string; readonly day: number }
  | { readonly kind: 'update'; readonly pick: number; readonly changes: EntryChanges }
  | { readonly kind: 'trash' | 'restore'; readonly pick: number; readonly count: number }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'budget'; readonly category: string; readonly amountMinor: number }
  | { readonly kind: 'network'; readonly faults: readonly Fault[] }
  | { readonly kind: 'offline' | 'online' | 'restart' | 'sync' | 'rest' };

const amount = fc.integer({ min: 1, max: 100_000 });
const category = fc.constantFrom(...CATEGORIES);
const pick = fc.nat(20);
const changes: fc.Arbitrary<EntryChanges> = fc.oneof(
  fc.record({ amountMinor: amount }),
  fc.record({ category }),
  fc.record({ notes: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }) }),
  fc.record({ kind: fc.constantFrom('EXPENSE' as const, 'REFUND' as const, 'INCOME' as const) }),
  fc.record({ date: fc.constantFrom('2025-05-31', '2025-06-01', '2025-06-30') }),
);
const faults: fc.Arbitrary<readonly Fault[]> = fc.array(
  fc.constantFrom<Fault>(
    'pass',
    'loseRequest',
    'loseAnswer',
    { status: 500 },
    { status: 429 },
    { status: 401 },
  ),
  { maxLength: 4 },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      amountMinor: amount,
      category,
      day: fc.integer({ min: 1, max: 28 }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('update' as const), pick, changes }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('trash' as const, 'restore' as const),
      pick,
      count: fc.integer({ min: 1, max: 4 }),
    }),
  },
  fc.record({ kind: fc.constant('rename' as const), from: category, to: category }),
  fc.record({ kind: fc.constant('budget' as const), category, amountMinor: amount }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('network' as const), faults }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'offline' as const,
        'online' as const,
        'restart' as const,
        'sync' as const,
        'rest' as const,
      ),
    }),
  },
);
const scenario = fc.array(fc.record({ isFirst: fc.boolean(), step }), { minLength: 5, maxLength: 25 });

function fieldsOf(one: Extract<Step, { kind: 'add' }>): EntryFields {
  const date = `2025-06-${String(one.day).padStart(2, '0')}`;
  return { kind: 'EXPENSE', date, amountMinor: one.amountMinor, currency: 'USD', category: one.category };
}

function picked(entries: readonly Entry[], from: number, count: number): readonly string[] {
  const start = entries.length === 0 ? 0 : from % entries.length;
  return entries.slice(start, start + count).map(({ id }) => id);
}

async function carryOut(device: Device, one: Step): Promise<void> {
  const { data } = device;
  const { actions } = data;
  switch (one.kind) {
    case 'add':
      await actions.addEntry(fieldsOf(one));
      break;
    case 'update': {
      const [id = ''] = picked(data.entries({}).entries, one.pick, 1);
      await actions.updateEntry(id, one.changes);
      break;
    }
    case 'trash':
      await actions.trash(picked(data.entries({}).entries, one.pick, one.count));
      break;
    case 'restore':
      await actions.restore(picked(data.trash(), one.pick, one.count));
      break;
    case 'rename':
      await (one.from === one.to ? undefined : actions.renameCategory(one.from, one.to));
      break;
    case 'budget':
      await actions.setBudget({ currency: 'USD', category: one.category, amountMinor: one.amountMinor });
      break;
    case 'network': {
      const waiting = [...one.faults];
      device.decide = () => waiting.shift() ?? 'pass';
      break;
    }
    case 'offline':
    case 'online':
      device.isOnline = one.kind === 'online';
      device.wake();
      break;
    case 'restart':
      device.restart();
      break;
    case 'sync':
      device.wake();
      break;
    case 'rest':
      await new Promise((resolve) => setTimeout(resolve, 5));
      break;
  }
}

/** The network is back; whatever met something is decided, until nothing waits on either device. */
async function settle(devices: readonly Device[]): Promise<void> {
  for (const device of devices) {
    device.decide = () => 'pass';
    device.isOnline = true;
  }
  await eventually(async () => {
    for (const [index, device] of devices.entries()) {
      for (const { key, reason } of device.data.outbox().parked) {
        const { keepMine, keepTheirs } = device.data.actions;
        await (index === 0 && reason.endsWith('Elsewhere') ? keepMine(key) : keepTheirs(key));
      }
      device.wake();
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    const open = devices.map(({ data }) => [data.outbox().waitingCount, data.outbox().parked.length]);
    expect(open).toEqual(devices.map(() => [0, 0]));
  });
}

function shown(device: Device) {
  return {
    entries: device.data.entries({}).entries.map(plain),
    trash: sortedById(device.data.trash().map(plain)),
    budgets: device.data
      .budgets({ from: '2025-06-01', to: '2025-06-30' })
      .map(({ currency, category: name, amountMinor, spentMinor }) => ({
        ...{ currency, amountMinor, spentMinor },
        category: name,
      })),
    summary: device.data.summary({ from: '2025-06-01', to: '2025-06-30' }).currencies.map((one) => ({
      ...one,
      payees: undefined,
      paymentMethods: undefined,
      categories: sortedByName(one.categories),
      incomeCategories: sortedByName(one.incomeCategories),
    })),
  };
}

function sortedById<One extends { readonly id?: string }>(all: readonly One[]): readonly One[] {
  return [...all].sort((one, other) => ((one.id ?? '') < (other.id ?? '') ? -1 : 1));
}

/** Of equal totals, the API gives any first. */
function sortedByName(all: readonly Pick<CategorySummary, 'name' | 'totalMinor' | 'count' | 'share'>[]) {
  return [...all]
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, totalMinor, count, share }) => ({ name, totalMinor, count, share }));
}

function plain(entry: Entry): Partial<Entry> {
  return { ...entry, state: 'synced' };
}

async function compareWithServer(user: TestUser, devices: readonly Device[]): Promise<void> {
  await eventually(async () => {
    devices.forEach((device) => device.wake());
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { trash, summary, ...rest } = await serverTruth(user, { year: 2025, month: 6 });
    const truth = {
      ...rest,
      trash: sortedById(trash),
      summary: summary.map((one) => ({
        ...one,
        categories: sortedByName(one.categories),
        incomeCategories: sortedByName(one.incomeCategories),
      })),
    };
    for (const device of devices) {
      expect(shown(device)).toEqual(truth);
    }
  });
}

it('gives two devices what the server has, whatever both have done and wherever the network was cut', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(scenario, async (steps) => {
      run += 1;
      const user = await test.newUser();
      const { outputs } = test.stack;
      const common = { outputs, username: user.username, password: PASSWORD };
      const devices = await Promise.all([
        openDevice({ ...common, name: `one ${run} ${user.sub}` }),
        openDevice({ ...common, name: `two ${run} ${user.sub}` }),
      ]);
      const [first, second] = devices;
      try {
        for (const one of steps) {
          await carryOut(one.isFirst ? first : second, one.step);
        }
        await settle(devices);
        await compareWithServer(user, devices);
        // And it is what was kept.
        devices.forEach((device) => device.restart());
        await compareWithServer(user, devices);
      } finally {
        devices.forEach((device) => device.close());
      }
    }),
    // What a shorter scenario would show, a longer one does too; each takes a second or two.
    { numRuns: Number(process.env['SYNC_RUNS'] ?? 8), endOnFailure: true },
  );
});
