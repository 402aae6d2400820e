import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from './client-program.ts';
import { startInterruptedStack, useAtEnd } from './interrupted-stack.ts';

describe('one subscription more than a connection takes', () => {
  const atEnd = useAtEnd();
  let reports: readonly Report[] = [];

  beforeAll(async () => {
    const stack = await startInterruptedStack(['--tls'], atEnd);
    const app = stack.runClient('subscription-limit-program.ts', stack.demoUser);
    await app.next('amplify');
    await app.next('apollo');
    expect(await app.ended).toBe(0);
    reports = app.reports;
  });

  it.each(['amplify', 'apollo'])('fails in the service’s words with %s', (client) => {
    const [failure] = reports.filter(({ event }) => event === client);

    expect(failure?.['text']).toContain('Connection failed');
    expect(failure?.['text']).toContain('Max number of 200 subscriptions reached');
  });

  it('leaves the others in force', () => {
    expect(reports).toContainEqual({ event: 'othersInForce' });
  });
});
