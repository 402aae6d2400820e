import { describe, expect, it } from 'vitest';
import { check, withBody } from './check-code.ts';

describe('check', () => {
  it.each([
    ['ctx = {};', '3:1'],
    ['[ctx] = [{}];', '3:2'],
    ['for (ctx of [{}]) {}', '3:6'],
    ['[1].forEach(() => { ctx = {}; });', '3:21'],
  ])('refuses another value for the context: %s', (body, position) => {
    expect(check(withBody(body))).toEqual([`code.js:${position}: the context cannot be reassigned`]);
  });

  it.each([
    ['ctx.args = {};', '3:1', 'args'],
    ['ctx.stash = {};', '3:1', 'stash'],
    ["ctx['result'] = {};", '3:1', 'result'],
    ['ctx.own = 1;', '3:1', 'own'],
    ['ctx[ctx.args.name] = 1;', '3:1', 'a property'],
    ['ctx.args += 1;', '3:1', 'args'],
    ['delete ctx.args;', '3:8', 'args'],
    ['delete ctx?.stash;', '3:8', 'stash'],
    ['for (ctx.args in {}) {}', '3:6', 'args'],
    ['({ a: ctx.args, ...ctx.stash } = {});', '3:7', 'args'],
  ])('refuses another value for a property of the context: %s', (body, position, name) => {
    expect(check(withBody(body))[0]).toBe(
      `code.js:${position}: ${name} of the context cannot be reassigned or deleted: change its members instead`,
    );
  });

  it('knows the context by the name that each handler gives it', () => {
    const code = `const answer = (context) => { context.args = {}; return null; };
export { answer as response };
export function request(c) { c.stash = {}; return {}; }`;

    expect(check(code)).toEqual([
      expect.stringMatching(/^code\.js:1:31: args of the context/),
      expect.stringMatching(/^code\.js:3:30: stash of the context/),
    ]);
  });

  it.each([
    'ctx.args.id = 1;',
    'ctx.stash.id = 1;',
    'ctx.result.items = [];',
    'delete ctx.stash.id;',
    'const { args } = ctx; args.id = 1;',
    'const own = { ctx: 1 }; own.ctx = 2;',
    '[{}].forEach((ctx) => { ctx.args = 1; });',
  ])('takes %s', (body) => {
    expect(check(withBody(body))).toEqual([]);
  });
});
