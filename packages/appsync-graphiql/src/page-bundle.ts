import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file that the page loads. */
export interface PageFile {
  readonly contentType: string;
  readonly content: Uint8Array;
  /** Changes with the content: an HTTP entity tag, quotes included. */
  readonly etag: string;
}

/** The page's files by their path below `/console/`, e.g. `main.js`. */
export type PageBundle = ReadonlyMap<string, PageFile>;

/** What `page-bundle-process.js` answers, once: the files, or esbuild's diagnostics. */
export type BundleAnswer =
  | { readonly files: readonly { readonly name: string; readonly contents: Uint8Array }[] }
  | { readonly error: string };

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  ttf: 'font/ttf',
};

/**
 * Where a packed package has the page's files; in the repository they are bundled when the page is requested.
 */
const builtFiles = new URL('page-files/', import.meta.url);

/**
 * Gives the page with GraphiQL, React and the editor's web workers: as it was built, or bundled from npm's
 * packages in memory.
 *
 * Bundling takes some seconds of esbuild's time: call it when the page is requested, not when the stack
 * starts. It runs in a separate process, because esbuild keeps some 350 MB until it is stopped, and stopping
 * it here would also end every other build of this process.
 *
 * @throws {Error} when the bundle fails, with esbuild's diagnostics, or when the process could not run
 */
export async function bundlePage(): Promise<PageBundle> {
  if (existsSync(builtFiles)) {
    return new Map(
      readdirSync(builtFiles).map((name) => [name, pageFile(name, readFileSync(new URL(name, builtFiles)))]),
    );
  }
  const answer = await answerOf(fileURLToPath(new URL('page-bundle-process.js', import.meta.url)));
  if ('error' in answer) {
    throw new Error(answer.error);
  }
  return new Map(answer.files.map(({ name, contents }) => [name, pageFile(name, contents)]));
}

function answerOf(script: string): Promise<BundleAnswer> {
  return new Promise((resolve, reject) => {
    // Without the options that this process was started with: no loader, no inspector.
    const child = fork(script, { execArgv: [], serialization: 'advanced' });
    child.once('error', reject);
    child.once('message', (answer) => resolve(answer as BundleAnswer));
    child.once('exit', (code, signal) =>
      reject(new Error(`The process that bundles the page ended early (${signal ?? `exit code ${code}`})`)),
    );
  });
}

/** A file to serve; its name's extension gives the content type. */
export function pageFile(name: string, content: Uint8Array): PageFile {
  return {
    content,
    contentType: CONTENT_TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
  };
}
