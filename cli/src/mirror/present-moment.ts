import { join } from 'node:path';
import type { ExpenseClient, TypedDocument } from 'expense-tracker-client';
import { certainOf, refusal } from '../answer.ts';
import type { App } from '../app.ts';
import { readIfThere, writePrivately } from '../config/private-file.ts';

/** This moment among all changes. */
export interface Moment {
  /** Everything until now is behind it, but for what comes again. */
  readonly cursor: string;
  /** The versions, by id, of what comes again behind the cursor: cursors overlap. */
  readonly known: ReadonlyMap<string, number>;
}

interface CursorPage {
  readonly changes: {
    readonly cursor: string;
    readonly hasMore: boolean;
    readonly items: readonly { readonly id: string; readonly version: number }[];
  } | null;
}

type Page = NonNullable<CursorPage['changes']>;

/** The cursors, and what tells expenses apart. */
const CURSORS_DOCUMENT =
  'query Cursors($since: String) { changes(since: $since, limit: 200) { cursor hasMore items { id version } } }' as TypedDocument<
    CursorPage,
    { readonly since?: string }
  >;

/**
 * Finds this moment. The first time it goes through all that there is, 200 at a time; later it goes on from
 * the cursor that was kept.
 */
export async function presentMoment(app: App): Promise<Moment> {
  const file = join(app.directories.data, `cursor-${app.stackKey}-${await userOf(app)}.txt`);
  const { cursor } = await goThrough(app.client, readIfThere(file), () => undefined);
  writePrivately(file, cursor);
  const known = new Map<string, number>();
  const last = await goThrough(app.client, cursor, ({ items }) => {
    items.forEach(({ id, version }) => known.set(id, version));
  });
  return { cursor: last.cursor, known };
}

/** Reads on until nothing is left. */
async function goThrough(
  client: ExpenseClient,
  since: string | undefined,
  look: (page: Page) => void,
): Promise<Page> {
  let page = await pageAfter(client, since);
  look(page);
  while (page.hasMore) {
    page = await pageAfter(client, page.cursor);
    look(page);
  }
  return page;
}

/** The `sub` of the signed-in user, by their access token. */
export async function userOf({ client }: Pick<App, 'client'>): Promise<string> {
  const token = (await client.userPool.accessToken()) ?? '';
  const [, claims = ''] = token.split('.');
  const { sub } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8') || '{}') as { sub?: string };
  return sub ?? '';
}

/** A cursor that is too old is one of none. */
async function pageAfter(client: ExpenseClient, since: string | undefined): Promise<Page> {
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
