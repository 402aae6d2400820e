import { backoffMs } from 'appsync-cognito-client';
import type { AnyDocument, BackoffProps, Clock, Realtime, RealtimeRefused } from 'appsync-cognito-client';
import type { ExpenseError } from './expense-error.ts';
import type { ExpenseSend } from './expense-sender.ts';
import {
  ListChangesDocument,
  OnCategoryRenamedDocument,
  OnExpenseAddedDocument,
  OnExpenseDeletedDocument,
  OnExpensesDeletedDocument,
  OnExpensesImportedDocument,
  OnExpensesRestoredDocument,
  OnExpensesUpdatedDocument,
  OnExpenseUpdatedDocument,
} from './generated/documents.ts';
import type { ExpenseFieldsFragment } from './generated/documents.ts';

/** Changes that were made since the last ones, by whichever device. */
export interface ChangedExpenses {
  /**
   * The expenses as they are now. Deleted ones have `deletedAt`. One may come twice: `id` and `version` tell.
   */
  readonly items: readonly ExpenseFieldsFragment[];
  /** Keep it with the items: it is what `since` goes on from, at once or weeks later. */
  readonly cursor: string;
}

export interface FollowOptions {
  /** The cursor of the changes that were taken last. @default all expenses come first */
  readonly since?: string | undefined;
  /**
   * Takes changes, in their order. The next ones come when it is fulfilled; when it rejects, the same come
   * again.
   */
  readonly onChanges: (changes: ChangedExpenses) => void | Promise<void>;
  /**
   * `live` when every change until now was given and the next ones will be told of; `behind` otherwise.
   * @default nobody is told
   */
  readonly onStatus?: (status: FollowStatus) => void;
  /** Told once when following has ended because the API refuses it, for example when nobody is signed in. */
  readonly onError: (error: ExpenseError | RealtimeRefused) => void;
  /**
   * How often to look without being told to, for changes that no event tells of. @default 300,000: five
   * minutes
   */
  readonly lookEveryMs?: number;
}

export type FollowStatus = 'live' | 'behind';

/** What ends following, and hurries it. */
export interface Following {
  /** Looks now: to be called when the network is back, or the app in front again. */
  look(): void;
  stop(): void;
}

export interface FollowProps {
  readonly send: ExpenseSend;
  readonly realtime: Realtime;
  readonly clock: Clock;
  readonly backoff: BackoffProps;
}

/** Whatever changes an expense; what an event holds does not matter. */
const events: readonly AnyDocument[] = [
  OnExpenseAddedDocument,
  OnExpenseUpdatedDocument,
  OnExpenseDeletedDocument,
  OnExpensesImportedDocument,
  OnExpensesUpdatedDocument,
  OnExpensesDeletedDocument,
  OnExpensesRestoredDocument,
  OnCategoryRenamedDocument,
];
const DEFAULT_LOOK_EVERY_MS = 300_000;
/** How many expenses' versions are remembered, to leave out what comes again. */
const REMEMBERED = 1000;

/**
 * Gives every change of the caller's expenses, from a cursor on, until it is stopped. Changes are read by
 * `changes(since)`; events only say when to look. So it does not matter which events were lost: a look
 * follows each start of the subscriptions.
 */
export function followChanges(props: FollowProps, options: FollowOptions): Following {
  const follower = new Follower(props, options);
  follower.start();
  return { look: () => follower.hurry(), stop: () => follower.stop() };
}

class Follower {
  readonly #props: FollowProps;
  readonly #options: FollowOptions;
  readonly #abort = new AbortController();
  readonly #versions = new Map<string, { version: number; createdAt: string }>();
  readonly #subscribed = new Set<AnyDocument>();
  readonly #unsubscribes = new Map<AnyDocument, () => void>();
  #cursor: string | undefined;
  #status: FollowStatus = 'behind';
  #isLooking = false;
  #isToldMeanwhile = false;
  #failures = 0;
  #cancelTimer: () => void = () => undefined;

  constructor(props: FollowProps, options: FollowOptions) {
    this.#props = props;
    this.#options = options;
    this.#cursor = options.since;
  }

