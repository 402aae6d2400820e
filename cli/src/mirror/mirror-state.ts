import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import writeFileAtomic from 'write-file-atomic';
import { usageError } from '../cli-error.ts';
import { isMissing, readIfThere } from '../config/private-file.ts';

/** A mirror at one moment: what is in the file, and up to which change. */
export interface MirrorPoint {
  /** Where `changes` goes on from; undefined before the first mirroring. */
  readonly cursor?: string;
  /** The SHA-256 of the file, in hexadecimal; undefined when there is none. */
  readonly sha256?: string;
}

/** What is kept beside a mirror. */
export interface MirrorState extends MirrorPoint {
  /** Whose expenses they are: the `sub`. */
  readonly user: string;
  readonly graphqlUrl: string;
  /** What the file is about to become; it may be that already. */
  readonly next?: MirrorPoint;
}

/** Beside the mirror `expenses.jsonl`: `expenses.jsonl.cursor`. */
export function stateFileOf(file: string): string {
  return `${file}.cursor`;
}

/** @throws {CliError} when something else has such a file */
export function readState(file: string): MirrorState | undefined {
  const text = readIfThere(stateFileOf(file));
  if (text === undefined) {
    return undefined;
  }
  try {
    return JSON.parse(text) as MirrorState; // What `writeState` writes.
  } catch {
    throw usageError(`${stateFileOf(file)} was not written by this command: name another FILE, or remove it`);
  }
}

export async function writeState(file: string, state: MirrorState): Promise<void> {
  await writeFileAtomic(stateFileOf(file), `${JSON.stringify(state)}\n`);
}

/** The SHA-256 of a file; undefined when there is none. */
export async function sha256Of(file: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
  } catch (error) {
    if (isMissing(error)) {
      return undefined;
    }
    throw error;
  }
  return hash.digest('hex');
}
