import { describe, expect, it } from 'vitest';
import { useRuntime } from './shared-runtime.ts';

describe('the built-ins of APPSYNC_JS', () => {
  const { valueOf, run } = useRuntime();

  it.each([
    'Date.now()',
    'RegExp("a")',
    'Map()',
    'Set()',
    'Promise.resolve(1)',
    'Symbol("a")',
    'Proxy',
    'Reflect.ownKeys({})',
    'Boolean(1)',
    'BigInt(1)',
    'Error("a")',
    'Function("return 1")()',
    'Intl.NumberFormat()',
    'WebAssembly.validate()',
    'SharedArrayBuffer',
    'Uint8Array.of(1)',
    'parseInt("1")',
    'parseFloat("1")',
    'isNaN(1)',
    'encodeURIComponent("a")',
    'structuredClone({})',
    'setTimeout()',
    'queueMicrotask()',
    'fetch("http://localhost")',
    'Buffer.from("a")',
    'crypto.randomUUID()',
    'atob("a")',
    'performance.now()',
  ])('do not define what %s begins with', async (expression) => {
    const [name] = /^\w+/.exec(expression) ?? [];

    expect(await valueOf(expression)).toBe(`ReferenceError: ${name} is not defined`);
  });

  it.each([
    'Number("1")',
    'String(1)',
    'Object({})',
    'Array(3)',
    'Object.create(null)',
    'Object.defineProperty({}, "a", {})',
    'Object.freeze({})',
    'Object.fromEntries([])',
    'Object.getOwnPropertyNames({})',
    'Object.setPrototypeOf({}, null)',
    'Number.parseInt("1")',
    'Number.isInteger(1)',
    'Math.abs(-1)',
    'Math.trunc(1.5)',
    'Math.pow(1, 2)',
    'Array.from([])',
    'Array.isArray([])',
    'Array.of(1)',
    'String.fromCharCode(65)',
    'String.raw("a")',
    'console.warn("a")',
    'util.toJson({})',
    'util.parseJson("{}")',
    'util.isNull(null)',
    'ctx.hasOwnProperty("a")',
  ])('do not have %s', async (expression) => {
    const [name] = /^[\w.]+/.exec(expression) ?? [];

    expect(await valueOf(expression)).toBe(`TypeError: ${name} is not a function`);
  });

  it.each([
    ...[
      'charCodeAt',
      'codePointAt',
      'padStart',
      'padEnd',
      'repeat',
      'match',
      'matchAll',
      'search',
      'at',
      'includes',
    ].map((method) => ['ctx.args.text', method]),
    ...['localeCompare', 'normalize', 'toLocaleUpperCase', 'trimLeft', 'toString', 'valueOf'].map(
      (method) => ['ctx.args.text', method],
    ),
    ...['keys', 'values', 'entries', 'copyWithin', 'toString', 'at', 'toSorted'].map((method) => [
      'ctx.args.list',
      method,
    ]),
    ...['toFixed', 'toString', 'toPrecision'].map((method) => ['ctx.args.number', method]),
    ...['toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'].map((method) => ['ctx.args', method]),
    ...['call', 'apply', 'bind', 'toString'].map((method) => ['request', method]),
  ])('do not have a method of %s called %s', async (target, method) => {
    const { error } = await run(`return ${target}.${method}();`, {
      arguments: { text: 'a', list: [1], number: 1 },
    });

    expect(error?.message).toBe(`code.js:4:8: TypeError: ${target}.${method} is not a function`);
  });

  it.each(['Math.PI', 'Number.MAX_SAFE_INTEGER'])(
    'fail on %s rather than give undefined',
    async (expression) => {
      expect(await valueOf(expression)).toBe(`TypeError: ${expression} is not available in APPSYNC_JS`);
    },
  );

  it.each([
    ['Object.assign({ a: 1 }, { b: 2 })', { a: 1, b: 2 }],
    ['Object.entries({ a: 1 })', [['a', 1]]],
    ['Object.hasOwn({ a: 1 }, "a")', true],
    ['Object.keys({ a: 1 })', ['a']],
    ['Object.values({ a: 1 })', [1]],
    ['Number.isNaN(NaN)', true],
    ['Number.isFinite(1)', true],
    ['Math.max(1, 2) + Math.min(1, 2) + Math.floor(1.5) + Math.ceil(1.5) + Math.round(1.5)', 8],
    ['Math.random() < 1', true],
    ['" aBc ".trim().toUpperCase().slice(1).concat("d").indexOf("d")', 2],
    ['"a,b".split(",")', ['a', 'b']],
    ['"abc".startsWith("a") && "abc".endsWith("c") && "abc".charAt(1) === "b"', true],
    ['"abc".substring(1)', 'bc'],
    ['[3, 1].concat([2], [[4]]).flat().reverse()', [4, 2, 1, 3]],
    ['[1, 2, 3].filter((x) => x > 1).map((x, i) => x * i).reduce((a, b) => a + b, 10)', 13],
    ['[1, 2, 3].find((x) => x > 1) + [1, 2, 3].findLastIndex((x) => x < 3)', 3],
    ['[1, 2].flatMap((x) => [x, x]).join("-")', '1-1-2-2'],
    ['[1, 2].every((x) => x > 0) && [1, 2].some((x) => x > 1) && [1, 2].includes(2)', true],
    ['["b", "a"].sort()', ['a', 'b']],
    ['[10, 9, 1].sort()', [1, 10, 9]],
    ['JSON.parse(JSON.stringify({ a: [1, null] }))', { a: [1, null] }],
    ['`${1.5}|${true}|${[1, [2, 3]]}|${null}`', '1.5|true|1,2,3|null'],
    ['`${9007199254740991}|${1e21}|${1e-7}`', '9007199254740991|1e+21|1e-7'],
  ])('have %s', async (expression, value) => {
    expect(await valueOf(expression)).toEqual(value);
  });

  it.each(['', '{', 'undefined', "{'a':1}"])('give an empty string for JSON.parse of %j', async (text) => {
    expect(await valueOf(`JSON.parse(${JSON.stringify(text)})`)).toBe('');
  });

  it('take no comparator in sort', async () => {
    expect((await run('const options = ctx.args; return [2, 1].sort(options);')).error?.message).toBe(
      'code.js:4:34: TypeError: sort does not take a comparator in APPSYNC_JS',
    );
  });

  describe('replace and replaceAll', () => {
    it.each([
      [`'a.b.c'.replaceAll('.', '-')`, '-----'],
      [`'a.b.c'.replaceAll('\\\\.', '-')`, 'a-b-c'],
      [`'a.b.c'.replace('\\\\.', '-')`, 'a-b.c'],
      [`'a1b2'.replaceAll('([a-z])([0-9])', '$2$1')`, '1a2b'],
      [`'2024-01'.replace('(?<y>\\\\d+)-(?<m>\\\\d+)', '\${m}/\${y}')`, '01/2024'],
      [`'a'.replace('(a)(b)?', '[$2$1]')`, '[a]'],
      [`'a'.replace('(a)', '$12')`, 'a2'],
      [`'cost'.replace('cost', '\\\\$5')`, '$5'],
      [`'a+b'.replaceAll('\\\\Q+\\\\E', ' ')`, 'a b'],
    ])('read a Java regular expression: %s', async (expression, value) => {
      expect(await valueOf(expression)).toBe(value);
    });

    it.each([
      [
        `'a'.replace('a', '$')`,
        'Error: replacement: $ must be followed by the number or {name} of a group; write \\$ for the character',
      ],
      [`'a'.replace('a', '$1')`, 'Error: replacement: there is no group 1'],
      [`'a'.replace('(', 'b')`, 'SyntaxError: "(" is not a regular expression of Java'],
      [
        `'a'.replace(1, 'b')`,
        'TypeError: replace: the pattern must be a string, read as a Java regular expression',
      ],
      [`'a'.replaceAll('a', 1)`, 'TypeError: replaceAll: the replacement must be a string'],
    ])('fail as Java does: %s', async (expression, message) => {
      expect(await valueOf(expression)).toBe(message);
    });
  });
});
