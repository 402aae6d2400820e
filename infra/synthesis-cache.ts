import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EVERYBODYS_FILE, writeWholeFile } from 'appsync-local-stack/outputs';
import type { Synthesized } from './synthesize.ts';

/** Where a synthesized stack is cached, and what it was made from. */
export interface SynthesisCache {
  /** The repository. @default this one */
  readonly root?: string;
  /** Made when absent. @default `node_modules/.cache/expense-tracker` of the repository */
  readonly directory?: string;
  /** Makes a stack that is not cached. @default `synthesize` of `synthesize.ts` */
  readonly synthesize?: () => Synthesized | Promise<Synthesized>;
}

const repository = fileURLToPath(new URL('..', import.meta.url));

/**
 * Everything that a template is made from and checked by, besides the packages; npm's list tells what is
 * installed of them.
 */
const SOURCES = ['infra', 'resolvers', 'packages/appsync-local-stack/src/runtime'];
const FILES = [
  'schema.graphql',
  'cdk.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'node_modules/.package-lock.json',
  'web/site/headers.ts',
];

/**
 * The stack as `synthesize()` gives it, from the cache if nothing that it is made from has changed: loading
 * CDK and synthesizing take as long as the rest of a start.
 *
 * A cached stack counts only if it is complete and has the hash of every byte that it was made from. After
 * any change, and with a damaged file or a directory that cannot be written, the stack is synthesized.
 */
export async function synthesizeOnce(cache: SynthesisCache = {}): Promise<Synthesized> {
  const { root = repository } = cache;
  const { directory = join(root, 'node_modules/.cache/expense-tracker') } = cache;
  const file = join(directory, 'synthesized.json');
  const inputs = hashInputs(root);
  const kept = read(file, inputs);
  if (kept !== undefined) {
    return kept;
  }
  const made = await (cache.synthesize ?? synthesizeNow)();
  // A file may have been saved meanwhile: then it is unknown what the stack was made from.
  if (hashInputs(root) === inputs) {
    await write(directory, file, inputs, made);
  }
  return made;
}

async function synthesizeNow(): Promise<Synthesized> {
  // Loaded only when needed: loading CDK takes long.
  const { synthesize } = await import('./synthesize.ts');
  return synthesize();
}

/**
 * A hash of every source, of the versions of Node.js and the packages, and of what CDK reads from the
 * environment.
 */
function hashInputs(root: string): string {
  const hash = createHash('sha256');
  const add = (name: string, content: Buffer | string) => {
    // With their lengths, so that no two lists of inputs give the same bytes.
    hash.update(`${name.length} ${name} ${content.length} `).update(content);
  };
  add('node', process.version);
  for (const [name, value] of Object.entries(process.env).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (/^(CDK|AWS)_/.test(name)) {
      add(`$${name}`, value ?? '');
    }
  }
  for (const path of [...SOURCES.flatMap((folder) => filesBelow(root, folder)), ...FILES]) {
    add(path, readIfThere(join(root, path)) ?? '');
  }
  return hash.digest('hex');
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length))
    .sort();
}

/** The file is one line with the hash of its inputs, one with that of the rest, and the rest. */
function read(file: string, inputs: string): Synthesized | undefined {
  const [keptInputs, contentHash, content = ''] = (readIfThere(file)?.toString('utf8') ?? '').split('\n');
  if (keptInputs !== inputs || contentHash !== hashOf(content)) {
    return undefined;
  }
  return JSON.parse(content) as Synthesized; // as it was written
}

async function write(directory: string, file: string, inputs: string, made: Synthesized): Promise<void> {
  const content = JSON.stringify(made);
  try {
    await mkdir(directory, { recursive: true });
    await writeWholeFile(file, `${inputs}\n${hashOf(content)}\n${content}`, EVERYBODYS_FILE);
  } catch {
    // Not kept, then.
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
