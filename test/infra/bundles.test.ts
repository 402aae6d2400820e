import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import appsync from '@aws-appsync/eslint-plugin';
import { parse } from 'acorn';
import { buildSync } from 'esbuild';
import { ESLint } from 'eslint';
import type { Linter } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../infra/bundle.ts';
import { pipelines } from '../../infra/pipelines.ts';
import { findResolverFiles } from '../../infra/resolver-files.ts';
import { TooLarge } from '../../infra/size-limits.ts';
import { undocumented } from './undocumented.ts';

/**
 * What AppSync refuses when a stack is deployed is refused here, on the very code that is deployed. The
 * bundles are checked where `@aws-appsync/utils` can be found, in a folder of their own.
 */
const directory = join('.local', `bundle-checks-${process.pid}`);
const files = findResolverFiles('resolvers', readFileSync('schema.graphql', 'utf8'), pipelines);
const entryPoints = [
  ...files.map(({ file }) => file),
  ...new Set(
    files.flatMap(({ functionNames }) => functionNames.map((name) => `resolvers/functions/${name}.ts`)),
  ),
];

/** What the TypeScript checker says of JavaScript, as strict as AppSync's own check: plain `checkJs`. */
function typeErrors(paths: readonly string[]): string[] {
  const program = ts.createProgram([...paths, 'resolvers/globals.d.ts'], {
    allowJs: true,
    checkJs: true,
    noEmit: true,
    strict: false,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts'],
    types: [],
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
}

/** What AWS's lint rules say of JavaScript. */
async function lintErrors(paths: readonly string[]): Promise<string[]> {
  const eslint = new ESLint({
    overrideConfigFile: true,
    ignore: false,
    overrideConfig: [
      {
        languageOptions: {
          parser: tseslint.parser,
          parserOptions: {
            project: join(directory, 'tsconfig.json'),
            tsconfigRootDir: process.cwd(),
          },
        },
      },
      // The plugin's type leaves its configurations open.
      appsync.configs?.['recommended'] as Linter.Config,
    ],
  });
  const results = await eslint.lintFiles([...paths]);
  return results.flatMap(({ messages }) => messages.map(({ message }) => message));
}

/** The module that esbuild makes with the flags of AWS's guide, the source map left out. */
function bundledAsAwsSays(file: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [file],
    bundle: true,
    write: false,
    target: 'esnext',
    platform: 'node',
    format: 'esm',
    external: ['@aws-appsync/utils'],
  });
  return outputFiles[0]?.text ?? '';
}

/** The syntax tree of a module without the places and the spelling of its parts. */
function syntaxOf(code: string): unknown {
  const places = ['start', 'end', 'raw'];
  const withoutPlaces = (key: string, value: unknown) => (places.includes(key) ? undefined : value);
  return JSON.parse(
    JSON.stringify(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), withoutPlaces),
  );
}

/** The modules that a module imports from, and the names that it exports. */
function modulesOf(code: string): { imported: unknown[]; exported: string[] } {
  const { body } = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  return {
    imported: body.flatMap((node) => (node.type === 'ImportDeclaration' ? [node.source.value] : [])),
    exported: body.flatMap((node) =>
      node.type === 'ExportNamedDeclaration'
        ? node.specifiers.map(({ exported }) => (exported.type === 'Identifier' ? exported.name : ''))
        : [],
    ),
  };
}

function writeBundle(name: string, code: string): string {
  const path = join(directory, `${name}.js`);
  writeFileSync(path, code);
  return path;
}

beforeAll(() => {
  mkdirSync(directory, { recursive: true });
  writeFileSync(
    join(directory, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        allowJs: true,
        target: 'esnext',
        module: 'esnext',
        moduleResolution: 'bundler',
        types: [],
      },
      include: ['*.js'],
    }),
  );
});

afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

