import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { check, withBody } from './check-code.ts';

describe('check', () => {
  it.each([
    ['throw', 'throw 1;', '3:1: throw is not supported: end the handler with util.error()'],
    ['try', 'try { ctx; } catch {}', '3:1: try, catch and finally are not supported'],
    ['while', 'while (false) {}', '3:1: while is not supported: use for-of or for-in'],
    ['do-while', 'do {} while (false)', '3:1: do-while is not supported: use for-of or for-in'],
    [
      'C-style for',
      'for (let i = 0; i < 3; i += 1) {}',
      '3:1: for(initialization; condition; afterthought) is not supported: use for-of or for-in',
    ],
    ['continue', 'for (const x of []) { continue; }', '3:23: continue is not supported'],
    ['labels', 'outer: for (const x of []) { break outer; }', '3:1: labels are not supported'],
    ['++', 'let i = 0; i++;', '3:12: the operators ++ and -- are not supported: use += 1 and -= 1'],
    ['--', 'let i = 0; --i;', '3:12: the operators ++ and -- are not supported: use += 1 and -= 1'],
    ['~', 'return ~1;', '3:8: the operator ~ is not supported'],
    ['in', 'return "a" in ctx;', '3:8: the operator in is not supported: use Object.hasOwn()'],
    ['instanceof', 'return ctx instanceof Object;', '3:8: the operator instanceof is not supported'],
    ['class declarations', 'class A {}', '3:1: classes are not supported'],
    ['class expressions', 'const A = class {};', '3:11: classes are not supported'],
    ['new', 'return new Map();', '3:8: new is not supported'],
    ['this', 'return this;', '3:8: this is not supported'],
    ['async functions', 'const f = async () => 1;', '3:11: async functions are not supported'],
    ['generators', 'function* f() {}', '3:1: generators are not supported'],
    [
      'regular expressions',
      'return /a/;',
      '3:8: regular expression literals are not supported: use util.matches() or a string',
    ],
    ['bigint', 'return 1n;', '3:8: bigint is not supported'],
    ['tagged templates', 'return ctx`a`;', '3:8: tagged templates are not supported by the local stack'],
    ['import()', 'return import("x");', '3:8: import() is not supported'],
    ['import.meta', 'return import.meta;', '3:8: import.meta and new.target are not supported'],
    ['getters', 'return { get a() { return 1; } };', '3:10: getters and setters are not supported'],
    ['debugger', 'debugger;', '3:1: debugger is not supported'],
    [
      'functions that return a function',
      'const f = () => () => 1;',
      '3:11: a function cannot return a function',
    ],
    ['functions that return a module function', 'return helper;', '3:1: a function cannot return a function'],
    ['a second name for a function', 'const f = helper;', '3:7: a function cannot be given another name'],
  ])('rejects %s', (_syntax, body, diagnostic) => {
    expect(check(`${withBody(body)}\nfunction helper() {}`)).toEqual([`code.js:${diagnostic}`]);
  });

  it('rejects a function as an argument, but to the array methods that take one', () => {
    expect(check(withBody('ctx.stash.run(() => 1);'))).toEqual([
      expect.stringMatching(
        /^code\.js:3:15: a function can be passed to these array methods only: map, find, /,
      ),
    ]);
    expect(check(withBody('return [1].map((x) => x).flatMap(helper);') + '\nfunction helper(x) {}')).toEqual(
      [],
    );
  });

  it.each([
    ['const f = (n) => (n > 0 ? f(n - 1) : 0);', '3:11', 'f'],
    ['function f(n) { return [n].map((one) => f(one)); }', '3:1', 'f'],
    ['const f = (list) => list.map(f);', '3:11', 'f'],
    ['function f(n) { const g = () => f(n); return g(); }', '3:1', 'f'],
  ])('rejects recursion within a handler: %s', (body, position, name) => {
    expect(check(withBody(body))).toContain(
      `code.js:${position}: recursion is not supported: ${name} calls itself`,
    );
  });

  it.each([
    ['const f = () => 1; const g = f;', '3:26: a function cannot be given another name'],
    ['const f = () => 1; return f;', '3:20: a function cannot return a function'],
  ])('rejects a function of the handler as a value: %s', (body, diagnostic) => {
    expect(check(withBody(body))).toEqual([`code.js:${diagnostic}`]);
  });

  it('takes functions of the same name in two functions, and functions that call one another once', () => {
    const body = `const f = () => { const same = () => 1; return same(); };
const g = () => { const same = () => f(); return same(); };
return [1].map(g);`;

    expect(check(withBody(body))).toEqual([]);
  });

  it('rejects recursion, by way of others too', () => {
    expect(
      check(withBody('return a();') + '\nfunction a() { return b(); }\nconst b = () => [1].map((x) => a());'),
    ).toEqual([
      'code.js:5:1: recursion is not supported: a calls itself',
      'code.js:6:11: recursion is not supported: b calls itself',
    ]);
  });

  it('takes a local name for what it is, whatever the module calls a function', () => {
    expect(
      check(
        withBody('const helper = ctx.args.a; ctx.stash.set(helper); return helper;') +
          '\nfunction helper() {}',
      ),
    ).toEqual([]);
  });

  it.each([
    ['fs', 'the module fs cannot be imported, only @aws-appsync/utils and @aws-appsync/utils/dynamodb'],
    ['@aws-appsync/utils/rds', 'the module @aws-appsync/utils/rds is not implemented by the local stack'],
    ['@aws-appsync/utils/ai', 'the module @aws-appsync/utils/ai is not implemented by the local stack'],
  ])('rejects an import of %s', (module, text) => {
    expect(check(`import * as x from '${module}';\n${withBody('')}`)).toEqual([`code.js:1:1: ${text}`]);
  });

  it('rejects an import of a name that a module does not export', () => {
    expect(check(`import { get, fetch } from '@aws-appsync/utils/dynamodb';\n${withBody('')}`)).toEqual([
      'code.js:1:15: the module @aws-appsync/utils/dynamodb has no export named fetch',
    ]);
  });

  it.each([
    [
      'no response',
      'export function request() {}',
      'code.js:1:1: the code must export a function named response',
    ],
    [
      'a request that is no function',
      'export const request = 1;\nexport const response = () => null;',
      'code.js:1:1: the export request must be a function',
    ],
    [
      'a default export',
      `${withBody('')}\nexport default 1;`,
      'code.js:5:1: only named exports are supported: request and response',
    ],
    [
      'an export from elsewhere',
      `${withBody('')}\nexport { a } from './a.js';`,
      'code.js:5:1: exporting from another module is not supported',
    ],
  ])('rejects %s', (_what, code, diagnostic) => {
    expect(check(code)).toEqual([diagnostic]);
  });

  it('rejects what is no JavaScript, with the position', () => {
    expect(check('export function request( {')).toEqual(['code.js:1:27: Unexpected token']);
  });

  it('names every reason, in the order of the code', () => {
    expect(check(withBody('let i = 0;\ni++;\nthrow i;'))).toEqual([
      'code.js:4:1: the operators ++ and -- are not supported: use += 1 and -= 1',
      'code.js:5:1: throw is not supported: end the handler with util.error()',
    ]);
  });

  it('takes 32,768 characters, and not one more', () => {
    const code = withBody('');
    const comment = (length: number) => `${code}\n//${'x'.repeat(length - code.length - 3)}`;

    expect(comment(32_768)).toHaveLength(32_768);
    expect(check(comment(32_768))).toEqual([]);
    expect(check(comment(32_769))).toEqual([
      'code.js:1:1: the code is 32769 characters long, at most 32768 are allowed',
    ]);
  });

  it('takes the syntax that AppSync documents', () => {
    expect(
      check(
        withBody(`
          const { a, ...rest } = ctx.args;
          let total = 0;
          var list = [...(rest.list ?? []), a];
          for (const key in rest) { if (key === 'stop') break; }
          for (const [index, value] of Object.entries(list)) total += value ** 2 | 1;
          switch (typeof total) { case 'number': total -= 1; break; default: delete rest.x; }
          const f = (...values) => { return values.length > 1 ? void 0 : \`a \${\`b \${total}\`}\`; };
          return { [f(1)]: list?.at, total: !total || -total };`),
      ),
    ).toEqual([]);
  });

  it("takes what esbuild makes of TypeScript with AWS's options", async () => {
    const source = `
      import { util, type Context } from '@aws-appsync/utils';
      import { put } from '@aws-appsync/utils/dynamodb';
      type Args = { id?: string };
      function keyOf(id: string): { id: string } { return { id }; }
      export function request(ctx: Context<Args>) {
        return put({ key: keyOf(ctx.args.id ?? util.autoId()), item: { ok: true } });
      }
      export { answer as response };
      const answer = (ctx: Context) => ctx.result;
    `;
    const { outputFiles } = await build({
      stdin: { contents: source, loader: 'ts' },
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      target: 'esnext',
      external: ['@aws-appsync/utils'],
      sourcemap: 'inline',
      sourcesContent: false,
    });

    expect(check(outputFiles[0]?.text ?? '')).toEqual([]);
  });
});
