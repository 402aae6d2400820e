import { beforeAll, describe, expect, it } from 'vitest';
import { fourEvents, reportsOf, threeSubscriptions } from './client-program.ts';
import type { Report } from './client-program.ts';
import { startInterruptedStack, useAtEnd } from './interrupted-stack.ts';

const COFFEE = {
  date: '2024-01-09',
  amount: 2.25,
  currency: 'USD',
  category: 'Food',
  description: 'Morning coffee',
  version: 1,
};
const LUNCH = { date: '2024-01-10', amount: 3, category: 'Food', description: 'Lunch', version: 1 };

const atEnd = useAtEnd();
const OVER_PLAIN = { over: 'plain HTTP and WS', options: [], signal: 'SIGTERM' } as const;
const OVER_TLS = { over: 'TLS', options: ['--tls'], signal: 'SIGKILL' } as const;
const reportsOver = new Map<string, readonly Report[]>();

// One day each, in an app of its own process: the tests look at what it reported.
beforeAll(async () => {
  await Promise.all(
    [OVER_PLAIN, OVER_TLS].map(async ({ over, options, signal }) => {
      const stack = await startInterruptedStack(options, atEnd);
      const app = stack.runClient('apollo-program.ts', stack.demoUser);
      await threeSubscriptions(app);
      await app.next('refused');

      await stack.restart(signal);
      await threeSubscriptions(app);
      await stack.addElsewhere();
      await fourEvents(app);

      app.tell('go on');
      expect(await app.ended).toBe(0);
      reportsOver.set(over, app.reports);
    }),
  );
});

describe.each([OVER_PLAIN, OVER_TLS])("Apollo Client 4 with AppSync's links, over $over", ({ over }) => {
  it('adds, lists, updates and deletes, also after the stack was started again', () => {
    expect(reportsOf(reportsOver.get(over), 'added')).toMatchObject([{ expense: COFFEE }]);
    expect(reportsOf(reportsOver.get(over), 'updated')).toMatchObject([
      { expense: { ...COFFEE, amount: 2.5, version: 2 } },
    ]);
    expect(reportsOf(reportsOver.get(over), 'deleted')).toMatchObject([
      { expense: { ...COFFEE, amount: 2.5, version: 3 } },
    ]);
    expect(reportsOf(reportsOver.get(over), 'listed')).toMatchObject([
      { expenses: [COFFEE] },
      { expenses: [LUNCH] },
    ]);
  });

  it('rejects with the errorType of what was refused', () => {
    expect(reportsOf(reportsOver.get(over), 'refused')).toMatchObject([
      { errors: [{ errorType: 'NotFound', path: ['deleteExpense'] }] },
    ]);
  });

  it('receives each change once, and the next one after its connection was lost', () => {
    expect(reportsOf(reportsOver.get(over), 'received')).toMatchObject([
      { field: 'onExpenseAdded', expense: COFFEE },
      { field: 'onExpenseUpdated', expense: { ...COFFEE, amount: 2.5, version: 2 } },
      { field: 'onExpenseDeleted', expense: { ...COFFEE, amount: 2.5, version: 3 } },
      { field: 'onExpenseAdded', expense: LUNCH },
    ]);
    expect(reportsOf(reportsOver.get(over), 'failed')).toEqual([]);
  });
});
