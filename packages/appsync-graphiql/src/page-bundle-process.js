import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// Plain JavaScript, so that Node.js runs it whichever way the parent was started.

// Nobody waits for an answer any more, or it has been taken.
process.once('disconnect', () => process.exit());

const outdir = fileURLToPath(new URL('bundle/', import.meta.url));
const { resolve } = createRequire(import.meta.url);

try {
  const { outputFiles } = await build({
    entryPoints: {
      main: fileURLToPath(new URL('page/main.tsx', import.meta.url)),
      'editor-worker': resolve('monaco-editor/esm/vs/editor/editor.worker.js'),
      'json-worker': resolve('monaco-editor/esm/vs/language/json/json.worker.js'),
      'graphql-worker': resolve('monaco-graphql/esm/graphql.worker.js'),
    },
    outdir,
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    // The editor comes in chunks of its own, which the browser loads beside the page and the workers share.
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    legalComments: 'none',
    loader: { '.ttf': 'file' },
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
    logLevel: 'silent',
  });
  answer({
    files: outputFiles.map(({ path, contents }) => ({
      name: path.slice(outdir.length).replaceAll('\\', '/'),
      contents,
    })),
  });
} catch (error) {
  answer({ error: error instanceof Error ? error.message : String(error) });
}

/** @param {import('./page-bundle.ts').BundleAnswer} message */
function answer(message) {
  // Without a parent there is nobody to answer.
  process.send?.(message, () => process.disconnect());
}
