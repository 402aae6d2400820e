import { join } from 'node:path';
import type { ExpenseClient, TypedDocument } from 'expense-tracker-client';
import { certainOf, refusal } from '../answer.ts';
import type { App } from '../app.ts';
import { readIfThere, writePrivately } from '../config/private-file.ts';

interface CursorPage {
  readonly changes: { readonly cursor: string; readonly hasMore: boolean } | null;
}

/** The cursors alone: what was changed is not looked at. */
const CURSORS_DOCUMENT =
  'query Cursors($since: String) { changes(since: $since, limit: 200) { cursor hasMore } }' as TypedDocument<
    CursorPage,
    { readonly since?: string }
  >;

/**
 * The cursor of this moment: everything until now is behind it. The first time it goes through all that there
 * is, 200 at a time; later it goes on from the one that was kept.
 */
export async function latestCursor(app: App): Promise<string> {
  const file = join(app.directories.data, `cursor-${app.stackKey}-${await userOf(app)}.txt`);
  let since = readIfThere(file);
  for (let hasMore = true; hasMore;) {
    const page: NonNullable<CursorPage['changes']> = await pageAfter(app.client, since);
    since = page.cursor;
    ({ hasMore } = page);
  }
  writePrivately(file, since ?? '');
  return since ?? '';
}

/** The `sub` of the signed-in user, by their access token. */
export async function userOf({ client }: Pick<App, 'client'>): Promise<string> {
  const token = (await client.userPool.accessToken()) ?? '';
  const [, claims = ''] = token.split('.');
  const { sub } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8') || '{}') as { sub?: string };
  return sub ?? '';
}

/** A cursor that is too old is one of none. */
async function pageAfter(
  client: ExpenseClient,
  since: string | undefined,
): Promise<NonNullable<CursorPage['changes']>> {
  const answer = await client.send(CURSORS_DOCUMENT, since === undefined || since === '' ? {} : { since });
  const error = answer.errors[0];
  if (error?.code === 'ValidationError' && since !== undefined) {
    return pageAfter(client, undefined);
  }
  if (error !== undefined) {
    throw refusal(error);
  }
  return certainOf(answer, 'changes');
}
