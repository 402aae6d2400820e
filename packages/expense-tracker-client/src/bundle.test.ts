import { gzipSync } from 'node:zlib';
import { parse } from 'acorn';
import { simple } from 'acorn-walk';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

/** What an app gets of a module that has this text, minified, as a bundler makes it for browsers. */
async function bundled(contents: string): Promise<{ main: string; srp: string; gzippedBytes: number }> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    splitting: true,
    format: 'esm',
    // Neither Node.js's modules nor a browser's are there.
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    minify: true,
    outdir: 'out',
    write: false,
    logLevel: 'silent',
  });
  const textOf = (part: string) => outputFiles.find(({ path }) => path.includes(part))?.text ?? '';
  const main = textOf('stdin');
  return { main, srp: textOf('srp-'), gzippedBytes: gzipSync(main, { level: 9 }).length };
}

const FOREIGN = ['Buffer', 'process', 'require', 'global', 'window', 'document', 'navigator', 'localStorage'];

/**
 * All names that are used by themselves, not as a property; one that is declared there has another name,
 * minified.
 */
function namesIn(code: string): string[] {
  const names = new Set<string>();
  simple(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), {
    Identifier: ({ name }) => names.add(name),
  });
  return [...names];
}

describe('the bundle of expense-tracker-client', () => {
  it('has at most 12 kB gzipped, with every document, and loads SRP only when somebody signs in by it', async () => {
    const { main, srp, gzippedBytes } = await bundled("export * from 'expense-tracker-client'");

    expect(gzippedBytes).toBeLessThanOrEqual(12_000);
    expect(main).toMatch(/import\("\.\/srp-\w+\.js"\)/);
    expect(main).not.toContain('Caldera Derived Key');
    expect(srp).toContain('Caldera Derived Key');
  });

  it('uses nothing that only Node.js or only a page has', async () => {
    const { main, srp } = await bundled("export * from 'expense-tracker-client'");

    expect(namesIn(main).filter((name) => FOREIGN.includes(name))).toEqual([]);
    expect(namesIn(srp).filter((name) => FOREIGN.includes(name))).toEqual([]);
  });

  it('is empty when nothing of it is used', async () => {
    expect((await bundled("import 'expense-tracker-client'")).main.trim()).toBe('');
  });

  it('holds what is used only', async () => {
    const { main, gzippedBytes } = await bundled("export { createSender } from 'appsync-cognito-client'");

    expect(gzippedBytes).toBeLessThanOrEqual(2500);
    expect(main).not.toContain('graphql-ws');
    expect(main).not.toContain('InitiateAuth');
    expect(
      (await bundled("export { ListExpensesDocument } from 'expense-tracker-client'")).main,
    ).not.toContain('UpdateExpense');
  });
});
