import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { synthesizeOnce } from '../../infra/synthesis-cache.ts';
import { temporaryDirectory } from '../support/start-command.ts';

const repository = join(import.meta.dirname, '..', '..');
const INPUTS = [
  'infra',
  'resolvers',
  'packages/appsync-local-stack/src/runtime',
  'schema.graphql',
  'cdk.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'web/site/headers.ts',
];

/** A copy of what a template is made of, and a synthesis that counts how often it is asked. */
function repositoryCopy() {
  const root = temporaryDirectory();
  for (const name of INPUTS) {
    cpSync(join(repository, name), join(root, name), { recursive: true });
  }
  mkdirSync(join(root, 'node_modules'));
  writeFileSync(join(root, 'node_modules/.package-lock.json'), '{"lockfileVersion":3}');
  const directory = join(root, 'cache');
  const made: string[] = [];
  const start = (meanwhile: () => void = () => undefined) =>
    synthesizeOnce({
      root,
      directory,
      synthesize: () => {
        meanwhile();
        made.push(`template ${made.length + 1}`);
        return { stackName: 'Stack', template: { Description: made.at(-1) } };
      },
    });
  return { root, directory, file: join(directory, 'synthesized.json'), made, start };
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('synthesizeOnce', () => {
  it('gives what synthesize gives, from the file too', async () => {
    const directory = temporaryDirectory();

    const made = await synthesizeOnce({ directory });
    const kept = await synthesizeOnce({
      directory,
      synthesize: () => {
        throw new Error('it is synthesized again');
      },
    });

    expect(made).toEqual(inject('synthesized'));
    expect(kept).toEqual(inject('synthesized'));
  });

  it('synthesizes once while nothing changes', async () => {
    const { made, start } = repositoryCopy();

    const stacks = [await start(), await start(), await start()];

    expect(stacks.map(({ template }) => template)).toEqual([
      { Description: 'template 1' },
      { Description: 'template 1' },
      { Description: 'template 1' },
    ]);
    expect(made).toHaveLength(1);
  });

  it.each([
    'infra/stack.ts',
    'infra/settings.ts',
    'resolvers/Query.expense.ts',
    'resolvers/functions/putExpense.ts',
    'resolvers/shared/money.ts',
    'resolvers/generated/schema.ts',
    'resolvers/tsconfig.json',
    'packages/appsync-local-stack/src/runtime/check/check-module.ts',
    'schema.graphql',
    'cdk.json',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'node_modules/.package-lock.json',
  ])(
    'synthesizes again after a change of one character in %s, and not after it is taken back',
    async (path) => {
      const { root, made, start } = repositoryCopy();
      await start();
      const before = readFileSync(join(root, path));

      appendFileSync(join(root, path), ' ');
      await start();
      expect(made).toHaveLength(2);

      writeFileSync(join(root, path), before);
      await start();
      await start();
      expect(made).toHaveLength(3);
    },
  );

  it.each([
    ['that is new', (root: string) => writeFileSync(join(root, 'resolvers/shared/new.ts'), '')],
    ['that is gone', (root: string) => rmSync(join(root, 'infra/sdl.ts'))],
    [
      'that has another name',
      (root: string) => {
        cpSync(join(root, 'infra/sdl.ts'), join(root, 'infra/sdl2.ts'));
        rmSync(join(root, 'infra/sdl.ts'));
      },
    ],
  ])('synthesizes again for a file %s', async (_what, change) => {
    const { root, made, start } = repositoryCopy();
    await start();

    change(root);
    await start();

    expect(made).toHaveLength(2);
  });

  it('synthesizes again when CDK is told something else by the environment', async () => {
    const { made, start } = repositoryCopy();
    await start();

    vi.stubEnv('CDK_CONTEXT_JSON', '{"defaultCurrency":"EUR"}');
    await start();

    expect(made).toHaveLength(2);
  });

  it('does not keep what was made while a file changed', async () => {
    const { root, made, start } = repositoryCopy();

    await start(() => appendFileSync(join(root, 'schema.graphql'), '\n'));
    await start();
    await start();

    expect(made).toHaveLength(2);
  });

  it.each([
    ['is empty', (file: string) => truncateSync(file, 0)],
    ['was cut off', (file: string) => truncateSync(file, 150)],
    [
      'was overwritten in the middle',
      (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('template 1', 'template 7')),
    ],
    [
      'is a directory',
      (file: string) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
  ])('synthesizes again when the file %s', async (_what, damage) => {
    const { file, made, start } = repositoryCopy();
    await start();

    damage(file);
    const { template } = await start();

    expect(template).toEqual({ Description: 'template 2' });
    expect(made).toHaveLength(2);
  });

  it('leaves one whole file when several start at once', async () => {
    const { directory, made, start } = repositoryCopy();

    await Promise.all([start(), start(), start()]);
    await start();

    expect(made).toHaveLength(3);
    expect(readdirSync(directory)).toEqual(['synthesized.json']);
  });

  it('starts where nothing can be kept', async () => {
    const { root, directory, made, start } = repositoryCopy();
    writeFileSync(directory, 'a file in the place of the directory');
    chmodSync(root, 0o500);

    const { stackName } = await start();

    chmodSync(root, 0o700);
    expect(stackName).toBe('Stack');
    expect(made).toHaveLength(1);
    expect(existsSync(join(directory, 'synthesized.json'))).toBe(false);
  });
});
