import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { pythonPath, reportsOf } from './client-program.ts';
import type { Report } from './client-program.ts';
import { startInterruptedStack, useAtEnd } from './interrupted-stack.ts';
import type { InterruptedStack } from './interrupted-stack.ts';

const COFFEE = { amount: 2.25, description: 'Morning coffee' };

/** Starts a stack and lets a program do what it does; gives what it reported. */
function useDay(live: (stack: InterruptedStack) => Promise<readonly Report[]>) {
  const atEnd = useAtEnd();
  const ran: { reports?: readonly Report[] } = {};
  beforeAll(async () => {
    ran.reports = await live(await startInterruptedStack([], atEnd));
  });
  return ran;
}

function doesAll(ran: { readonly reports?: readonly Report[] }): void {
  it('signs in, adds and lists', () => {
    expect(reportsOf(ran.reports, 'added')).toMatchObject([{ expense: { ...COFFEE, version: 1 } }]);
    expect(reportsOf(ran.reports, 'listed')).toMatchObject([{ expenses: [COFFEE] }]);
  });

  it('has the type of an error', () => {
    expect(reportsOf(ran.reports, 'refused')).toMatchObject([{ error: { errorType: 'NotFound' } }]);
  });

  it('receives what is added', () => {
    expect(reportsOf(ran.reports, 'received')[0]).toMatchObject({ expense: COFFEE });
  });
}

describe('a server that has the token of a request', () => {
  const ran = useDay(async (stack) => {
    const app = stack.runClient('server-program.ts', stack.demoUser);
    expect(await app.ended).toBe(0);
    return app.reports;
  });

  it('reads as the user who sent it, and as nobody without one', () => {
    expect(reportsOf(ran.reports, 'listed')).toMatchObject([{ expenses: [], nextToken: null }]);
    expect(reportsOf(ran.reports, 'refused')).toMatchObject([
      { error: { errorType: 'UnauthorizedException' } },
    ]);
  });
});

describe('urql', () => {
  const ran = useDay(async (stack) => {
    const app = stack.runClient('urql-program.ts', stack.demoUser);
    while ((await app.next('status'))['status'] !== 'subscribed') {
      // It connects.
    }
    app.tell('go on');
    await app.next('received');
    await app.next('refused');
    await stack.restart('SIGTERM');
    while ((await app.next('status'))['status'] !== 'subscribed') {
      // It connects again.
    }
    await stack.addElsewhere();
    await app.next('received');
    app.tell('go on');
    expect(await app.ended).toBe(0);
    return app.reports;
  });

  doesAll(ran);

  it('receives what another device adds, after its connection was lost', () => {
    expect(reportsOf(ran.reports, 'received')).toMatchObject([
      { expense: COFFEE },
      { expense: { description: 'Lunch' } },
    ]);
  });
});

const hasPython = spawnSync(pythonPath, ['-c', 'import websockets']).status === 0;
const missing = hasPython ? '' : ' (skipped: no Python with websockets, name one with PYTHON)';

describe.skipIf(!hasPython)(`Python${missing}`, () => {
  const ran = useDay(async (stack) => {
    const app = stack.runClient('python-program.py', stack.demoUser);
    expect(await app.ended).toBe(0);
    return app.reports;
  });

  doesAll(ran);
});
