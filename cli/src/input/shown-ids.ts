import { join } from 'node:path';
import type { App } from '../app.ts';
import { usageError } from '../cli-error.ts';
import { readIfThere, writePrivately } from '../config/private-file.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Enough of an id to be typed. */
const PREFIX = /^[0-9a-f-]{4,35}$/i;
/** How many ids are remembered, those that were shown last. */
const REMEMBERED = 1000;

/** Remembers ids, so that their beginnings can be typed. */
export function rememberIds(app: App, ids: readonly string[]): void {
  if (ids.length > 0) {
    const all = [...new Set([...ids, ...shownIds(app)])].slice(0, REMEMBERED);
    writePrivately(fileOf(app), `${all.join('\n')}\n`);
  }
}

/**
 * The id that is meant: a whole one, or the beginning of one that was shown.
 *
 * @throws {CliError} when it is neither, or fits several
 */
export function resolveId(app: App, text: string): string {
  if (UUID.test(text)) {
    return text.toLowerCase();
  }
  if (!PREFIX.test(text)) {
    throw usageError(`ID must be the id of an expense, or at least 4 digits of its beginning, not ${text}`);
  }
  const fitting = shownIds(app).filter((id) => id.startsWith(text.toLowerCase()));
  const [id] = fitting;
  if (id === undefined) {
    throw usageError(
      `no id that was shown lately begins with ${text}: list the expense, or give its whole id`,
    );
  }
  if (fitting.length > 1) {
    throw usageError(`${fitting.length} ids begin with ${text}: ${fitting.slice(0, 5).join(', ')}`);
  }
  return id;
}

function shownIds(app: App): string[] {
  return (readIfThere(fileOf(app)) ?? '').split('\n').filter((line) => UUID.test(line));
}

function fileOf({ directories, stackKey }: App): string {
  return join(directories.data, `shown-${stackKey}.txt`);
}