describe('every deployed bundle', () => {
  it('passes the type check that AppSync makes when code is saved', () => {
    const paths = entryPoints.map((file) => writeBundle(file.replaceAll('/', '_'), bundle(file)));

    expect(paths.length).toBeGreaterThan(0);
    expect(typeErrors(paths)).toEqual([]);
  });

  it("passes AWS's lint rules for APPSYNC_JS", async () => {
    const paths = entryPoints.map((file) => writeBundle(file.replaceAll('/', '_'), bundle(file)));

    expect(await lintErrors(paths)).toEqual([]);
  });

  it.each(entryPoints)('%s uses nothing that AppSync does not document', (file) => {
    expect(undocumented(bundle(file))).toEqual([]);
  });

  it.each(entryPoints)('%s imports nothing but what AppSync has, and exports both handlers', (file) => {
    const { imported, exported } = modulesOf(bundle(file));

    expect(imported.filter((module) => module !== '@aws-appsync/utils')).toEqual([]);
    expect(exported.sort()).toEqual(['request', 'response']);
  });

  it.each(entryPoints)('%s is what the flags that AWS gives make of it, but for white space', (file) => {
    expect(syntaxOf(bundle(file))).toEqual(syntaxOf(bundledAsAwsSays(file)));
  });

  it.each(entryPoints)('%s has a line for each import, function and export', (file) => {
    const code = bundle(file);
    const { body } = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });

    expect(code).toBe(body.map(({ start, end }) => `${code.slice(start, end)}\n`).join(''));
    expect(body.filter(({ start, end }) => code.slice(start, end).includes('\n'))).toEqual([]);
  });
});

describe('bundle', () => {
  /** Bundles a file whose request handler has the given statements as its body. */
  function bundleOf(name: string, body: string): string {
    mkdirSync(join(directory, 'bodies'), { recursive: true });
    const file = join(directory, 'bodies', `${name.replaceAll(/\W/g, '_')}.ts`);
    writeFileSync(
      file,
      `import { runtime, util } from '@aws-appsync/utils';
import type { Context } from '@aws-appsync/utils';
function fail(text: string): never {
  util.error(text);
}
export function request(ctx: Context): unknown {
  let total = 0;
  ${body}
}
export const response = (ctx: Context): unknown => ctx.result;
`,
    );
    return bundle(file);
  }

  it.each([
    [
      'an early return with nothing',
      'runtime.earlyReturn();',
      /code\.js:\d+:3: runtime\.earlyReturn needs a value/,
    ],
    [
      'an early return with null',
      'runtime?.earlyReturn?.(null);',
      /code\.js:\d+:3: runtime\.earlyReturn needs/,
    ],
    [
      'the value of +=',
      'return total += 1;',
      /code\.js:\d+:10: the value of an assignment with \+= must not be used/,
    ],
    [
      'the value of += in an arrow function',
      '[1].forEach((n) => (total += n));',
      /:22: the value of an assignment/,
    ],
    ['??=', 'let a = ctx.args.a; a ??= 1; return a;', /code\.js:\d+:3: the operator \?\?= is not supported/],
    [
      'util.error behind ??',
      "return ctx.args.a ?? util.error('a');",
      /code\.js:\d+:24: the right side of \?\?/,
    ],
    [
      'a function that ends in it',
      "return ctx.args.a ?? fail('a');",
      /code\.js:\d+:24: the right side of \?\?/,
    ],
    [
      'a default in a destructuring',
      'const { a = 1, ...b } = ctx.args; return { a, b };',
      /:11: a destructuring must not/,
    ],
    ['throw', "throw 'x';", /code\.js:\d+:3: throw is not supported/],
    ['++', 'total++;', /code\.js:\d+:3: the operators \+\+ and -- are not supported/],
  ])('refuses %s, naming the file and the place', (what, body, text) => {
    expect(() => bundleOf(what, body)).toThrow(
      expect.objectContaining({ message: expect.stringMatching(text) as unknown }) as Error,
    );
    expect(() => bundleOf(what, body)).toThrow(
      /bodies\/\w+\.ts: AppSync would not run the bundle as intended\n/,
    );
  });

  it('refuses what it cannot parse, naming the file and the place', () => {
    expect(() => bundleOf('half of a call', 'return util.autoId(')).toThrow(
      expect.objectContaining({
        name: 'UserError',
        code: 'RESOLVER',
        message: expect.stringMatching(/bodies\/half_of_a_call\.ts:\d+:\d+: ERROR: /) as unknown,
      }) as Error,
    );
  });

  it.each([
    ['an early return with an object', 'runtime.earlyReturn({});'],
    ['+= as a statement', 'total += 1; [1].forEach((n) => { total += n; }); return total;'],
    ['a value behind ??', 'return ctx.args.a ?? util.autoId();'],
    ['util.error in if and ? :', "if (!ctx.args.a) { fail('a'); } return ctx.args.b ? 1 : util.error('b');"],
    ['a destructuring', 'const { a, ...b } = ctx.args; return { a: a ?? 1, b };'],
  ])('takes %s', (what, body) => {
    expect(bundleOf(what, body)).toContain('function request(');
  });
});

