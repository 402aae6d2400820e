import { join, resolve } from 'node:path';
import { CliError, usageError } from '../cli-error.ts';
import { EXIT } from '../exit-code.ts';
import { isObject } from '../is-object.ts';
import type { Terminal } from '../terminal.ts';
import type { Directories } from './directories.ts';
import { readIfThere } from './private-file.ts';

/** An `amplify_outputs.json` that was found. */
export interface FoundOutputs {
  readonly file: string;
  /** Where it was looked for, as `doctor` says it. */
  readonly foundBy: '--outputs' | 'EXPENSES_OUTPUTS' | 'working directory' | 'config directory';
  /** Its content, parsed. */
  readonly outputs: unknown;
  readonly text: string;
}

export const OUTPUTS_NAME = 'amplify_outputs.json';

/**
 * Finds the stack: the file that `--outputs` names, that `EXPENSES_OUTPUTS` names, in the working directory
 * (or where `npm start` writes it there), in the user's config directory, where `login` has put it.
 *
 * @throws {CliError} when there is none, or it is no JSON
 */
export function findOutputs(
  { cwd, env }: Terminal,
  { config }: Directories,
  named: string | undefined,
): FoundOutputs {
  const fromEnv = env['EXPENSES_OUTPUTS'];
  if (named !== undefined) {
    return readNamed(resolve(cwd, named), '--outputs');
  }
  if (fromEnv !== undefined && fromEnv !== '') {
    return readNamed(resolve(cwd, fromEnv), 'EXPENSES_OUTPUTS');
  }
  const here = [join(cwd, OUTPUTS_NAME), join(cwd, '.local', OUTPUTS_NAME)];
  const kept = join(config, OUTPUTS_NAME);
  const found =
    here.map((file) => readPlace(file, 'working directory')).find((outputs) => outputs !== undefined) ??
    readPlace(kept, 'config directory');
  if (found === undefined) {
    const places = [...here, kept].join(', ');
    throw usageError(
      `there is no amplify_outputs.json, which npm start and npm run deploy write: name it by --outputs FILE` +
        ` or EXPENSES_OUTPUTS. Looked for: ${places}`,
    );
  }
  return found;
}

/** The demo user that a local stack tells of. */
export function demoUserOf(outputs: unknown): { username: string; password: string } | undefined {
  const custom = isObject(outputs) ? outputs['custom'] : undefined;
  const demo = isObject(custom) ? custom['demo_user'] : undefined;
  const { username, password } = isObject(demo) ? demo : {};
  return typeof username === 'string' && typeof password === 'string' ? { username, password } : undefined;
}

function readNamed(file: string, foundBy: FoundOutputs['foundBy']): FoundOutputs {
  const found = readPlace(file, foundBy);
  if (found === undefined) {
    throw usageError(`${foundBy} names ${file}, which does not exist`);
  }
  return found;
}

function readPlace(file: string, foundBy: FoundOutputs['foundBy']): FoundOutputs | undefined {
  const text = readIfThere(file);
  if (text === undefined) {
    return undefined;
  }
  try {
    const outputs: unknown = JSON.parse(text);
    return { file, foundBy, outputs, text };
  } catch {
    throw new CliError('USAGE', `${file} is no JSON file (found by ${foundBy})`, EXIT.usage);
  }
}
