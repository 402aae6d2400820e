import type { App } from '../app.ts';
import type { Expense } from '../input/pages.ts';
import type { ExpenseList } from '../output/expense-list.ts';

/**
 * Shows pages as they come, and says when there is more, or nothing.
 *
 * @param moreBy what helps, e.g. `--limit N`
 */
export async function showPages(
  { output }: App,
  list: ExpenseList,
  pages: AsyncGenerator<readonly Expense[], { readonly hasMore: boolean }>,
  moreBy: string,
): Promise<void> {
  let page = await pages.next();
  for (; page.done !== true; page = await pages.next()) {
    await list.show(page.value);
  }
  await list.end();
  if (page.value.hasMore) {
    output.note(`${list.count} shown, and there are more: ${moreBy}`);
  } else if (list.count === 0) {
    output.note('There are none.');
  }
}
