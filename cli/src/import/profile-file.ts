import { join } from 'node:path';
import type { Profile } from 'expense-files';
import type { App } from '../app.ts';
import { usageError } from '../cli-error.ts';
import { readIfThere, writePrivately } from '../config/private-file.ts';

/** What was answered for the files of one bank, kept under a name in the config directory. */
export interface ProfileFile {
  /** Undefined before the first file of the bank. */
  readonly profile: Profile | undefined;
  readonly save: (profile: Profile) => void;
}

/** @throws {CliError} for a name that is none, or a file that this command has not written */
export function openProfile({ directories }: App, name: string): ProfileFile {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u.test(name)) {
    throw usageError('--profile must be a name of letters, digits, blanks, dots and hyphens, e.g. my-bank');
  }
  const file = join(directories.config, 'profiles', `${name}.json`);
  return {
    profile: parse(file, readIfThere(file)),
    save: (profile) => writePrivately(file, `${JSON.stringify(profile, undefined, 2)}\n`),
  };
}

function parse(file: string, text: string | undefined): Profile | undefined {
  if (text === undefined) {
    return undefined;
  }
  try {
    return JSON.parse(text) as Profile; // What `save` writes.
  } catch {
    throw usageError(`--profile: ${file} is no JSON file: remove it, and answer once more`);
  }
}
