import { closeSync, existsSync, fstatSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { errorCode } from '../server/error-code.ts';
import { unreadableText } from '../server/kept-file.ts';
import { EngineStartError } from './engine-start-error.ts';

const SQLITE_HEADER = 'SQLite format 3\0';
const HEADER_BYTES = 100;

interface FoundFile {
  readonly header: Buffer;
  readonly size: number;
}

/** A file that an engine is about to make or to open. */
export interface DatabaseFile {
  /** To be called when the engine answers: then the file is complete. */
  isOpened(): void;
}

/**
 * Checks an engine's database before the engine opens it, without changing it: the engine would take an empty
 * file for a new database.
 *
 * A file is empty for a moment when it is made; `<path>.new` means that the engine had not finished making
 * it.
 *
 * Source: https://www.sqlite.org/fileformat.html#the_database_header
 *
 * @throws {EngineStartError} when the file is empty, cut off, not a database or cannot be read
 */
export function checkDatabaseFile(path: string): DatabaseFile {
  const marker = `${path}.new`;
  const found = readHeader(path);
  if (found === undefined) {
    writeFileSync(marker, '');
  } else if (!existsSync(marker)) {
    refuseIfDamaged(path, found);
  }
  return { isOpened: () => rmSync(marker, { force: true }) };
}

function refuseIfDamaged(path: string, { header, size }: FoundFile): void {
  const fault =
    size === 0
      ? 'is empty'
      : header.toString('latin1', 0, SQLITE_HEADER.length) !== SQLITE_HEADER
        ? 'is not a database'
        : size < expectedSize(header) && !existsSync(`${path}-wal`)
          ? 'is cut off'
          : undefined;
  if (fault !== undefined) {
    throw new EngineStartError(`${path} ${fault}: restore it, or delete it to start with no data`);
  }
}

/** Undefined when the file is not there. */
function readHeader(path: string): FoundFile | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const header = Buffer.alloc(HEADER_BYTES);
    readSync(file, header, 0, HEADER_BYTES, 0);
    return { header, size: fstatSync(file).size };
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') {
      return undefined;
    }
    throw new EngineStartError(unreadableText(path, code));
  } finally {
    if (file !== undefined) {
      closeSync(file);
    }
  }
}

/**
 * The least that the file must have; 0 when its header does not say. With a write-ahead log, pages may be
 * there.
 */
function expectedSize(header: Buffer): number {
  const pageBytes = header.readUInt16BE(16);
  const changeCounter = header.readUInt32BE(24);
  const isPageCountValid = changeCounter === header.readUInt32BE(92);
  return isPageCountValid ? (pageBytes === 1 ? 65_536 : pageBytes) * header.readUInt32BE(28) : 0;
}
