import type { App } from '../app.ts';
import type { Expense } from '../input/pages.ts';
import { rememberIds } from '../input/shown-ids.ts';
import { SHORT_ID } from './expense-list.ts';
import { loadMoney } from './money.ts';

/**
 * Tells what became of expenses: one line each, or JSON.
 *
 * @param what e.g. `Added`
 */
export async function showChanged(app: App, what: string, expenses: readonly Expense[]): Promise<void> {
  const { output } = app;
  rememberIds(
    app,
    expenses.map(({ id }) => id),
  );
  if (output.isJson) {
    await output.json(expenses.length === 1 ? expenses[0] : expenses);
    return;
  }
  const money = await loadMoney(app);
  for (const { id, amount, currency, category, date, kind, payee, description } of expenses) {
    const shownId = output.isForPeople ? id.slice(0, SHORT_ID) : id;
    const sum = `${money(amount, currency)} ${currency}`;
    const words = [kind === 'EXPENSE' ? '' : kind.toLowerCase(), category, payee ?? '', description ?? ''];
    await output.line(
      `${what} ${shownId}: ${date}, ${sum}, ${words.filter((word) => word !== '').join(', ')}`,
    );
  }
}
