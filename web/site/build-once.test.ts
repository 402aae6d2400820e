import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { buildOnce } from './build-once.ts';

/** A repository with one source; gives its root, and a build that counts. */
function newRepository() {
  const root = mkdtempSync(join(tmpdir(), 'build-once-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'web/src'), { recursive: true });
  const source = join(root, 'web/src/main.tsx');
  writeFileSync(source, 'first');
  utimesSync(source, 1000, 1000);
  const built: string[] = [];
  const build = (directory: string): Promise<void> => {
    mkdirSync(directory, { recursive: true });
    const text = readFileSync(source, 'utf8');
    writeFileSync(join(directory, 'index.html'), text);
    built.push(text);
    return Promise.resolve();
  };
  return { root, source, built, build };
}

it('builds what was never built, and not again as long as nothing is newer', async () => {
  const { root, built, build } = newRepository();
  const directory = await buildOnce({ root, build });
  await buildOnce({ root, build });

  expect(readFileSync(join(directory, 'index.html'), 'utf8')).toBe('first');
  expect(built).toEqual(['first']);
});

it('builds again after a source has changed, and leaves nothing else behind', async () => {
  const { root, source, build } = newRepository();
  const directory = await buildOnce({ root, build });
  writeFileSync(source, 'second');
  const later = Date.now() / 1000 + 60;
  utimesSync(source, later, later);
  await buildOnce({ root, build });

  expect(readFileSync(join(directory, 'index.html'), 'utf8')).toBe('second');
  expect(readdirSync(join(root, 'web')).sort()).toEqual(['dist', 'src']);
});

it('keeps what was built when it cannot be built again', async () => {
  const { root, source, build } = newRepository();
  const directory = await buildOnce({ root, build });
  const later = Date.now() / 1000 + 60;
  utimesSync(source, later, later);

  await expect(
    buildOnce({ root, build: () => Promise.reject(new Error('Unexpected token')) }),
  ).rejects.toThrow('Unexpected token');
  expect(readFileSync(join(directory, 'index.html'), 'utf8')).toBe('first');
});
