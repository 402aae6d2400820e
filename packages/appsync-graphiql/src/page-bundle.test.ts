import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundlePage } from './page-bundle.ts';

describe('bundlePage', () => {
  // Once for all tests, and another build of the process that goes on until the page is bundled.
  const page = bundlePage();
  const other = build({
    stdin: { contents: 'import "page"' },
    bundle: true,
    write: false,
    plugins: [
      {
        name: 'ends after the page',
        setup(bundler) {
          bundler.onResolve({ filter: /^page$/ }, ({ path }) => ({ path, namespace: 'page' }));
          bundler.onLoad({ filter: /.*/, namespace: 'page' }, async () => {
            await page;
            return { contents: 'console.log("other")' };
          });
        },
      },
    ],
  });

  it('gives script, style and the editor’s workers, with every file that they name', async () => {
    const bundle = await page;

    expect([...bundle.keys()]).toEqual(
      expect.arrayContaining([
        'main.js',
        'main.css',
        'editor-worker.js',
        'json-worker.js',
        'graphql-worker.js',
      ]),
    );
    const text = Buffer.from(bundle.get('main.js')?.content ?? []).toString('utf8');
    const imported = [...text.matchAll(/(?:from|import\()\s*"\.\/([^"]+)"/g)].map(([, name]) => name);
    expect(imported.length).toBeGreaterThan(0);
    expect(imported.filter((name) => !bundle.has(name ?? ''))).toEqual([]);
    expect(bundle.get('main.css')?.contentType).toBe('text/css; charset=utf-8');
  });

  it('leaves other builds of the process alone', async () => {
    const [{ text } = { text: '' }] = (await other).outputFiles;

    expect(text).toContain('console.log("other")');
  });
});