  start(): void {
    events.forEach((document) => this.#subscribe(document));
    this.look();
  }

  stop(): void {
    this.#abort.abort();
    this.#cancelTimer();
    this.#unsubscribes.forEach((unsubscribe) => unsubscribe());
    this.#unsubscribes.clear();
  }

  /** Looks, and connects, without waiting for the next turn. */
  hurry(): void {
    this.#props.realtime.wake();
    this.look();
  }

  look(): void {
    this.#isToldMeanwhile = true;
    if (!this.#isLooking && !this.#abort.signal.aborted) {
      this.#isLooking = true;
      this.#cancelTimer();
      void this.#lookUntilDone();
    }
  }

  #subscribe(document: AnyDocument): void {
    const subscription = this.#props.realtime.subscribe(
      { query: document.toString() },
      {
        onEvent: () => this.look(),
        onStatus: (status) => {
          if (status === 'subscribed') {
            this.#subscribed.add(document);
            // What happened before the last of them was in force, no event has told.
            if (this.#subscribed.size === events.length) {
              this.look();
            }
          } else {
            this.#subscribed.delete(document);
            this.#show('behind');
          }
        },
        // As when its token has expired: it starts again, with the next token.
        onComplete: () => this.#subscribeLater(document),
        onError: (error) => this.#end(error),
      },
    );
    this.#unsubscribes.set(document, () => subscription.unsubscribe());
  }

  #subscribeLater(document: AnyDocument): void {
    this.#subscribed.delete(document);
    this.#show('behind');
    const cancel = this.#props.clock.after(backoffMs(this.#props.backoff, 1), () =>
      this.#subscribe(document),
    );
    this.#unsubscribes.set(document, cancel);
  }

  async #lookUntilDone(): Promise<void> {
    let isRead = true;
    while (this.#isToldMeanwhile && isRead && !this.#abort.signal.aborted) {
      this.#isToldMeanwhile = false;
      isRead = await this.#readAll().catch(() => false);
    }
    this.#isLooking = false;
    if (this.#abort.signal.aborted) {
      return;
    }
    this.#failures = isRead ? 0 : this.#failures + 1;
    const { clock, backoff } = this.#props;
    const { lookEveryMs = DEFAULT_LOOK_EVERY_MS } = this.#options;
    this.#show(isRead && this.#subscribed.size === events.length ? 'live' : 'behind');
    const pauseMs = isRead ? lookEveryMs : backoffMs(backoff, this.#failures);
    this.#cancelTimer = clock.after(pauseMs, () => this.look());
  }

  /**
   * Reads and gives all changes until now; false when they could not be read. Rejects when they were not
   * taken.
   */
  async #readAll(): Promise<boolean> {
    for (let hasMore = true; hasMore;) {
      const variables = this.#cursor === undefined ? {} : { since: this.#cursor };
      const { signal } = this.#abort;
      const { data, errors } = await this.#props.send(ListChangesDocument, variables, { signal });
      const refusal = errors.find(({ code }) => code === 'Refused' || code === 'ValidationError');
      if (refusal !== undefined) {
        this.#end(refusal);
      }
      const page = data?.changes;
      if (page === undefined || page === null || signal.aborted) {
        return false;
      }
      await this.#give(page.items, page.cursor);
      ({ hasMore } = page);
    }
    return true;
  }

  /** The versions are remembered only after the changes were taken. */
  async #give(all: readonly ExpenseFieldsFragment[], cursor: string): Promise<void> {
    const items = all.filter((item) => this.#isNew(item));
    if (items.length > 0 || cursor !== this.#cursor) {
      await this.#options.onChanges({ items, cursor });
    }
    this.#cursor = cursor;
    for (const { id, version, createdAt } of items) {
      this.#versions.delete(id);
      this.#versions.set(id, { version, createdAt });
    }
    const oldest = [...this.#versions.keys()].slice(0, Math.max(0, this.#versions.size - REMEMBERED));
    oldest.forEach((id) => this.#versions.delete(id));
  }

  /** Versions count from 1 again when an erased expense is added anew. */
  #isNew({ id, version, createdAt }: ExpenseFieldsFragment): boolean {
    const remembered = this.#versions.get(id);
    return remembered === undefined || version > remembered.version || createdAt !== remembered.createdAt;
  }

  #show(status: FollowStatus): void {
    if (status !== this.#status && !this.#abort.signal.aborted) {
      this.#status = status;
      this.#options.onStatus?.(status);
    }
  }

  #end(error: ExpenseError | RealtimeRefused): void {
    if (!this.#abort.signal.aborted) {
      this.stop();
      this.#options.onError(error);
    }
  }
}
