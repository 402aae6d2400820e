import { join } from 'node:path';
import envPaths from 'env-paths';
import type { Terminal } from '../terminal.ts';

/** Where the command keeps what it has to remember. */
export interface Directories {
  /** Settings, the stack and the session, e.g. `~/.config/expenses`. */
  readonly config: string;
  /** What makes it go on or go faster, e.g. `~/.local/share/expenses`. */
  readonly data: string;
}

/**
 * The user's directories by the custom of the system. `EXPENSES_HOME` names one for all of it, for example on
 * a stick, or in a test.
 */
export function directoriesOf(env: Terminal['env']): Directories {
  const home = env['EXPENSES_HOME'];
  if (home !== undefined && home !== '') {
    return { config: home, data: join(home, 'data') };
  }
  const { config, data } = envPaths('expenses', { suffix: '' });
  return { config, data };
}
