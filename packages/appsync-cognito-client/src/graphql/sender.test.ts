import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from 'appsync-local-stack/testing';
import fc from 'fast-check';
import { parse } from 'graphql';
import { afterEach, describe, expect, it } from 'vitest';
import { backoffMs } from '../backoff.ts';
import { systemClock } from '../clock.ts';
import type { Clock } from '../clock.ts';
import { startFaultProxy } from '../testing/fault-proxy.ts';
import type { Fault, FaultProxy } from '../testing/fault-proxy.ts';
import { errorOf } from './answer.ts';
import { createSender } from './sender.ts';
import type { SenderProps } from './sender.ts';

const closing: (() => unknown)[] = [];

/**
 * Every request takes 100 ms on it, however busy the machine is; waits are short and tries have all the time.
 */
function requestClock(proxy: FaultProxy): Clock {
  return {
    now: () => 100 * proxy.bodies.length,
    after: (delayMs, run) => systemClock.after(delayMs < 100 ? delayMs : 600_000, run),
  };
}

afterEach(async () => {
  for (const close of closing.splice(0)) {
    await close();
  }
});

/** An API that gives the same answer each time and writes down the tokens, behind a proxy. */
async function startApi(answer: unknown, { refused }: { readonly refused?: string | undefined } = {}) {
  const tokens: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const { authorization } = request.headers;
    request.resume().on('end', () => {
      tokens.push(authorization);
      const isRefused = authorization === refused;
      const errors = [{ errorType: 'UnauthorizedException', message: 'Token has expired.' }];
      response
        .writeHead(isRefused ? 401 : 200, { 'content-type': 'application/json' })
        .end(JSON.stringify(isRefused ? { errors } : answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // It listens on a port.
  const proxy = await startFaultProxy(`http://127.0.0.1:${port}`);
  closing.push(() => proxy.close());
  closing.push(() => server.close().closeAllConnections());
  return { proxy, tokens };
}

function senderOf(proxy: FaultProxy, changes: Partial<SenderProps> = {}) {
  return createSender({
    graphqlUrl: `${proxy.origin}/graphql`,
    accessToken: () => Promise.resolve('token-1'),
    backoff: { firstMs: 1, largestMs: 4 },
    ...changes,
  });
}

/** The first requests meet these faults, all others pass. */
function meet(proxy: FaultProxy, ...faults: readonly Fault[]): void {
  proxy.decide = (_body, number) => faults[number - 1] ?? 'pass';
}

const throttled = {
  body: JSON.stringify({
    data: { add: null },
    errors: [
      { path: ['add'], errorType: 'Throttled', errorInfo: { retry: true }, message: 'Too much at once.' },
    ],
  }),
};
const internal = {
  body: JSON.stringify({
    data: { add: null },
    errors: [{ path: ['add'], errorType: 'Internal', message: 'Failed.' }],
  }),
};
const conflict = {
  body: JSON.stringify({
    data: { add: null },
    errors: [{ path: ['add'], errorType: 'Conflict', message: 'Lost.' }],
  }),
};
const ADD = 'mutation Add($name: String!) { add(name: $name) { id } }';
const LIST = '# All of them.\nquery List { list { id } }';

describe('createSender', () => {
  it('posts the document and its variables with the token, and gives the data', async () => {
    const { proxy, tokens } = await startApi({ data: { add: { id: '1' } } });

    const answer = await senderOf(proxy)(ADD, { name: 'a' });

    expect(answer).toEqual({
      data: { add: { id: '1' } },
      errors: [],
      isOutcomeUnknown: false,
      isResent: false,
    });
    expect(tokens).toEqual(['token-1']);
    expect(proxy.bodies.map((body) => JSON.parse(body) as unknown)).toEqual([
      { query: ADD, variables: { name: 'a' } },
    ]);
  });

  it('gives errors as values beside the data of the fields that have none', async () => {
    const error = {
      path: ['add'],
      errorType: 'ValidationError',
      errorInfo: { field: 'name', reason: 'must not be empty' },
      message: 'name must not be empty',
    };
    const { proxy } = await startApi({
      data: { list: [], add: null },
      errors: [
        { ...error, data: null, locations: [] },
        { message: 'Whatever', errorType: null, path: null },
      ],
    });

    const answer = await senderOf(proxy)(ADD, { name: '' });

    expect(answer.data).toEqual({ list: [], add: null });
    expect(answer.errors).toEqual([error, { message: 'Whatever' }]);
    expect(errorOf(answer, 'add')).toEqual(error);
    expect(errorOf({ errors: [error] }, 'list')).toBeUndefined();
  });

  it('takes a document that is a String object, and refuses a syntax tree', async () => {
    const { proxy } = await startApi({ data: {} });

    expect((await senderOf(proxy)(new String(LIST))).data).toEqual({});
    await expect(senderOf(proxy)(parse(LIST))).rejects.toThrow(
      new TypeError('The document must be text: give print(document), or use documentMode: string.'),
    );
  });

  const lost: [string, Fault][] = [
    ['a lost request', 'loseRequest'],
    ['a lost answer', 'loseAnswer'],
    ['an answer that breaks off', 'cutAnswer'],
    ['status 503', { status: 503, body: '<html>' }],
    ['a success without GraphQL', { body: '<html>Log in to the hotel</html>' }],
    ['Internal', internal],
  ];

  it.each([...lost, ['Throttled', throttled], ['status 429', { status: 429, body: '{}' }]] as [
    string,
    Fault,
  ][])('sends a query again after %s', async (_what, fault) => {
    const { proxy } = await startApi({ data: { list: [] } });
    meet(proxy, fault, fault, fault);

    const answer = await senderOf(proxy)(LIST);

    expect(answer).toMatchObject({ data: { list: [] }, errors: [], isOutcomeUnknown: false });
    expect(proxy.bodies).toHaveLength(4);
  });

  it.each(lost)(
    'sends a mutation once, and says that its outcome is unknown after %s',
    async (_what, fault) => {
      const { proxy } = await startApi({ data: { add: { id: '1' } } });
      meet(proxy, fault);

      const answer = await senderOf(proxy)(ADD, { name: 'a' });

      expect(answer).toMatchObject({ isOutcomeUnknown: true, isResent: false });
      expect(answer.errors).toHaveLength(1);
      expect(proxy.bodies).toHaveLength(1);
    },
  );

  it.each(lost)('sends a mutation that may come twice again after %s', async (_what, fault) => {
    const { proxy } = await startApi({ data: { add: { id: '1' } } });
    meet(proxy, fault, fault);

    const answer = await senderOf(proxy)(ADD, { name: 'a' }, { resend: 'always' });

    expect(answer).toMatchObject({ data: { add: { id: '1' } }, isOutcomeUnknown: false, isResent: true });
    expect(proxy.bodies).toHaveLength(3);
    expect(new Set(proxy.bodies).size).toBe(1);
  });

  it.each<[string, Fault]>([
    ['Throttled', throttled],
    ['status 429', { status: 429, body: '{}' }],
  ])('sends any mutation again after %s, which has changed nothing', async (_what, fault) => {
    const { proxy } = await startApi({ data: { add: { id: '1' } } });
    meet(proxy, fault, fault);

    const answer = await senderOf(proxy)(ADD, { name: 'a' });

    expect(answer).toMatchObject({ data: { add: { id: '1' } }, isOutcomeUnknown: false, isResent: false });
    expect(proxy.bodies).toHaveLength(3);
  });

  it('does not repeat what has been carried out because another field was throttled', async () => {
    const { proxy } = await startApi({});
    const errors = [{ path: ['b'], errorType: 'Throttled', errorInfo: { retry: true }, message: 'Later.' }];
    meet(proxy, { body: JSON.stringify({ data: { a: { id: '1' }, b: null }, errors }) });

    const answer = await senderOf(proxy)('mutation { a: add { id } b: add { id } }');

    expect(answer.data).toEqual({ a: { id: '1' }, b: null });
    expect(proxy.bodies).toHaveLength(1);
  });

  it.each<[string, Fault]>([
    ['Conflict', conflict],
    ['status 400', { status: 400, body: '{"errors":[{"message":"Unable to parse GraphQL query."}]}' }],
  ])('sends nothing again after %s', async (_what, fault) => {
    const { proxy } = await startApi({ data: {} });
    meet(proxy, fault);

    const answer = await senderOf(proxy)(ADD, { name: 'a' }, { resend: 'always' });

    expect(answer.errors).toHaveLength(1);
    expect(answer).toMatchObject({ isOutcomeUnknown: false, isResent: false });
    expect(proxy.bodies).toHaveLength(1);
  });

  it('tries once when it is told to', async () => {
    const { proxy } = await startApi({ data: {} });
    meet(proxy, throttled);

    const answer = await senderOf(proxy)(LIST, undefined, { resend: 'never' });

    expect(answer.errors[0]).toMatchObject({ errorType: 'Throttled', errorInfo: { retry: true } });
    expect(proxy.bodies).toHaveLength(1);
  });

  it('says that nothing answers when the time is over, with the last answer there was', async () => {
    const { proxy } = await startApi({ data: {} });
    proxy.decide = () => 'loseRequest';

    const answer = await senderOf(proxy, { clock: requestClock(proxy) })(LIST, undefined, {
      timeLimitMs: 1000,
    });

    expect(answer).toMatchObject({ data: null, isOutcomeUnknown: false, isResent: true });
    expect(answer.errors).toEqual([
      {
        errorType: 'NoAnswer',
        message: `${new URL(proxy.origin).host} does not answer. Is it running, and can this machine reach it?`,
      },
    ]);
    expect(proxy.bodies).toHaveLength(10);
  });

  it('does not know what became of a mutation that was throttled at last, after a try without an answer', async () => {
    const { proxy } = await startApi({ data: {} });
    proxy.decide = (_body, number) => (number === 1 ? 'loseAnswer' : throttled);

    const answer = await senderOf(proxy, { clock: requestClock(proxy) })(
      ADD,
      { name: 'a' },
      { resend: 'always', timeLimitMs: 1000 },
    );

    expect(answer.errors[0]?.errorType).toBe('Throttled');
    expect(answer).toMatchObject({ isOutcomeUnknown: true, isResent: true });
  });

  it('gives up a try that takes too long, and a token that does', async () => {
    const { proxy } = await startApi({ data: { list: [] } });
    meet(proxy, { delayMs: 60_000 });
    let asked = 0;
    const send = senderOf(proxy, {
      attemptTimeoutMs: 50,
      accessToken: () =>
        (asked += 1) === 2 ? new Promise<never>(() => undefined) : Promise.resolve('token-1'),
    });

    expect((await send(LIST)).data).toEqual({ list: [] });
    // A busy machine may make it give up more tries.
    expect(asked).toBeGreaterThanOrEqual(3);
  });

  it('replaces a token that is refused, once', async () => {
    const { proxy, tokens } = await startApi({ data: { add: { id: '1' } } }, { refused: 'token-1' });
    const accessToken = (refused?: string) => Promise.resolve(refused === 'token-1' ? 'token-2' : 'token-1');

    const answer = await senderOf(proxy, { accessToken })(ADD, { name: 'a' });

    expect(answer.data).toEqual({ add: { id: '1' } });
    expect(tokens).toEqual(['token-1', 'token-2']);
  });

  it('sends nothing again with the token of somebody else who has signed in meanwhile', async () => {
    const tokenOf = (sub: string) => `e30.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.c2ln`;
    const { proxy, tokens } = await startApi({ data: { add: { id: '1' } } }, { refused: undefined });
    meet(proxy, 'loseAnswer');
    const given = [tokenOf('ann'), tokenOf('bob')];

    const answer = await senderOf(proxy, { accessToken: () => Promise.resolve(given.shift()) })(
      ADD,
      { name: 'a' },
      { resend: 'always' },
    );

    expect(answer).toMatchObject({
      errors: [{ errorType: 'UnauthorizedException' }],
      isOutcomeUnknown: true,
    });
    expect(tokens).toEqual([tokenOf('ann'), undefined]);
  });

  it('gives the API’s words when there is no other token', async () => {
    const { proxy, tokens } = await startApi({ data: {} }, { refused: 'token-1' });

    const answer = await senderOf(proxy)(ADD, { name: 'a' });

    expect(answer.errors).toEqual([{ errorType: 'UnauthorizedException', message: 'Token has expired.' }]);
    expect(answer.isOutcomeUnknown).toBe(false);
    expect(tokens).toEqual(['token-1']);
  });

  it('sends again what a token could not be had for', async () => {
    const { proxy } = await startApi({ data: { add: { id: '1' } } });
    let asked = 0;
    const accessToken = () =>
      (asked += 1) < 3
        ? Promise.reject(new Error('The user pool does not answer.'))
        : Promise.resolve('token-1');

    const answer = await senderOf(proxy, { accessToken })(ADD, { name: 'a' });

    expect(answer).toMatchObject({ data: { add: { id: '1' } }, isResent: false });
    expect(proxy.bodies).toHaveLength(1);
  });

  it('rejects with the reason of a signal that is aborted before, during a try and during a wait', async () => {
    const { proxy } = await startApi({ data: {} });
    const reason = new Error('The page was left.');
    const before = senderOf(proxy)(LIST, undefined, { signal: AbortSignal.abort(reason) });
    await expect(before).rejects.toBe(reason);
    expect(proxy.bodies).toHaveLength(0);

    proxy.decide = () => ({ delayMs: 60_000 });
    const duringTry = new AbortController();
    const trying = senderOf(proxy)(LIST, undefined, { signal: duringTry.signal });
    await eventually(() => expect(proxy.bodies).toHaveLength(1));
    duringTry.abort(reason);
    await expect(trying).rejects.toBe(reason);

    proxy.decide = () => throttled;
    const duringWait = new AbortController();
    const slow = { firstMs: 50_000, largestMs: 50_000, random: () => 0.99 };
    const waiting = senderOf(proxy, { backoff: slow })(LIST, undefined, { signal: duringWait.signal });
    await eventually(() => expect(proxy.bodies).toHaveLength(2));
    await new Promise((resolve) => setTimeout(resolve, 20));
    duringWait.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  });
});

describe('backoffMs', () => {
  it('is from 0 to the longest wait of its turn', () => {
    fc.assert(
      fc.property(
        fc.record({
          firstMs: fc.integer({ min: 1, max: 1000 }),
          largestMs: fc.integer({ min: 1000, max: 60_000 }),
          chance: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        }),
        fc.integer({ min: 1, max: 2000 }),
        ({ firstMs, largestMs, chance }, failures) => {
          const wait = backoffMs({ firstMs, largestMs, random: () => chance }, failures);

          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(largestMs);
          expect(wait).toBeLessThanOrEqual(firstMs * 2 ** (failures - 1));
        },
      ),
    );
  });

  it('doubles until it is at its largest', () => {
    const longest = [1, 2, 3, 4, 5].map((failures) =>
      backoffMs({ firstMs: 100, largestMs: 1000, random: () => 1 }, failures),
    );

    expect(longest).toEqual([100, 200, 400, 800, 1000]);
  });
});
