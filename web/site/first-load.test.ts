import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { buildOnce } from './build-once.ts';

const MOST_BYTES = 200_000;

/** The scripts that the page names, and those that they import before anything is shown. */
async function firstScripts(directory: string): Promise<ReadonlyMap<string, Buffer>> {
  const page = await readFile(join(directory, 'index.html'), 'utf8');
  const waiting = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].flatMap(
    ([, path]) => path ?? [],
  );
  const scripts = new Map<string, Buffer>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (!scripts.has(path)) {
      const content = await readFile(join(directory, path));
      scripts.set(path, content);
      const imported = content.toString('utf8').matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g);
      waiting.push(...[...imported].flatMap(([, name]) => (name === undefined ? [] : [`assets/${name}`])));
    }
  }
  return scripts;
}

it('has at most 200 kB of script, gzipped, before anything is shown', async () => {
  const scripts = await firstScripts(await buildOnce());
  const bytes = [...scripts.values()].reduce((sum, content) => sum + gzipSync(content).length, 0);

  expect(scripts.size).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
});

it('has nothing inline that runs, and nothing from elsewhere', async () => {
  const page = await readFile(join(await buildOnce(), 'index.html'), 'utf8');

  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|style="|javascript:|https?:\/\//i);
});
