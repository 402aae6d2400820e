import { dirname } from 'node:path';
import type { TokenStorage } from 'expense-tracker-client';
import { lock } from 'proper-lockfile';
import { makePrivateDirectory, readIfThere, removeIfThere, writePrivately } from './private-file.ts';

/** A storage that can always be locked. */
export type SessionFile = TokenStorage & Required<Pick<TokenStorage, 'lock'>>;

/** After this, a lock whose owner was killed counts for nothing. The owner marks it every few seconds. */
const STALE_MS = 10_000;
/** A renewal may hold the lock for 30 s; whoever waits looks about every 50 ms, for a minute and more. */
const WAITING = { retries: 1200, factor: 1, minTimeout: 25, maxTimeout: 75, randomize: true };

/**
 * Keeps a session in a file of the user alone. Commands that run at once share it: refresh tokens rotate, so
 * one of them renews the tokens and the others take what it has written.
 */
export function sessionFile(file: string): SessionFile {
  return {
    read: () => readIfThere(file),
    write: (text) => writePrivately(file, text),
    remove: () => removeIfThere(file),
    async lock(run) {
      makePrivateDirectory(dirname(file));
      const unlock = await lock(file, { realpath: false, stale: STALE_MS, retries: WAITING });
      try {
        return await run();
      } finally {
        await unlock();
      }
    },
  };
}
