import { beforeAll, describe, expect, it } from 'vitest';
import { reportsOf } from './client-program.ts';
import type { ClientProgram, Report } from './client-program.ts';
import { startInterruptedStack, useAtEnd } from './interrupted-stack.ts';

const COFFEE = {
  date: '2024-01-09',
  amount: 2.25,
  currency: 'USD',
  category: 'Food',
  description: 'Morning coffee',
  version: 1,
};

/** What `changed` reports hold, as far as it is compared. */
interface ChangedExpense {
  readonly id: string;
  readonly description: string | null;
  readonly version: number;
}

function changesOf(reports: readonly Report[] | undefined): ChangedExpense[] {
  // The program reports what the client has given.
  return reportsOf(reports, 'changed').flatMap(({ expenses }) => expenses as ChangedExpense[]);
}

describe('expense-tracker-client, with amplify_outputs.json', () => {
  const atEnd = useAtEnd();
  const ran: { reports?: readonly Report[] } = {};

  // One day, in an app of its own process: the tests look at what it reported.
  beforeAll(async () => {
    const stack = await startInterruptedStack([], atEnd);
    const app = stack.runClient('expense-client-program.ts', stack.demoUser);
    await app.next('refused');
    await app.next('refused');
    await untilStatus(app, 'live');

    await stack.restart('SIGKILL');
    await stack.addElsewhere();
    while (!changesOf(app.reports).some(({ description }) => description === 'Lunch')) {
      await app.next('changed');
    }

    app.tell('go on');
    expect(await app.ended).toBe(0);
    ran.reports = app.reports;
  });

  it('signs in by SRP, its default', () => {
    expect(reportsOf(ran.reports, 'signedIn')).toEqual([
      { event: 'signedIn', state: { username: 'demo@example.com' } },
    ]);
  });

  it('adds, updates and deletes', () => {
    expect(reportsOf(ran.reports, 'added')).toMatchObject([{ expense: COFFEE }]);
    expect(reportsOf(ran.reports, 'updated')).toMatchObject([
      { expense: { ...COFFEE, amount: 2.5, version: 2 } },
    ]);
    expect(reportsOf(ran.reports, 'deleted')[0]).toMatchObject({
      expense: { ...COFFEE, amount: 2.5, version: 3 },
    });
  });

  it('renames a category step by step, and deletes many at once', () => {
    const category = expect.stringMatching(/^Travel /) as string;

    expect(reportsOf(ran.reports, 'renamed')).toMatchObject([{ moved: 2, errors: [] }]);
    expect(reportsOf(ran.reports, 'deleted')[1]).toMatchObject({
      expenses: [1.5, 2].map((amount) => ({ amount, category, version: 3 })),
    });
  });

  it('tells what was refused by values', () => {
    expect(reportsOf(ran.reports, 'refused')).toMatchObject([{ field: 'amount' }, { reason: 'DELETED' }]);
  });

  it('gives each change once, also what happened while the stack was away', () => {
    const changes = changesOf(ran.reports);

    const described = changes.map(({ description, version }) => `${description} ${version}`);
    expect(described).toContain('Morning coffee 3');
    expect(described.at(-1)).toBe('Lunch 1');
    expect(new Set(changes.map(({ id, version }) => `${id} ${version}`)).size).toBe(changes.length);
    expect(reportsOf(ran.reports, 'ended')).toEqual([]);
  });

  it('tells that it fell behind and is live again', () => {
    const statuses = reportsOf(ran.reports, 'status').map(({ status }) => status);

    expect(statuses.slice(0, 2)).toEqual(['live', 'behind']);
  });

  it('signs out', () => {
    expect(reportsOf(ran.reports, 'signedOut')).toEqual([{ event: 'signedOut', state: {} }]);
  });
});

async function untilStatus(app: ClientProgram, status: string): Promise<void> {
  for (let shown: unknown; shown !== status;) {
    ({ status: shown } = await app.next('status'));
  }
}
