import type { ImportRow } from 'expense-files';
import type { ExpenseClient } from 'expense-tracker-client';
import pLimit from 'p-limit';
import { sendBatch } from './send-batch.ts';
import type { NumberedRow, RowResult } from './send-batch.ts';

export interface SendRowsProps {
  readonly client: ExpenseClient;
  readonly isDryRun: boolean;
  /** How many requests may be under way. */
  readonly concurrency: number;
  /** Rows that are left out because an earlier run has done them. */
  readonly doneBefore: number;
  /** Takes what became of rows, as it is known. */
  readonly onResults: (results: readonly RowResult[]) => void;
}

/** Rows that an earlier run has done are not there: somebody has erased them since, or the whole stack. */
export class EarlierRowsMissing extends Error {
  override readonly name = 'EarlierRowsMissing';
}

/** As many as the API takes at once. */
const BATCH = 50;
/** No more rows than this are in memory. */
const WAITING_ROWS = 5000;

/**
 * Sends all rows that can be expenses. Rows of one month go one batch after another, in the order of the
 * file, so that they do not wait for each other's sums; months go side by side.
 *
 * @throws {CliError} when the API does not answer, or refuses the user; what is under way is given up
 * @throws {EarlierRowsMissing} before anything is sent
 */
export async function sendRows(rows: AsyncIterable<ImportRow>, props: SendRowsProps): Promise<void> {
  const sender = new RowSender(props);
  try {
    let ordinal = 0;
    for await (const row of rows) {
      if (row.outcome === 'taken') {
        if (ordinal < props.doneBefore) {
          sender.skip({ ordinal, row });
        } else {
          await sender.checkSkipped();
          await sender.add({ ordinal, row });
        }
        ordinal += 1;
      }
    }
    await sender.checkSkipped();
    await sender.finish();
  } finally {
    sender.giveUp();
  }
}

class RowSender {
  readonly #props: SendRowsProps;
  readonly #limit: ReturnType<typeof pLimit>;
  readonly #abort = new AbortController();
  /** Rows that wait for a full batch, by month. */
  readonly #filling = new Map<string, NumberedRow[]>();
  /** The last batch of each month that is under way or waits. */
  readonly #last = new Map<string, Promise<void>>();
  readonly #underWay = new Set<Promise<void>>();
  /** Some of the rows that an earlier run has done. */
  #skipped: NumberedRow[] = [];
  #waitingRows = 0;
  #failure: { readonly error: unknown } | undefined;

  constructor(props: SendRowsProps) {
    this.#props = props;
    this.#limit = pLimit(props.concurrency);
  }

  /** Leaves a row out that an earlier run has done. */
  skip(row: NumberedRow): void {
    if (row.ordinal % Math.ceil(this.#props.doneBefore / BATCH) === 0) {
      this.#skipped.push(row);
    }
  }

  /** Looks some of them up, all over the file. */
  async checkSkipped(): Promise<void> {
    const rows = this.#skipped;
    this.#skipped = [];
    if (rows.length > 0) {
      const { client } = this.#props;
      const results = await sendBatch({ client, isDryRun: true, signal: this.#abort.signal }, rows);
      if (results.some(({ outcome }) => outcome === 'added')) {
        throw new EarlierRowsMissing('Rows of an earlier run are gone.');
      }
    }
  }

  async add(row: NumberedRow): Promise<void> {
    const month = row.row.expense.date.slice(0, 7);
    const batch = this.#filling.get(month) ?? [];
    batch.push(row);
    this.#filling.set(month, batch);
    this.#waitingRows += 1;
    if (batch.length === BATCH) {
      this.#send(month);
    }
    while (this.#waitingRows >= WAITING_ROWS) {
      if (this.#underWay.size === 0) {
        [...this.#filling.keys()].forEach((other) => this.#send(other));
      }
      await Promise.race(this.#underWay);
    }
    this.#throwFailure();
  }

  async finish(): Promise<void> {
    [...this.#filling.keys()].forEach((month) => this.#send(month));
    await Promise.all(this.#underWay);
    this.#throwFailure();
  }

  giveUp(): void {
    this.#abort.abort(new Error('The import was given up.'));
    this.#limit.clearQueue();
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) {
      throw this.#failure.error;
    }
  }

  /** Sends what a month has, after what it has sent before. */
  #send(month: string): void {
    const rows = this.#filling.get(month) ?? [];
    this.#filling.delete(month);
    const before = this.#last.get(month) ?? Promise.resolve();
    const sending = before
      .then(() => this.#limit(() => this.#sendNow(rows)))
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => {
        this.#waitingRows -= rows.length;
        this.#underWay.delete(sending);
        if (this.#last.get(month) === sending) {
          this.#last.delete(month);
        }
      });
    this.#last.set(month, sending);
    this.#underWay.add(sending);
  }

  async #sendNow(rows: readonly NumberedRow[]): Promise<void> {
    if (this.#failure === undefined) {
      const { client, isDryRun, onResults } = this.#props;
      onResults(await sendBatch({ client, isDryRun, signal: this.#abort.signal }, rows));
    }
  }
}
