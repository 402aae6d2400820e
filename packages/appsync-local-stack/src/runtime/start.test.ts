import { describe, expect, it } from 'vitest';
import { contextWith, requestHandler, useRuntime } from './shared-runtime.ts';
import { startRuntime } from './start.ts';

describe('startRuntime', () => {
  const { runtime, run } = useRuntime();

  describe('run', () => {
    it('returns what the handler returns', async () => {
      expect(
        await run(`return { operation: 'GetItem', id: ctx.args.id };`, { arguments: { id: 'a1' } }),
      ).toEqual({
        result: { operation: 'GetItem', id: 'a1' },
        stash: {},
        appendedErrors: [],
        logs: [],
        invalidations: [],
      });
    });

    it('runs the response handler with result and error', async () => {
      const outcome = await runtime().run({
        code: `export const request = (ctx) => null;
               export const response = (ctx) => ({ result: ctx.result, error: ctx.error });`,
        handler: 'response',
        context: contextWith({ result: { id: 'a1' }, error: { message: 'no', type: 'DynamoDB:X' } }),
      });

      expect(outcome.result).toEqual({ result: { id: 'a1' }, error: { message: 'no', type: 'DynamoDB:X' } });
    });

    it.each([
      ['nothing', '', null],
      ['undefined', 'return undefined;', null],
      ['functions and undefined members', 'return { a: () => 1, b: undefined, c: 1 };', { c: 1 }],
      ['NaN and Infinity', 'return [NaN, Infinity, 1];', [null, null, 1]],
    ])('turns %s into JSON', async (_what, body, result) => {
      expect(await run(body)).toMatchObject({ result });
    });

    it('takes handlers under other names of an export list', async () => {
      const code = `var toResult = (ctx) => 'from toResult';
function request2(ctx) { return 'from request2'; }
export { request2 as request, toResult as response };
`;
      const context = contextWith();

      expect(await runtime().run({ code, handler: 'request', context })).toMatchObject({
        result: 'from request2',
      });
      expect(await runtime().run({ code, handler: 'response', context })).toMatchObject({
        result: 'from toResult',
      });
    });

    it('has util, extensions and runtime without an import', async () => {
      const code = `export const request = (ctx) => [typeof util, typeof extensions, typeof runtime];
export const response = (ctx) => null;`;

      expect(await runtime().run({ code, handler: 'request', context: contextWith() })).toMatchObject({
        result: ['object', 'object', 'object'],
      });
    });

    it('answers rejected code with the diagnostics', async () => {
      const code = `export const request = (ctx) => new Date();
export const response = (ctx) => null;`;

      expect((await runtime().run({ code, handler: 'request', context: contextWith() })).error).toEqual({
        message: 'code.js:1:33: new is not supported',
        errorType: 'Code',
        data: null,
        errorInfo: null,
      });
    });

    it('answers runs in order, each with its own context', async () => {
      const outcomes = await Promise.all(
        ['a', 'b', 'c'].map((id) => run('return ctx.args.id;', { arguments: { id } })),
      );

      expect(outcomes.map(({ result }) => result)).toEqual(['a', 'b', 'c']);
    });

    it('answers with an error after close', async () => {
      const closed = await startRuntime();
      await closed.close();

      const outcome = await closed.run({
        code: requestHandler(''),
        handler: 'request',
        context: contextWith(),
      });

      expect(outcome.error?.message).toBe('the runtime is closed');
    });
  });

  describe('ctx', () => {
    it('has args and arguments with the same content', async () => {
      const { result } = await run('ctx.args.x = 1; return [ctx.args, ctx.arguments];', {
        arguments: { a: 0 },
      });

      expect(result).toEqual([
        { a: 0, x: 1 },
        { a: 0, x: 1 },
      ]);
    });

    it("has AppSync's members, and no prev in a unit resolver", async () => {
      expect((await run('return Object.keys(ctx);')).result).toEqual([
        'arguments',
        'identity',
        'source',
        'request',
        'info',
        'env',
        'stash',
        'args',
      ]);
    });

    it('has prev.result in a pipeline', async () => {
      expect((await run('return ctx.prev.result.step;', { prev: { result: { step: 1 } } })).result).toBe(1);
    });

    it('keeps selectionSetList and selectionSetGraphQL out of JSON, but readable', async () => {
      const info = {
        fieldName: 'thing',
        parentTypeName: 'Query',
        variables: {},
        selectionSetList: ['id'],
        selectionSetGraphQL: '{ id }',
      };

      const { result } = await run(
        'return [JSON.stringify(ctx.info), ctx.info.selectionSetList, ctx.info.selectionSetGraphQL];',
        { info },
      );

      expect(result).toEqual([
        '{"fieldName":"thing","parentTypeName":"Query","variables":{}}',
        ['id'],
        '{ id }',
      ]);
    });

    it('gives the stash back as the handler left it', async () => {
      const { stash } = await run('ctx.stash.b = [1]; delete ctx.stash.a;', { stash: { a: 1, c: 2 } });

      expect(stash).toEqual({ b: [1], c: 2 });
    });

    // By its own name, the check of the code refuses it already.
    it.each(['own.stash = {};', 'own.args = {};', 'own.extra = 1;', 'delete own.stash;'])(
      'refuses %s',
      async (body) => {
        expect((await run(`const own = ctx; ${body}`)).error?.message).toMatch(
          /^code\.js:4:\d+: TypeError: Cannot /,
        );
      },
    );
  });

  describe('errors', () => {
    it('has type Code and the position of an uncaught runtime error', async () => {
      expect((await run('  const item = ctx.args.missing;\n  return item.id;')).error).toEqual({
        message: "code.js:5:10: TypeError: Cannot read properties of undefined (reading 'id')",
        errorType: 'Code',
        data: null,
        errorInfo: null,
      });
    });

    it('counts columns as in the original code behind a loop', async () => {
      const { error } = await run('for (const x of [1]) for (const y of [2]) { y.foo.bar; }');

      expect(error?.message).toBe(
        "code.js:4:45: TypeError: Cannot read properties of undefined (reading 'bar')",
      );
    });

    it('names the position of the handler when the code has none', async () => {
      expect((await run('const a = {}; a.a = a; return a;')).error?.message).toBe(
        'code.js:3:8: TypeError: Converting circular structure to JSON',
      );
    });

    it('names the original file when the code ends with an inline source map', async () => {
      const map = {
        version: 3,
        sources: ['resolvers/thing.ts'],
        names: [],
        // Line 1 of the code is line 3 of the source, column for column.
        mappings: 'AAEA',
      };
      const code = `export const request = (ctx) => ctx.nothing.id; export const response = (ctx) => null;
//# ${'sourceMappingURL'}=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}
`;

      const { error } = await runtime().run({ code, handler: 'request', context: contextWith() });

      expect(error?.message).toBe(
        "resolvers/thing.ts:3:1: TypeError: Cannot read properties of undefined (reading 'id')",
      );
    });

    it('keeps the stash and the logs of a handler that fails', async () => {
      const outcome = await run('ctx.stash.a = 1; console.log("here"); return ctx.a.b;');

      expect(outcome).toMatchObject({ result: null, stash: { a: 1 }, logs: ['INFO - code.js:4:18: "here"'] });
    });
  });

  describe('console', () => {
    it('prints level, position and each argument as JSON', async () => {
      const { logs } = await run(`  console.log("current id", "record-id");
  console.error({ a: [1, null] }, undefined);
  for (const x of [1]) console.debug(x);`);

      expect(logs).toEqual([
        'INFO - code.js:4:3: "current id" "record-id"',
        'ERROR - code.js:5:3: {"a":[1,null]} undefined',
        'DEBUG - code.js:6:24: 1',
      ]);
    });
  });

  describe('loops', () => {
    it.each([
      ['for-of', 'for (const x of ctx.args.list) { ctx.stash.last = x; }'],
      ['for-in', 'for (const x in ctx.args.list) { ctx.stash.last = x; }'],
      ['map', 'ctx.args.list.map((x) => { ctx.stash.last = x; });'],
    ])('take 1,000 rounds of %s', async (_kind, body) => {
      const outcome = await run(body, {
        arguments: { list: Array.from({ length: 1000 }, (_, index) => index) },
      });

      expect(outcome.error).toBeUndefined();
      expect(Number(outcome.stash['last'])).toBe(999);
    });

    it.each([
      ['for-of', 'for (const x of ctx.args.list) ctx.stash.last = x;'],
      ['for-in', 'for (const x in ctx.args.list) ctx.stash.last = x;'],
      ['forEach', 'ctx.args.list.forEach((x) => { ctx.stash.last = x; });'],
      ['map', 'ctx.args.list.map((x) => x);'],
      ['filter', 'ctx.args.list.filter((x) => x);'],
      ['reduce', 'ctx.args.list.reduce((sum, x) => sum + x, 0);'],
      ['reduceRight', 'ctx.args.list.reduceRight((sum, x) => sum + x, 0);'],
      ['flatMap', 'ctx.args.list.flatMap((x) => [x]);'],
      ['some', 'ctx.args.list.some((x) => false);'],
      ['every', 'ctx.args.list.every((x) => true);'],
      ['find', 'ctx.args.list.find((x) => false);'],
      ['findIndex', 'ctx.args.list.findIndex((x) => false);'],
      ['findLast', 'ctx.args.list.findLast((x) => false);'],
      ['findLastIndex', 'ctx.args.list.findLastIndex((x) => false);'],
      ['a second loop over the rest of 1,001', 'for (const x of [ctx.args.list]) x.map((y) => y);'],
    ])('fail on round 1,001 of %s, naming the quota', async (_kind, body) => {
      const outcome = await run(body, {
        arguments: { list: Array.from({ length: 1001 }, (_, index) => index) },
      });

      expect(outcome.error?.message).toMatch(
        /^code\.js:4:\d+: RangeError: a loop went on after 1,000 iterations, AppSync's quota "iterations per loops/,
      );
    });

    it('take more than 1,000 elements in slices, and where no function is called', async () => {
      const outcome = await run(
        `let sum = 0;
         for (const start of [0, 1000, 2000]) { ctx.args.list.slice(start, start + 1000).forEach((x) => { sum += x; }); }
         const same = [...ctx.args.list].concat([]).sort().flat().reverse();
         return [sum, same.length, same.indexOf(2500), Object.keys(ctx.args.list).length];`,
        { arguments: { list: Array.from({ length: 2501 }, (_, index) => index) } },
      );

      expect(outcome.result).toEqual([3126250, 2501, expect.any(Number), 2501]);
    });

    it('count each loop by itself', async () => {
      const outcome = await run(
        `let rounds = 0;
         for (const a of ctx.args.list) { for (const b of ctx.args.list) { rounds += 1; if (b === 60) break; } }
         return rounds;`,
        { arguments: { list: Array.from({ length: 60 }, (_, index) => index) } },
      );

      expect(outcome.result).toBe(3600);
    });

    it('keep break, nesting without braces, and labels of a switch as they are', async () => {
      const { result } = await run(`const seen = [];
        if (ctx.args) for (const a of [1, 2]) for (const b in { x: 1, y: 2 }) if (b === 'y') break; else seen.push(a + b);
        else seen.push('never');
        for (const c of 'ab') switch (c) { case 'a': seen.push(c); break; default: seen.push('other'); }
        return seen;`);

      expect(result).toEqual(['1x', '2x', 'a', 'other']);
    });
  });
});
