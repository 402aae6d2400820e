import { describe, expect, it } from 'vitest';
import type { HandlerContext } from './model.ts';
import { contextWith, requestHandler, useRuntime } from './shared-runtime.ts';
import { startRuntime } from './start.ts';

describe('a bundle', () => {
  const { runtime, run, valueOf } = useRuntime({ memoryLimitMb: 64 });
  // What does not hang has a second and more, and needs a millisecond.
  const { run: runBriefly } = useRuntime({ timeoutMs: 400, killGraceMs: 800 });
  const { run: runWithUsualMemory } = useRuntime();

  describe('cannot leave its sandbox', () => {
    it.each([
      [
        `({}).constructor.constructor('return process')()`,
        "Cannot read properties of undefined (reading 'constructor')",
      ],
      [`[].map.constructor('return process')()`, '[].map.constructor is not a function'],
      [`util.autoId.constructor('return process')()`, 'util.autoId.constructor is not a function'],
      [`(() => 1).constructor('return 1')()`, '(intermediate value).constructor is not a function'],
      [`request.constructor('return 1')()`, 'request.constructor is not a function'],
      [
        `ctx.constructor.constructor('return 1')()`,
        "Cannot read properties of undefined (reading 'constructor')",
      ],
      [
        `''.constructor.constructor('return 1')()`,
        "Cannot read properties of undefined (reading 'constructor')",
      ],
      [`JSON.parse('{}').__proto__.x`, "Cannot read properties of undefined (reading 'x')"],
      [`Object.getPrototypeOf({})`, 'Object.getPrototypeOf is not a function'],
      [`eval('1')`, 'eval is not defined'],
      [`globalThis.process`, 'globalThis is not defined'],
      [`process.exit()`, 'process is not defined'],
      [`require('fs')`, 'require is not defined'],
      [`constructor`, 'constructor is not defined'],
      [`__proto__`, '__proto__ is not defined'],
      [`hasOwnProperty`, 'hasOwnProperty is not defined'],
    ])('by %s', async (expression, message) => {
      expect(await valueOf(expression)).toMatch(/^(?:Type|Reference)Error: /);
      expect(await valueOf(expression)).toContain(message);
    });

    it('by an error that it causes inside of a utility', async () => {
      expect(await valueOf(`util.matches('(', 'x')`)).toBe(
        'SyntaxError: "(" is not a regular expression of Java',
      );
    });
  });

  describe('cannot touch later runs', () => {
    it.each([
      [
        'a prototype by way of a literal',
        `const a = { __proto__: { x: 1 } }; return a.x;`,
        'return ({}).x ?? null;',
        1,
      ],
      [
        'JSON with __proto__',
        `const a = JSON.parse('{"__proto__": {"x": 1}}'); return a.__proto__.x;`,
        'return ({}).x ?? null;',
        1,
      ],
      [
        'Object.assign with __proto__',
        `return Object.assign({}, JSON.parse('{"__proto__":{"x":2}}')).__proto__.x;`,
        'return ({}).x ?? null;',
        2,
      ],
      [
        'a global, in its own run only',
        `util = 5; return util;`,
        'return typeof util === "number" ? 1 : null;',
        undefined,
      ],
    ])('through %s', async (_what, attack, probe, seen) => {
      const outcome = await run(attack);
      if (seen !== undefined) {
        expect(outcome.result).toBe(seen);
      }

      expect((await run(probe)).result).toBeNull();
    });

    it.each([
      'util.autoId = () => "mine";',
      'util.time.extra = 1;',
      'util.autoId.extra = 1;',
      'ddb.get = 1;',
      'ddb.operations.add.extra = 1;',
      '[].map.extra = 1;',
      'Math.max = 1;',
      'JSON.parse = 1;',
      'console.log = 1;',
      'extensions.extra = 1;',
      'runtime.earlyReturn.extra = 1;',
      'undeclared = 1;',
    ])('through %s', async (body) => {
      expect((await run(body)).error?.message).toMatch(
        /Cannot assign to read only property|object is not extensible|is not defined/,
      );
    });

    it('by module-level state', async () => {
      const code = `let count = 0;
const seen = [];
export function request(ctx) { count += 1; seen.push(1); return [count, seen.length]; }
export const response = (ctx) => null;`;
      const call = { code, handler: 'request', context: contextWith() } as const;

      expect(await runtime().run(call)).toMatchObject({ result: [1, 1] });
      expect(await runtime().run(call)).toMatchObject({ result: [1, 1] });
    });
  });

  describe('that goes too far', () => {
    const digits = (count: number) => JSON.stringify(Array.from({ length: count }, (_, index) => index));
    const list = {
      arguments: { list: Array.from({ length: 1000 }, (_, index) => index) },
    } as Partial<HandlerContext>;

    it.each([
      [
        'nested loops',
        'for (const a of ctx.args.list) for (const b of ctx.args.list) for (const c of ctx.args.list) ctx.stash.x = c;',
        /^code\.js:4:\d+: RangeError: the handler was stopped after 400 ms$/,
      ],
      [
        'a regular expression without end',
        `return util.matches('(a+)+b', '${'a'.repeat(40)}');`,
        /^code\.js:3:8: RangeError: the handler was stopped after 400 ms$/,
      ],
    ])('by %s is stopped, and the others go on', async (_what, body, message) => {
      const [before, hostile, after] = await Promise.all([
        runBriefly('return 1;'),
        runBriefly(body, list),
        runBriefly('return 2;'),
      ]);

      expect(before.result).toBe(1);
      expect(hostile.error).toMatchObject({
        errorType: 'Code',
        message: expect.stringMatching(message) as string,
      });
      expect(after.result).toBe(2);
    });

    it.each([
      [
        'a list that doubles',
        `let a = [1]; for (const i of ${digits(40)}) a = a.concat(a); return a.length;`,
        /^code\.js:3:8: RangeError: the handler was stopped because it needed more than 64 MB of memory$/,
      ],
      [
        'a text that doubles',
        `let a = 'xyz'; for (const i of ${digits(27)}) a = a + a; return a.split('');`,
        /^code\.js:3:8: RangeError: the handler was stopped because it needed more than 64 MB of memory$/,
      ],
      [
        'a text longer than any can be',
        `let a = 'x'; for (const i of ${digits(40)}) a = a + a; return a.length;`,
        /^code\.js:4:\d+: RangeError: Invalid string length$/,
      ],
      [
        'calls without end, of a function in an object',
        'const own = { f: () => own.f() }; return own.f();',
        /^code\.js:4:\d+: RangeError: Maximum call stack size exceeded$/,
      ],
      [
        'a value nested without end',
        'let a = []; for (const i of ctx.args.list) for (const j of ctx.args.list) a = [a]; return a;',
        /RangeError: (?:Maximum call stack size exceeded|the value is nested deeper than 200 levels)$/,
      ],
    ])('by %s ends with an error, and the others go on', async (_what, body, message) => {
      const [before, hostile, after] = await Promise.all([
        run('return 1;'),
        run(body, list),
        run('return 2;'),
      ]);

      expect(before.result).toBe(1);
      expect(hostile.error).toMatchObject({
        errorType: 'Code',
        message: expect.stringMatching(message) as string,
      });
      expect(after.result).toBe(2);
    });

    it('has 2 seconds and 128 MB if nothing else is said', async () => {
      const usual = await startRuntime({ killGraceMs: 300_000 });
      const code = requestHandler(
        'for (const a of ctx.args.list) for (const b of ctx.args.list) for (const c of ctx.args.list) ctx.stash.x = c;',
      );
      const slow = await usual.run({ code, handler: 'request', context: contextWith(list) });
      await usual.close();
      const large = await runWithUsualMemory(`let a = [1]; for (const i of ${digits(40)}) a = a.concat(a);`);

      expect(slow.error?.message).toMatch(/the handler was stopped after 2000 ms$/);
      expect(large.error?.message).toMatch(/needed more than 128 MB of memory$/);
    });

    it('returns a value of 200 levels, and not of 201', async () => {
      const nested = (levels: number) =>
        `let a = 'this text makes it long enough'; for (const i of ${digits(levels)}) a = [a, '${'x'.repeat(400)}']; return a;`;

      expect((await run(nested(200))).error).toBeUndefined();
      expect((await run(nested(201))).error?.message).toBe(
        'code.js:3:8: RangeError: the value is nested deeper than 200 levels',
      );
    });

    it('returns a value of 5 MB, and not more', async () => {
      const text = (length: number) =>
        `let a = 'x'; for (const i of ${digits(23)}) a = a + a; return a.slice(0, ${length});`;

      expect((await run(text(5 * 1024 * 1024 - 2))).result).toHaveLength(5 * 1024 * 1024 - 2);
      expect((await run(text(5 * 1024 * 1024 - 1))).error?.message).toBe(
        'code.js:3:8: RangeError: the value has 5242881 characters as JSON, at most 5242880 are allowed',
      );
    });

    it('logs 1 MB at the most', async () => {
      const { logs, error } = await run(
        `let a = 'x'; for (const i of ${digits(16)}) a = a + a; for (const i of ctx.args.list) console.log(a);`,
        list,
      );

      expect(error).toBeUndefined();
      expect(logs).toHaveLength(15);
    });

    it('keeps the process that a crash replaced as strict as the first', async () => {
      await run(`let a = [1]; for (const i of ${digits(40)}) a = a.concat(a);`);

      expect(await valueOf('Date.now()')).toBe('ReferenceError: Date is not defined');
    });
  });
});
