import { extname } from 'node:path';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};
const YEAR_SECONDS = 31_536_000;

/** The media type of a file, by its name. */
export function contentTypeOf(path: string): string {
  return CONTENT_TYPES[extname(path)] ?? 'application/octet-stream';
}

/**
 * How long browsers keep a file of a site: for good if its name changes with its content, else they ask each
 * time whether it has changed.
 *
 * @param path of the URL, from the root of the site
 * @param immutable the folder of files whose names change with their content
 */
export function cacheControlOf(path: string, immutable = '/assets/'): string {
  return path.startsWith(immutable) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
}
