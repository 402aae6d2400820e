import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import type { TestProject } from 'vitest/node';
import type { CommandName } from './command.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where `bundleCommands` has left the commands. */
    commandDirectory: string;
  }
}

const NAMES: readonly CommandName[] = ['start', 'deploy', 'destroy', 'rebuild-ledger', 'user'];
const ofLocalStack = createRequire(resolve('packages/appsync-local-stack/package.json'));
const CACHE = 'node_modules/.cache/expense-tracker';

/** Bundles the commands once for all test files; packages stay where they are. */
export async function bundleCommands(project: TestProject): Promise<() => void> {
  mkdirSync(CACHE, { recursive: true });
  // Beneath node_modules, so that Node.js finds the packages from there.
  const outdir = mkdtempSync(join(CACHE, 'commands-'));
  await build({
    entryPoints: NAMES.map((name) => `scripts/${name}.ts`),
    outdir,
    bundle: true,
    // What is loaded only when it is wanted stays so.
    splitting: true,
    packages: 'external',
    alias: {
      // The version of the package that uses it, which is not the one at the top of node_modules.
      'lru-cache': ofLocalStack.resolve('lru-cache').replace('commonjs', 'esm'),
      // Those of this repository are TypeScript.
      ...sourcesOf('appsync-cognito-client'),
      ...sourcesOf('appsync-graphiql'),
      ...sourcesOf('appsync-local-stack'),
    },
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outExtension: { '.js': '.mjs' },
    plugins: [ownPlaces],
    logLevel: 'error',
  });
  project.provide('commandDirectory', outdir);
  return () => rmSync(outdir, { recursive: true, force: true });
}

/** The source of each name that a package of this repository exports. */
function sourcesOf(name: string): Record<string, string> {
  const folder = join('packages', name);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly exports: Readonly<Record<string, string>>; // as packages/pack.js reads them
  };
  return Object.fromEntries(
    Object.entries(manifest.exports).map(([subpath, source]) => [
      join(name, subpath),
      resolve(folder, source),
    ]),
  );
}

/** Every module goes on to find the files beside it. */
const ownPlaces: Plugin = {
  name: 'own places',
  setup(bundler) {
    bundler.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8').replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(path).href),
      ),
    }));
  },
};