describe('the guards', () => {
  it('refuse a value that is assigned another shape (aws-appsync-community issue 279)', () => {
    const path = writeBundle(
      'shape',
      'export function request(ctx) { let k = { ge: 1 }; if (ctx.args.x) { k = { eq: 1 }; } return k; }\nexport function response() {}\n',
    );

    expect(typeErrors([path]).join()).toContain("Property 'ge' is missing");
  });

  it('refuse a name that was never declared', () => {
    const path = writeBundle('undeclared', 'export function request() { return nextToken; }\n');

    expect(typeErrors([path])).toEqual(["Cannot find name 'nextToken'."]);
  });

  it.each([
    ['a loop that AppSync lacks', 'export function request() { while (true) {} }'],
    ['throw', 'export function request() { try { return 1; } catch (e) { return 2; } }'],
    ['++', 'export function request() { let n = 0; n++; return n; }'],
    ['a regular expression', 'export function request(ctx) { return ctx.args.a.match(/x/); }'],
    ['async', 'export async function request() { return 1; }'],
    ['a class', 'class A {}\nexport function request() { return 1; }'],
  ])('refuse %s', async (name, code) => {
    const path = writeBundle(name.replaceAll(/\W/g, '_'), `${code}\nexport function response() {}\n`);

    expect((await lintErrors([path])).length).toBeGreaterThan(0);
  });

  it.each([
    ['const table = { a: 1 };', 'const table = { a: 1 };'],
    ["const name = 'a';", "const name = 'a';"],
    ['function f(a = 1) { return a; }', 'a = 1'],
    ['const f = (a) => a.includes(1);', 'a.includes(1)'],
    ['const f = (a) => a.substring(1);', 'a.substring(1)'],
    ["const f = (a) => a?.padStart(2, '0');", "a?.padStart(2, '0')"],
    ['const f = (a) => Array.isArray(a);', 'Array.isArray(a)'],
    ['const f = (a) => Array.from(a);', 'Array.from(a)'],
    ['const f = (a) => Object.fromEntries(a);', 'Object.fromEntries(a)'],
    ['const f = (a) => Math.abs(a);', 'Math.abs(a)'],
    ['const f = (a) => Number(a);', 'Number(a)'],
    ['const f = (a) => parseInt(a);', 'parseInt(a)'],
    ['const f = (a) => a.toFixed(2);', 'a.toFixed(2)'],
    ['const f = (a) => util.toJson(a);', 'util.toJson(a)'],
    ['const f = (a) => Date.now();', 'Date.now()'],
    ['const f = (a) => `${String.raw(a)}`;', 'String.raw(a)'],
    ['function f(a) { return (a.b = 1); }', 'a.b = 1'],
    ['function f(a) { let b; let c; b = c = a; return b; }', 'c = a'],
    ['const f = (a) => a ** 2;', 'a ** 2'],
    ['const f = (a) => (1, a);', '1, a'],
  ])('name what AppSync does not document: %s', (code, found) => {
    const handlers =
      'export function request() { return {}; }\nexport const response = (ctx) => ctx.result;\n';

    expect(undocumented(`import { util } from '@aws-appsync/utils';\n${code}\n${handlers}`)).toEqual([found]);
  });

  it('takes one of 16,000 characters, and refuses one character more, naming what it is made of', () => {
    mkdirSync(join(directory, 'sizes'), { recursive: true });
    const path = (name: string) => join(directory, 'sizes', `${name}.ts`);
    const write = (name: string, length: number) => {
      writeFileSync(path(`${name}-texts`), `export function text() { return "${'a'.repeat(length)}"; }\n`);
      writeFileSync(
        path(name),
        `import { text } from './${name}-texts.ts';
export const request = () => text();
export const response = () => null;
`,
      );
    };
    write('probe', 15_000);
    const length = 16_000 - (bundle(path('probe')).length - 15_000);
    write('small', length);
    write('large', length + 1);

    expect(bundle(path('small'))).toHaveLength(16_000);
    expect(() => bundle(path('large'))).toThrow(
      new TooLarge(
        `${path('large')}: the bundle has 16001 characters, at most 16000 are allowed: half of what AppSync takes. The largest parts, in bytes with white space: ${path('large-texts')} 15935, ${path('large')} 55`,
      ),
    );
  });
});
