import { rename } from 'node:fs/promises';
import { ListChangesDocument } from 'expense-tracker-client';
import { certainOf } from '../answer.ts';
import type { App } from '../app.ts';
import { usageError } from '../cli-error.ts';
import type { Expense } from '../input/pages.ts';
import { openJournal } from './journal.ts';
import { readState, sha256Of, stateFileOf, writeState } from './mirror-state.ts';
import type { MirrorPoint, MirrorState } from './mirror-state.ts';
import { userOf } from './present-moment.ts';
import { writeMirror } from './write-mirror.ts';

/** The largest page of the API. */
const PAGE = 200;

/** What a run has done. */
export interface Synced {
  /** The number of expenses that were added, changed or deleted since the last run. */
  readonly changed: number;
  /** True when everything was read anew. */
  readonly isAnew: boolean;
}

/**
 * Brings a mirror up to date. It may be killed at any time: the file is the old one or the new one, and the
 * next run goes on where this one was.
 *
 * @param show takes how many changes have been read
 * @throws {CliError} when the file is not a mirror of this user's expenses
 */
export async function syncMirror(app: App, file: string, show: (read: number) => void): Promise<Synced> {
  const state = await ownState(app, file);
  const point = await pointOf(file, state);
  const synced = await syncFrom(app, file, state, point, show);
  // Deletions are known for 30 days: a mirror older than that begins anew.
  return synced ?? (await syncFrom(app, file, state, {}, show)) ?? { changed: 0, isAnew: true };
}

/** @returns undefined when the cursor is too old */
async function syncFrom(
  app: App,
  file: string,
  state: MirrorState,
  point: MirrorPoint,
  show: (read: number) => void,
): Promise<Synced | undefined> {
  const changes = new Map<string, Expense>();
  let { cursor } = point;
  const take = (page: { readonly cursor: string; readonly items: readonly Expense[] }) => {
    ({ cursor } = page);
    page.items.forEach((expense) => keepNewest(changes, expense));
    show(changes.size);
  };
  const journal = await openJournal(file, point.cursor, take);
  for (let hasMore = true; hasMore;) {
    const answer = await app.client.send(ListChangesDocument, {
      limit: PAGE,
      ...(cursor === undefined ? {} : { since: cursor }),
    });
    if (cursor !== undefined && answer.errors[0]?.code === 'ValidationError') {
      await journal.remove();
      return undefined;
    }
    const page = certainOf(answer, 'changes');
    await journal.append({ cursor: page.cursor, items: page.items });
    take(page);
    ({ hasMore } = page);
  }
  const isAnew = point.cursor === undefined;
  const changed = await replace(file, state, point, changes, cursor);
  await journal.remove();
  return { changed, isAnew };
}

/**
 * The file becomes the new one; before and after, the state says what it is.
 *
 * @returns how many expenses are not as they were
 */
async function replace(
  file: string,
  { user, graphqlUrl }: MirrorState,
  point: MirrorPoint,
  changes: ReadonlyMap<string, Expense>,
  cursor: string | undefined,
): Promise<number> {
  const written = `${file}.new`;
  const base = point.cursor === undefined ? `${file}.none` : file;
  const { sha256, changed } = await writeMirror(base, written, changes);
  const next = { sha256, ...(cursor === undefined ? {} : { cursor }) };
  await writeState(file, { user, graphqlUrl, ...point, next });
  await rename(written, file);
  await writeState(file, { user, graphqlUrl, ...next });
  return changed;
}

function keepNewest(changes: Map<string, Expense>, expense: Expense): void {
  if (expense.version >= (changes.get(expense.id)?.version ?? 0)) {
    changes.set(expense.id, expense);
  }
}

/** The state beside the file, which is written before the file is. */
async function ownState(app: App, file: string): Promise<MirrorState> {
  const { graphqlUrl } = app.client.configuration;
  const user = await userOf(app);
  const state = readState(file);
  if (state !== undefined) {
    if (state.user !== user || state.graphqlUrl !== graphqlUrl) {
      throw usageError(`${file} has the expenses of another user or stack: name another FILE`);
    }
    return state;
  }
  if ((await sha256Of(file)) !== undefined) {
    throw usageError(
      `${file} exists, and is no mirror (there is no ${stateFileOf(file)}): name another FILE`,
    );
  }
  const begun = { user, graphqlUrl };
  await writeState(file, begun);
  return begun;
}

/** How far the file is. One that something else has changed, or removed, is made anew. */
async function pointOf(file: string, state: MirrorState): Promise<MirrorPoint> {
  const sha256 = await sha256Of(file);
  const known = [state, state.next ?? {}].find(
    (point) => point.sha256 !== undefined && point.sha256 === sha256,
  );
  return known?.cursor === undefined || known.sha256 === undefined
    ? {}
    : { cursor: known.cursor, sha256: known.sha256 };
}
