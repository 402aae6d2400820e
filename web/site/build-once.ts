import { execFile } from 'node:child_process';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Where the app is built, and from what. */
export interface BuildProps {
  /** The repository. @default this one */
  readonly root?: string;
  /** Builds the app into a folder. @default by Vite, in a process of its own */
  readonly build?: (directory: string) => Promise<void>;
}

/** All that the app is made of, besides installed packages. */
const SOURCES = [
  'web/src',
  'web/public',
  'web/index.html',
  'web/site',
  'web/vite.config.ts',
  'web/package.json',
  'packages/appsync-cognito-client/src',
  'packages/expense-files/src',
  'packages/expense-tracker-client/src',
  'package-lock.json',
];

/**
 * The web app's files: as they were built last, or built now if anything that they are made of is newer.
 * Building takes about two seconds.
 *
 * @returns the folder
 * @throws {Error} when it cannot be built, with Vite's words
 */
export async function buildOnce(props: BuildProps = {}): Promise<string> {
  const { root = fileURLToPath(new URL('../..', import.meta.url)), build = buildByVite } = props;
  const directory = join(root, 'web/dist');
  const builtAt = await timeOf(join(directory, 'index.html'));
  const changedAt = Math.max(...(await Promise.all(SOURCES.map((source) => newestIn(join(root, source))))));
  if (builtAt > changedAt) {
    return directory;
  }
  // Whole or not at all: another process may build, and serve, at the same time.
  const made = join(root, `web/dist-${process.pid}`);
  const old = `${made}-old`;
  try {
    await build(made);
    await rename(directory, old).catch(() => undefined);
    await rename(made, directory);
  } finally {
    await Promise.all([made, old].map((left) => rm(left, { recursive: true, force: true })));
  }
  return directory;
}

async function buildByVite(directory: string): Promise<void> {
  const vite = join(createRequire(import.meta.url).resolve('vite/package.json'), '../bin/vite.js');
  const web = fileURLToPath(new URL('..', import.meta.url));
  const options = ['build', web, '--outDir', directory, '--emptyOutDir', '--logLevel', 'error'];
  try {
    // Whatever runs it, a test for example: people get the app as it is released.
    const env = { ...process.env, NODE_ENV: 'production' };
    await promisify(execFile)(process.execPath, [vite, ...options], { cwd: web, env });
  } catch (error) {
    const words = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new Error(`Vite could not build it: ${words.trim()}`, { cause: error });
  }
}

/** When something in a folder, or a file, was changed last; 0 for what is not there. */
async function newestIn(path: string): Promise<number> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) {
    return timeOf(path);
  }
  // A folder's own time tells of files that were deleted.
  const times = entries
    .filter(({ name }) => !/\.test\.tsx?$/.test(name))
    .map(({ parentPath, name }) => timeOf(join(parentPath, name)));
  return Math.max(0, ...(await Promise.all(times)));
}

async function timeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
}
