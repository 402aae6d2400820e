import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { contentTypeOf } from './file-headers.ts';

/** A file of a site, ready to be sent. */
export interface SiteFile {
  readonly contentType: string;
  readonly content: Buffer;
  /** The content, compressed; undefined for what does not get smaller. */
  readonly gzipped: Buffer | undefined;
  /** Changes with the content: an HTTP entity tag, quotes included. */
  readonly etag: string;
}

interface ReadFile extends SiteFile {
  readonly mtimeMs: number;
}

const COMPRESSIBLE = /^(text\/|application\/(json|manifest|wasm)|image\/svg)/;

/** Reads the files of a folder, each once for as long as it stays as it is. */
export class SiteFiles {
  readonly #directory: string;
  readonly #files = new Map<string, ReadFile>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  /**
   * @param path of a URL, from the root of the site, decoded
   * @returns undefined when there is no such file
   */
  async read(path: string): Promise<SiteFile | undefined> {
    const file = join(this.#directory, path);
    // `join` has resolved all dots.
    if (!file.startsWith(this.#directory + sep) || path.includes('\0')) {
      return undefined;
    }
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile() !== true) {
      return undefined;
    }
    const known = this.#files.get(file);
    if (known?.mtimeMs === found.mtimeMs) {
      return known;
    }
    const contentType = contentTypeOf(file);
    const read = { ...(await siteFile(contentType, await readFile(file))), mtimeMs: found.mtimeMs };
    this.#files.set(file, read);
    return read;
  }
}

/** A file that is made of a content, not read. */
export async function siteFile(contentType: string, content: Buffer): Promise<SiteFile> {
  return {
    contentType,
    content,
    gzipped: COMPRESSIBLE.test(contentType) ? await promisify(gzip)(content) : undefined,
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
  };
}
