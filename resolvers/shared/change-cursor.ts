import { util } from '@aws-appsync/utils';
import { invalid } from './errors.ts';
import { moment } from './expense.ts';
import { isChangeKey } from './keys.ts';

/**
 * Where a client continues to read changes, as a string: `<restartAt>` at the start of a round,
 * `<restartAt>|<position>` within one. A round reads all changes from one moment on, page by page. The next
 * round starts a minute before this one began: so a change that was stored late, or by a clock that is
 * behind, is never missed, and a change may come twice.
 */
export interface ChangeCursor {
  /** Where the next round starts. */
  restartAt: string;
  /** The sort key of `byChange` after which this page starts. */
  after: string;
}

/**
 * Reads the cursor that a client gives, or makes the first one. Ends the request with a `ValidationError` for
 * a string that is not a cursor, and for a cursor older than 29 days: deleted expenses are dropped after 30,
 * so their deletion would be missed.
 */
export function readCursor(since: string | null | undefined): ChangeCursor {
  const now = util.time.nowEpochMilliSeconds();
  const nextRound = moment(now - 60 * 1000);
  if (since === null || since === undefined) {
    return { restartAt: nextRound, after: '0' };
  }
  const instant = '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z';
  const restartAt = since.slice(0, 24);
  // A cursor of tomorrow would skip what is stored until then.
  if (
    !util.matches(`^${instant}\\z`, restartAt) ||
    (since.length > 24 && !(since.charAt(24) === '|' && isChangeKey(since.slice(25)))) ||
    restartAt > moment(now + 60 * 1000)
  ) {
    invalid('since', 'must be a cursor that changes returned; to start over, leave it out');
  }
  if (restartAt < moment(now - 29 * 24 * 60 * 60 * 1000)) {
    invalid('since', 'must not be older than 29 days: start over without it');
  }
  return since.length > 24
    ? { restartAt, after: since.slice(25) }
    : { restartAt: nextRound, after: restartAt };
}

/**
 * The cursor for the next call.
 *
 * @param last the sort key of the last change of this page; undefined at the end of the round
 */
export function nextCursor(cursor: ChangeCursor, last: string | undefined): string {
  return last ? `${cursor.restartAt}|${last}` : cursor.restartAt;
}
