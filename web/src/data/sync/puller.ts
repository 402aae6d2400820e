import { ListBudgetsDocument, ListChangesDocument, ListCurrenciesDocument } from 'expense-tracker-client';
import type { ChangedExpenses, ExpenseError, ExpenseFieldsFragment } from 'expense-tracker-client';
import { isNewer } from '../copy/copy.ts';
import type { StoredEntry } from '../copy/operation.ts';
import type { Plan } from '../store/store.ts';
import { fromApi } from './api-entry.ts';
import { currenciesOf, cursorOf, decimalsIn, KEPT } from './settings.ts';
import type { SyncContext, SyncResult } from './sync-context.ts';

/** The largest page of the API. */
const PAGE = 200;

/** Brings the changes of the server into the copy. */
export class Puller {
  readonly #context: SyncContext;
  /** While the copy is read anew: what the server has. Whatever is not among it will go. */
  #seen: Set<string> | undefined;
  #renewalCursor: string | undefined;

  constructor(context: SyncContext) {
    this.#context = context;
  }

  /** Reads every change until now; all of it when the copy is empty or too old. */
  async catchUp(): Promise<SyncResult> {
    const { copy } = this.#context;
    if (currenciesOf(copy).length === 0) {
      const result = await this.readCurrencies();
      if (result !== 'done') {
        return result;
      }
    }
    if (copy.kept(KEPT.isRenewing) === true && this.#seen === undefined) {
      this.#beginRenewal();
    }
    for (let hasMore = true; hasMore;) {
      const since = this.#seen === undefined ? cursorOf(copy) : this.#renewalCursor;
      const { client, signal } = this.#context;
      const variables = { limit: PAGE, ...(since === undefined ? {} : { since }) };
      const { data, errors } = await client.send(ListChangesDocument, variables, { signal });
      if (since !== undefined && errors.some(isCursorTooOld)) {
        await this.startOver();
        continue;
      }
      const page = data?.changes;
      if (page === undefined || page === null) {
        return resultOf(errors);
      }
      ({ hasMore } = page);
      await this.#takePage(page, hasMore);
    }
    return 'done';
  }

  /** Takes changes that came by themselves. */
  async take({ items, cursor }: ChangedExpenses): Promise<void> {
    await this.#learnCurrencies(items);
    await this.#context.commitFeed({ entries: this.newer(items), kept: { [KEPT.cursor]: cursor } });
  }

  /** Marks the copy as too old: it is read anew, and stays in use until then. */
  async startOver(): Promise<void> {
    await this.#context.commit([], () => ({
      kept: { [KEPT.cursor]: undefined, [KEPT.isRenewing]: true },
    }));
    this.#beginRenewal();
  }

  /** The expenses of an answer that are newer than what is here, as they are KEPT. */
  newer(items: readonly ExpenseFieldsFragment[]): readonly StoredEntry[] {
    const { copy } = this.#context;
    const decimals = decimalsIn(copy);
    items.forEach(({ id }) => this.#seen?.add(id));
    return items
      .map((item) => fromApi(item, decimals))
      .filter((entry) => isNewer(entry, copy.stored(entry.id)));
  }

  async readCurrencies(): Promise<SyncResult> {
    const { client, signal, commit } = this.#context;
    const { data, errors } = await client.send(ListCurrenciesDocument, {}, { signal });
    const currencies = data?.currencies;
    if (currencies === undefined || currencies === null) {
      return resultOf(errors);
    }
    const shown = currencies.map(({ code, decimals, name, isCurrent }) => ({
      code,
      decimals,
      name,
      isCurrent,
    }));
    await commit([], () => ({ kept: { [KEPT.currencies]: shown } }));
    return 'done';
  }

  async readBudgets(): Promise<SyncResult> {
    const { client, signal, commit, copy } = this.#context;
    const { data, errors } = await client.send(ListBudgetsDocument, {}, { signal });
    if (data?.budgets === undefined || data.budgets === null) {
      return resultOf(errors);
    }
    const decimals = decimalsIn(copy);
    const budgets = data.budgets.budgets.map(({ currency, category, amount, version }) => ({
      currency,
      category: category ?? undefined,
      amountMinor: Math.round(amount * 10 ** decimals(currency)),
      version,
    }));
    if (JSON.stringify(budgets) !== JSON.stringify(copy.budgets)) {
      await commit([], () => ({ budgets }));
    }
    return 'done';
  }

  #beginRenewal(): void {
    this.#seen = new Set();
    this.#renewalCursor = undefined;
  }

  async #takePage({ items, cursor }: ChangedExpenses, hasMore: boolean): Promise<void> {
    await this.#learnCurrencies(items);
    const { commitFeed, clock } = this.#context;
    const entries = this.newer(items);
    const seen = this.#seen;
    if (seen !== undefined && hasMore) {
      this.#renewalCursor = cursor;
      await commitFeed({ entries });
      return;
    }
    const whole: Plan['kept'] = hasMore
      ? { [KEPT.cursor]: cursor }
      : {
          [KEPT.cursor]: cursor,
          [KEPT.isWhole]: true,
          [KEPT.isRenewing]: undefined,
          [KEPT.lastCompleteAt]: clock.now(),
        };
    const removed = seen === undefined ? this.#forgotten(hasMore) : this.#unseen(seen);
    await commitFeed({ entries, removed, kept: whole });
    this.#seen = undefined;
  }

  /** What the server does not have any more: it was deleted so long ago that nothing tells of it. */
  #unseen(seen: ReadonlySet<string>): readonly string[] {
    return [...this.#context.copy.storedIds()].filter((id) => !seen.has(id));
  }

  /** Entries that have been in the trash for so long that the server has let go of them. */
  #forgotten(hasMore: boolean): readonly string[] {
    const { copy } = this.#context;
    if (hasMore) {
      return [];
    }
    // Times of the server only: this device's clock may be wrong.
    const newest = copy.trash.reduce((time, { updatedAt }) => (updatedAt > time ? updatedAt : time), '');
    const latest = copy.sorted.reduce(
      (time, { updatedAt, version }) => (version > 0 && updatedAt > time ? updatedAt : time),
      newest,
    );
    return copy.trash
      .filter(({ state, restorableUntil = '9' }) => state === 'synced' && restorableUntil < latest)
      .map(({ id }) => id);
  }

  /** A release may have brought a currency that this copy has not heard of: its decimals must be known. */
  async #learnCurrencies(items: readonly ExpenseFieldsFragment[]): Promise<void> {
    const known = new Set(currenciesOf(this.#context.copy).map(({ code }) => code));
    if (items.some(({ currency }) => !known.has(currency))) {
      await this.readCurrencies();
    }
  }
}

function isCursorTooOld(error: ExpenseError): boolean {
  return error.code === 'ValidationError' && error.errorInfo.field === 'since';
}

function resultOf(errors: readonly ExpenseError[]): SyncResult {
  return errors.some(({ code }) => code === 'Refused') ? 'refused' : 'failed';
}
