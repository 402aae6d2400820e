import { describe, expect, it } from 'vitest';
import { check, withBody } from './check-code.ts';

/** What people have seen AppSync run otherwise than JavaScript, and what stands near it and is right. */
describe('check', () => {
  describe('of runtime.earlyReturn', () => {
    const needsValue =
      'runtime.earlyReturn needs a value, because AppSync has been reported to fail without one: give it an object, such as {}';
    const notAnAlias = 'runtime.earlyReturn can only be called: AppSync gives a function no other name';

    it.each([
      'runtime.earlyReturn()',
      'runtime.earlyReturn(null)',
      'runtime.earlyReturn(undefined)',
      'runtime.earlyReturn(void 0)',
      "runtime.earlyReturn(null, { skipTo: 'END' })",
      'runtime?.earlyReturn?.()',
      'runtime?.earlyReturn(null)',
      "runtime['earlyReturn'](null)",
      'runtime[`earlyReturn`](null)',
      'ctx.args.a ? runtime.earlyReturn(null) : 1',
      'runtime.earlyReturn(ctx.args.a ? {} : null)',
      'runtime.earlyReturn(ctx.args.a ? undefined : {})',
      'runtime.earlyReturn(ctx.args.a ?? null)',
      'runtime.earlyReturn(ctx.args.a || void 0)',
      'runtime.earlyReturn((1, null))',
      'runtime.earlyReturn(ctx.stash.a = null)',
      'runtime.earlyReturn(null && ctx.args.a)',
      'runtime.earlyReturn(ctx.args.a && null)',
    ])('refuses an empty one: %s', (code) => {
      expect(check(withBody(code))).toEqual([`code.js:3:${code.search(/runtime/) + 1}: ${needsValue}`]);
    });

    it.each([
      ["import { runtime as r } from '@aws-appsync/utils';", 'r.earlyReturn();'],
      ["import * as utils from '@aws-appsync/utils';", 'utils.runtime.earlyReturn();'],
      ['', 'const r = runtime; r.earlyReturn();'],
    ])('knows it under another name of its object: %s %s', (imports, body) => {
      expect(check(imports + withBody(body))).toEqual([expect.stringContaining(needsValue)]);
    });

    it.each([
      ['const nothing = null;', 'runtime.earlyReturn(nothing);'],
      ['', 'const nothing = ctx.args.a ? {} : undefined; runtime.earlyReturn(nothing);'],
      ['', 'const a = null; const b = a; runtime.earlyReturn(b);'],
    ])('refuses an empty one by way of a constant: %s %s', (constant, body) => {
      expect(check(constant + withBody(body))).toEqual([expect.stringContaining(needsValue)]);
    });

    it.each([
      ['const stop = runtime.earlyReturn;', '3:14'],
      ['const { earlyReturn } = runtime;', '3:7'],
      ["const { 'earlyReturn': stop } = runtime;", '3:7'],
      ['const stop = runtime?.earlyReturn;', '3:14'],
      ['ctx.stash.list.map(runtime.earlyReturn);', '3:20'],
    ])('refuses another name for it: %s', (body, position) => {
      expect(check(withBody(body))).toEqual([`code.js:${position}: ${notAnAlias}`]);
    });

    it.each([
      'runtime.earlyReturn({})',
      'runtime.earlyReturn(ctx.prev.result)',
      "runtime.earlyReturn({ a: null }, { skipTo: 'END' })",
      "runtime.earlyReturn('')",
      'runtime.earlyReturn(0)',
      'runtime.earlyReturn(ctx.args.a ? {} : [])',
      'runtime.earlyReturn(ctx.args.a ?? {})',
      'const found = ctx.prev.result; runtime.earlyReturn(found)',
      'let found = null; found = {}; runtime.earlyReturn(found)',
      'const a = b; const b = a; runtime.earlyReturn(a)',
    ])('takes %s', (body) => {
      expect(check(withBody(body))).toEqual([]);
    });
  });

  describe('of assignments', () => {
    // `x` is a variable of the module: whose it is makes no difference here.
    it.each([
      ['return x += 1;', '3:8', '+='],
      ["return x += 'a';", '3:8', '+='],
      ['const a = (x -= 1);', '3:12', '-='],
      ['Math.max(x *= 2, 1);', '3:10', '*='],
      ['[1].forEach((y) => (x += y));', '3:21', '+='],
      ['[1].map((y) => { return x %= y; });', '3:25', '%='],
      ['for (const y of [x += 1]) {}', '3:18', '+='],
      ['if (x += 1) {}', '3:5', '+='],
      ['switch (x /= 2) {}', '3:9', '/='],
      ['x += x **= 2;', '3:6', '**='],
      ['ctx.args.a && (x |= 1);', '3:16', '|='],
      ['ctx.args.a ? (x <<= 1) : 0;', '3:15', '<<='],
      ['x = x += 1;', '3:5', '+='],
      ['const t = `${x += 1}`;', '3:14', '+='],
      ['const o = { a: ctx.stash.a += 1 };', '3:16', '+='],
      ['x += 1, x += 2;', '3:1', '+='],
    ])('refuses the value of a compound one: %s', (body, position, operator) => {
      expect(check(withBody(body))[0]).toBe(
        `code.js:${position}: the value of an assignment with ${operator} must not be used, because AppSync has been reported to give an empty string: assign in a separate statement`,
      );
    });

    it.each(['??=', '||=', '&&='])('refuses %s everywhere', (operator) => {
      const text = `the operator ${operator} is not supported: use if or ? : with =`;

      expect(check(withBody(`x ${operator} 1;\nreturn x ${operator} 2;`))).toEqual([
        `code.js:3:1: ${text}`,
        `code.js:4:8: ${text}`,
      ]);
    });

    it.each([
      'x += 1;',
      'ctx.stash.n -= 1;',
      'if (ctx.args.a) x *= 2; else x /= 2;',
      'for (const y of [1]) x += y;',
      'for (const y in {}) { x %= 2; }',
      '[1].forEach((y) => { x += y; });',
      'switch (x) { case 1: x += 1; break; default: x **= 2; }',
      'return x + 1;',
      'x = x + 1; return x;',
      'let a; let b; a = b = 1;',
      'return (x = 1);',
    ])('takes %s', (body) => {
      expect(check(withBody(body))).toEqual([]);
    });
  });

  describe('of destructurings', () => {
    const text =
      'a destructuring must not have a default, because AppSync has been reported to refuse such code: use ?? afterwards';

    it.each([
      ['const { a = 1, ...rest } = ctx.args;', '3:9'],
      ['const { a = 1 } = ctx.args;', '3:9'],
      ['const { a: b = 1 } = ctx.args;', '3:12'],
      ['let [a = 1] = ctx.args.list;', '3:6'],
      ['const { a: { b = 1 } } = ctx.args;', '3:14'],
      ['const { a: [, b = 1] } = ctx.args;', '3:15'],
      ['const { a: { b } = {} } = ctx.args;', '3:12'],
      ['const f = ({ a = 1 }) => a;', '3:14'],
      ['const f = ({ a } = {}) => a;', '3:12'],
      ['const f = ([a = 1]) => a;', '3:13'],
      ['function f(b, { a = 1 }) { return a; }', '3:17'],
      ['[{}].map(({ a = 1 }) => a);', '3:13'],
      ['let a; ({ a = 1 } = ctx.args);', '3:11'],
      ['let a; [a = 1] = ctx.args.list;', '3:9'],
      ['for (const { a = 1 } of [{}]) {}', '3:14'],
    ])('refuses a default: %s', (body, position) => {
      expect(check(withBody(body))).toEqual([`code.js:${position}: ${text}`]);
    });

    it.each([
      'const { a, ...rest } = ctx.args; return { ...rest, a: a ?? 1 };',
      'const { a: { b }, c: [d, ...e] } = ctx.args;',
      'const f = ({ a }, [b]) => a ?? b;',
      'const f = (a = 1) => a;',
      'for (const { a } of [{}]) {}',
      'const a = 1;',
    ])('takes %s', (body) => {
      expect(check(withBody(body))).toEqual([]);
    });
  });

  describe('of what stands to the right of ??', () => {
    const text =
      'the right side of ?? must have no side effect, because AppSync has been reported to evaluate it in any case: use if or ? :';
    /** Functions that a module may have. */
    const helpers = `
import { util as u, extensions as e, runtime as r } from '@aws-appsync/utils';
import * as utils from '@aws-appsync/utils';
import { put } from '@aws-appsync/utils/dynamodb';
import * as ddb from '@aws-appsync/utils/dynamodb';
const seen = [];
function fail(text) { util.error(text); }
const failLater = (text) => { if (text) { return [text].map((one) => { failEarlier(one); return one; }); } return 1; };
function failEarlier(text) { fail(text); }
function note(value) { seen.push(value); return value; }
function mark(object) { object.seen = true; return object; }
function forget(object) { delete object.seen; return object; }
const count = () => { let n = 0; for (const one of [1, 2]) { n += one; } return n; };
const collect = (list) => { const out = []; const by = {}; list.forEach((one) => { out.push(one); by[one] = 1; delete by.x; }); return out; };
const alias = (object) => { const same = object; same.seen = true; return same; };
const swapped = (object) => { let mine = {}; mine = object; mine.seen = true; return mine; };
const name = (value) => value + fallback();
const fallback = () => 'x';`;
    const withHelpers = (expression: string) =>
      check(`${withBody(`return ctx.args.a ?? ${expression};`)}${helpers}`);

    it.each([
      "util.error('none')",
      'util.unauthorized()',
      "util.appendError('none')",
      "util['error']('none')",
      'util[ctx.args.b]()',
      "util?.error?.('none')",
      "u.error('none')",
      "utils.util.error('none')",
      'runtime.earlyReturn({})',
      'r.earlyReturn({})',
      'extensions.setSubscriptionFilter({})',
      'e.evictFromApiCache()',
      "console.log('none')",
      "console.error('none')",
      "fail('none')",
      "failEarlier('none')",
      "failLater('none')",
      "({ a: [fail('none')] })",
      "`a ${fail('none')}`",
      "(ctx.args.b ? 1 : fail('none'))",
      "(ctx.args.b && fail('none'))",
      "name(fail('none'))",
      "(() => util.error('none'))()",
      "[1].map((one) => util.error('none'))",
      '[1].forEach(fail)',
      "[1].map((one) => { const two = () => { util.error('none'); }; return two(); })",
      'note(1)',
      'seen.push(1)',
      'ctx.stash.list.sort()',
      'ctx.stash.list.splice(0, 1)',
      'ctx.stash.list?.push(1)',
      '(ctx.stash.b = 1)',
      '({ a: (ctx.stash.b = 1) })',
      'delete ctx.stash.b',
      'mark({})',
      'forget({})',
      'alias(ctx.stash)',
      'swapped(ctx.stash)',
      'Object.assign(ctx.stash, { a: 1 })',
      'ctx.stash.run()',
      'unknown()',
    ])('refuses an effect: %s', (expression) => {
      const column = 'return ctx.args.a ?? '.length + expression.search(/[^(]/) + 1;
      const found = withHelpers(expression);

      expect(found).toContainEqual(
        expect.stringMatching(/^code\.js:3:\d+: the right side of \?\? must have no side effect/),
      );
      if (!expression.startsWith('(')) {
        expect(found).toContain(`code.js:3:${column}: ${text}`);
      }
    });

    it('refuses one by way of a name that a function got from util', () => {
      expect(check(withBody("const { error } = util; return ctx.args.a ?? error('none');"))).toEqual([
        `code.js:3:46: ${text}`,
      ]);
      expect(check(withBody("const u = util; return ctx.args.a ?? u.error('none');"))).toEqual([
        `code.js:3:38: ${text}`,
      ]);
    });

    it('refuses one in a function of the handler itself (aws-appsync-community issue 403)', () => {
      const body = `const values = [];
const right = (value) => { values.push(value); return value; };
return ctx.args.a ?? right(1);`;

      expect(check(withBody(body))).toEqual([`code.js:5:22: ${text}`]);
    });

    it('refuses one in every link of a chain', () => {
      expect(withHelpers("ctx.args.b ?? fail('none') ?? 1")).toEqual([`code.js:3:36: ${text}`]);
      expect(withHelpers("(ctx.args.b ?? fail('none'))")).toContain(`code.js:3:37: ${text}`);
    });

    it.each([
      '1',
      'null',
      'ctx.args.b',
      'ctx.args.list[0]?.b',
      '({ a: [ctx.args.b] })',
      '`a ${ctx.args.b}`',
      'util.autoId()',
      'util.time.nowISO8601()',
      "u.matches('^a$', ctx.args.b)",
      'utils.util.dynamodb.toMapValues({})',
      'put({ key: {}, item: {} })',
      'ddb.get({ key: {} })',
      'Object.keys(ctx.args.b)',
      'Object.assign({}, ctx.args.b)',
      'Math.max(1, 2)',
      "JSON.parse('1')",
      'ctx.args.list.map((one) => one.a)',
      'ctx.args.list.slice().sort()',
      'Object.keys(ctx.args.b).sort().reverse()[0]',
      "'a,b'.split(',').pop()",
      '[1].concat([2]).length',
      'ctx.args.list.map((one) => { const out = {}; out.a = one; return out; })',
      'ctx.args.list.reduce((sum, one) => { let next = sum; next += one; return next; }, 0)',
      'ctx.args.list.find((one) => one.a === 1)',
      'ctx.args.list.map(name)',
      'fallback()',
      "name('x')",
      'count()',
      'collect([1])',
      '(() => 1)()',
    ])('takes %s', (expression) => {
      expect(withHelpers(expression)).toEqual([]);
    });

    it.each([
      "if (!ctx.args.a) { util.error('none'); }",
      "return ctx.args.a ? ctx.args.a : util.error('none');",
      "return ctx.args.a || util.error('none');",
      "return ctx.args.a && util.error('none');",
      "return util.error('none') ?? 1;",
    ])('takes an effect elsewhere: %s', (body) => {
      expect(check(withBody(body))).toEqual([]);
    });
  });
});
