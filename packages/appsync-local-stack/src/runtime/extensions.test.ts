import { describe, expect, it } from 'vitest';
import type { HandlerOutcome } from './model.ts';
import { contextWith, useRuntime } from './shared-runtime.ts';

const { runtime, run } = useRuntime();

const respond = (body: string): Promise<HandlerOutcome> =>
  runtime().run({
    code: `export const request = (ctx) => null;\nexport function response(ctx) {\n${body}\n}`,
    handler: 'response',
    context: contextWith(),
  });

describe('extensions', () => {
  it('hands over the filters of a subscription', async () => {
    const outcome = await respond(`
      extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ owner: { eq: 'a' } }));
      extensions.setSubscriptionInvalidationFilter({ filterGroup: [] });
      return null;`);

    expect(outcome).toMatchObject({
      result: null,
      subscriptionFilter: {
        filterGroup: [{ filters: [{ fieldName: 'owner', operator: 'eq', value: 'a' }] }],
      },
      subscriptionInvalidationFilter: { filterGroup: [] },
    });
  });

  it('hands over invalidations in order', async () => {
    const outcome = await respond(`
      extensions.invalidateSubscriptions({ subscriptionField: 'onA', payload: { id: 1 } });
      extensions.invalidateSubscriptions({ subscriptionField: 'onB', payload: {} });`);

    expect(outcome.invalidations).toEqual([
      { subscriptionField: 'onA', payload: { id: 1 } },
      { subscriptionField: 'onB', payload: {} },
    ]);
  });

  it('evictFromApiCache fails by name: there is no cache', async () => {
    const outcome = await respond(
      `extensions.evictFromApiCache('Query', 'thing', { 'context.arguments.id': 1 });`,
    );

    expect(outcome.error?.message).toMatch(
      /^code\.js:3:\d+: Error: extensions\.evictFromApiCache is not implemented by the local stack$/,
    );
  });

  it('takes five invalidations in a request, and not six', async () => {
    const calls = (count: number) =>
      'extensions.invalidateSubscriptions({ subscriptionField: "f", payload: {} });'.repeat(count);

    expect((await respond(calls(5))).invalidations).toHaveLength(5);
    expect((await respond(calls(6))).error?.message).toMatch(
      /^code\.js:3:\d+: Error: extensions\.invalidateSubscriptions can be called 5 times in a request$/,
    );
  });

  it.each(['setSubscriptionFilter', 'setSubscriptionInvalidationFilter', 'invalidateSubscriptions'])(
    '%s is for response handlers',
    async (name) => {
      expect((await run(`extensions.${name}({});`)).error?.message).toBe(
        `code.js:4:1: Error: extensions.${name} can be called in a response handler only`,
      );
    },
  );
});

describe('runtime.earlyReturn', () => {
  it.each([
    ['{}', {}, 'NEXT'],
    [`''`, '', 'NEXT'],
    ['false', false, 'NEXT'],
    ['{ a: 1 }', { a: 1 }, 'NEXT'],
    [`{ a: 1 }, { skipTo: 'NEXT' }`, { a: 1 }, 'NEXT'],
    [`{ a: 1 }, { skipTo: 'END' }`, { a: 1 }, 'END'],
  ])('(%s) ends the handler', async (parameters, result, skipTo) => {
    const outcome = await run(
      `ctx.stash.seen = 1; runtime.earlyReturn(${parameters}); ctx.stash.seen = 2; return 3;`,
    );

    expect(outcome).toMatchObject({ result, stash: { seen: 1 }, earlyReturn: { skipTo } });
    expect(outcome.error).toBeUndefined();
  });

  it.each([
    ['ctx.args.missing', 'undefined'],
    ['ctx.prev.result', 'null'],
    [`ctx.prev.result, { skipTo: 'END' }`, 'null'],
    ['ctx.prev.result ?? ctx.args.missing', 'undefined'],
    ['...ctx.args.none', 'undefined'],
    ['nothing()', 'undefined'],
  ])('(%s) ends the field with type Code: the value is %s', async (parameters, value) => {
    const code = `import { runtime as r } from '@aws-appsync/utils';
export const response = () => null;
export const request = (ctx) => {
ctx.stash.seen = 1; r.earlyReturn(${parameters}); };
const nothing = () => {};
`;
    const context = contextWith({ arguments: { none: [] }, prev: { result: null } });

    const outcome = await runtime().run({ code, handler: 'request', context });

    expect(outcome).toMatchObject({
      result: null,
      stash: { seen: 1 },
      error: {
        errorType: 'Code',
        message: `code.js:4:21: Runtime Error: runtime.earlyReturn needs a value, such as {}, and got ${value}`,
      },
    });
    expect(outcome.earlyReturn).toBeUndefined();
  });

  it('refuses to skip to anything else', async () => {
    expect((await run(`runtime.earlyReturn(1, { skipTo: 'LAST' });`)).error?.message).toBe(
      'code.js:4:1: Error: runtime.earlyReturn: skipTo must be NEXT or END, not "LAST"',
    );
  });
});
