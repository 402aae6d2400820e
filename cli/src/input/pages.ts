import { ListDeletedExpensesDocument, ListExpensesDocument } from 'expense-tracker-client';
import type { ExpenseFieldsFragment, ListExpensesQueryVariables } from 'expense-tracker-client';
import { certainOf } from '../answer.ts';
import type { App } from '../app.ts';

/** An expense as the API gives it. */
export type Expense = ExpenseFieldsFragment;

/** What a list is limited to, and its order. */
export type Filters = Omit<ListExpensesQueryVariables, 'limit' | 'nextToken'>;

/** The largest page of the API. */
const PAGE = 200;

/**
 * The expenses of a list, page by page, each asked for when it is wanted.
 *
 * @param atMost the number of expenses after which nothing is asked for any more
 */
export async function* pagesOf(
  { client }: App,
  filters: Filters,
  atMost = Infinity,
): AsyncGenerator<readonly Expense[], { readonly hasMore: boolean }> {
  return yield* pages(atMost, async (page) =>
    certainOf(await client.send(ListExpensesDocument, { ...filters, ...page }), 'expenses'),
  );
}

/** The same of the trash, the newest deletion first. */
export async function* deletedPages(
  { client }: App,
  atMost = Infinity,
): AsyncGenerator<readonly Expense[], { readonly hasMore: boolean }> {
  return yield* pages(atMost, async (page) =>
    certainOf(await client.send(ListDeletedExpensesDocument, page), 'deletedExpenses'),
  );
}

interface PageRequest {
  readonly limit: number;
  readonly nextToken?: string;
}

interface Page {
  readonly items: readonly Expense[];
  readonly nextToken?: string | null;
}

async function* pages(
  atMost: number,
  read: (request: PageRequest) => Promise<Page>,
): AsyncGenerator<readonly Expense[], { readonly hasMore: boolean }> {
  let nextToken: string | undefined;
  for (let left = atMost; ;) {
    const page = await read({
      limit: Math.min(PAGE, left),
      ...(nextToken === undefined ? {} : { nextToken }),
    });
    yield page.items;
    left -= page.items.length;
    nextToken = page.nextToken ?? undefined;
    if (nextToken === undefined || left <= 0) {
      return { hasMore: nextToken !== undefined };
    }
  }
}
