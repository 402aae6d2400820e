import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import appsync from '@aws-appsync/eslint-plugin';
import { ESLint } from 'eslint';
import type { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../infra/bundle.ts';
import { pipelines } from '../../infra/pipelines.ts';
import { findResolverFiles } from '../../infra/resolver-files.ts';

/**
 * What AppSync refuses when a stack is deployed is refused here, on the very code that is deployed. The bundles are
 * checked where `@aws-appsync/utils` can be found, in a folder of their own.
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

  it.each(entryPoints)('%s imports nothing but what AppSync has, and exports both handlers', (file) => {
    const code = bundle(file);
    const imports = [...code.matchAll(/^import .* from "(.*)";$/gm)].map(([, module]) => module);

    expect(new Set(imports)).toEqual(new Set(['@aws-appsync/utils']));
    expect(code).toMatch(/export \{\n {2}request,\n {2}response\n\};\n$/);
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

  it('refuse a bundle of more than 32,000 characters, and take one just below', () => {
    const source = (length: number) =>
      `export const request = () => "${'a'.repeat(length)}";\nexport const response = request;\n`;
    mkdirSync(join(directory, 'sizes'), { recursive: true });
    const small = join(directory, 'sizes', 'small.ts');
    const large = join(directory, 'sizes', 'large.ts');
    writeFileSync(small, source(31_500));
    writeFileSync(large, source(32_000));

    expect(bundle(small).length).toBeLessThanOrEqual(32_000);
    expect(() => bundle(large)).toThrow(/the bundle has 32\d{3} characters; AppSync takes at most 32000/);
  });
});
