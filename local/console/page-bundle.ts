import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';

/** One file that the page loads. */
export interface PageFile {
  readonly contentType: string;
  readonly content: Uint8Array;
  /** Changes with the content: an HTTP entity tag, quotes included. */
  readonly etag: string;
}

/** The page's files by their path below `/console/`, e.g. `main.js`. */
export type PageBundle = ReadonlyMap<string, PageFile>;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  ttf: 'font/ttf',
};

/**
 * Bundles the page with GraphiQL, React and the editor's web workers, from npm's packages, in memory.
 *
 * Takes some seconds of esbuild's time: to be called when the page is asked for, not when the stack starts.
 *
 * @throws Error with esbuild's diagnostics
 */
export async function bundlePage(): Promise<PageBundle> {
  const outdir = fileURLToPath(new URL('bundle/', import.meta.url));
  const resolve = createRequire(import.meta.url).resolve;
  const bundle = build({
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
  // esbuild's own process would keep some 350 MB for as long as this one runs; its next build starts another.
  const { outputFiles } = await bundle.finally(() => stop());
  return new Map(
    outputFiles.map(({ path, contents }) => [
      path.slice(outdir.length).replaceAll('\\', '/'),
      pageFile(path, contents),
    ]),
  );
}

/** A file to serve, its content type by the ending of its name. */
export function pageFile(name: string, content: Uint8Array): PageFile {
  return {
    content,
    contentType: CONTENT_TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
  };
}
