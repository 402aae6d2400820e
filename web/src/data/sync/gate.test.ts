import { describe, expect, it } from 'vitest';
import { createGate } from './gate.ts';
import type { Gate } from './gate.ts';

const URL = 'http://localhost/graphql';

/** A gate in front of a server that answers with a status, and a clock that the test sets. */
function gateTo(
  server: { status: number; requests: number },
  random = 0,
): { gate: Gate; clock: { ms: number } } {
  const clock = { ms: 1_000_000 };
  const gate = createGate({
    clock: { now: () => clock.ms, after: () => () => undefined },
    random: () => random,
    fetch: () => {
      server.requests += 1;
      return Promise.resolve(new Response('{}', { status: server.status }));
    },
  });
  return { gate, clock };
}

async function askEverySecond(
  gate: Gate,
  clock: { ms: number },
  seconds: number,
  hurry = false,
): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    if (hurry && second % 60 === 0) {
      gate.hurry();
    }
    await gate.fetch(URL, { method: 'POST' }).catch(() => undefined);
    clock.ms += 1000;
  }
}

describe('the gate', () => {
  it.each([503, 500, 429])('lets at most 15 requests through in 10 minutes of %i', async (status) => {
    const server = { status, requests: 0 };
    const { gate, clock } = gateTo(server);
    await askEverySecond(gate, clock, 600);

    expect(server.requests).toBeGreaterThan(3);
    expect(server.requests).toBeLessThanOrEqual(15);
    expect(gate.isFailing()).toBe(true);
  });

  it('opens for good with the first answer', async () => {
    const server = { status: 503, requests: 0 };
    const { gate, clock } = gateTo(server);
    await askEverySecond(gate, clock, 600);
    server.status = 200;
    clock.ms += 300_000;
    server.requests = 0;
    await askEverySecond(gate, clock, 10);

    expect(server.requests).toBe(10);
    expect(gate.isFailing()).toBe(false);
  });

  it('tries early when something has changed', async () => {
    const server = { status: 503, requests: 0 };
    const { gate, clock } = gateTo(server);
    await askEverySecond(gate, clock, 600);
    const { requests } = server;
    gate.hurry();
    await askEverySecond(gate, clock, 1);

    expect(server.requests).toBe(requests + 1);
  });

  it('never holds up what people do themselves', async () => {
    const server = { status: 503, requests: 0 };
    const { gate } = gateTo(server);
    const signIn = {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth' },
    };
    await gate.fetch(URL, {});
    await gate.fetch(URL, signIn);

    expect(server.requests).toBe(2);
    await expect(
      gate.fetch(URL, {
        headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.GetTokensFromRefreshToken' },
      }),
    ).rejects.toThrow('Not sent');
  });
});
