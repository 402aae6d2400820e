import type { Operation } from '../copy/operation.ts';
import { nextBatch } from './batch.ts';
import { forAll } from './outcome.ts';
import type { Outcome, Outcomes } from './outcome.ts';
import type { Puller } from './puller.ts';
import { sendAdd, sendRestore, sendTrash, sendUpdate } from './send-one.ts';
import { sendBudget, sendRename } from './send-setting.ts';
import { sendAdds, sendRestores, sendTrashes, sendUpdates } from './send-several.ts';
import type { SyncContext, SyncResult } from './sync-context.ts';

/** How often an operation is looked at again at once: each time another device was faster. */
const MOST_LOOKS = 5;

/** Sends what the user has done, in the order of doing, each until it is answered. */
export class Sender {
  readonly #context: SyncContext;
  readonly #puller: Puller;
  /** Keys of operations that are sent by themselves. */
  readonly #alone = new Set<number>();
  readonly #looks = new Map<number, number>();
  #running: Promise<SyncResult> | undefined;
  #isAskedAgain = false;

  constructor(context: SyncContext, puller: Puller) {
    this.#context = context;
    this.#puller = puller;
  }

  /** Sends until nothing waits or the server does not answer. Whoever asks meanwhile gets the same answer. */
  run(): Promise<SyncResult> {
    this.#isAskedAgain = true;
    this.#running ??= this.#runAll();
    return this.#running;
  }

  async #runAll(): Promise<SyncResult> {
    try {
      let result: SyncResult = 'done';
      while (this.#isAskedAgain && result === 'done') {
        this.#isAskedAgain = false;
        result = await this.#sendWaiting();
      }
      return result;
    } finally {
      this.#running = undefined;
    }
  }

  async #sendWaiting(): Promise<SyncResult> {
    for (;;) {
      const { copy, signal } = this.#context;
      const batch = nextBatch(copy.operations, ({ key }) => this.#alone.has(key));
      if (batch.length === 0 || signal.aborted) {
        return 'done';
      }
      const sent = await this.#markSent(batch);
      const result = await this.#settle(await this.#send(sent));
      if (result !== 'done') {
        return result;
      }
    }
  }

  /** From now on another tab adds to what is sent, and does not change it. Gives what is still there. */
  async #markSent(batch: readonly Operation[]): Promise<readonly Operation[]> {
    const keys = batch.map(({ key }) => key);
    let sent: readonly Operation[] = [];
    await this.#context.commit(keys, (operations) => {
      sent = keys.flatMap((key) => operations.get(key) ?? []).filter(({ parked }) => parked === undefined);
      const changed = sent.filter(({ isSent }) => isSent !== true);
      sent = sent.map((operation) => ({ ...operation, isSent: true }));
      const gone = keys.filter((key) => !operations.has(key));
      return { operations: changed.map((operation) => ({ ...operation, isSent: true })), doneKeys: gone };
    });
    return sent;
  }

  async #send(batch: readonly Operation[]): Promise<Outcomes> {
    const [first] = batch;
    if (first === undefined) {
      return [];
    }
    if (batch.length === 1) {
      return forAll(batch, await this.#sendOne(first));
    }
    const context = this.#context;
    switch (first.kind) {
      case 'add':
        return sendAdds(context, ofKind(batch, 'add'));
      case 'update':
        return sendUpdates(context, ofKind(batch, 'update'));
      case 'trash':
        return sendTrashes(context, ofKind(batch, 'trash'));
      case 'restore':
        return sendRestores(context, ofKind(batch, 'restore'));
      default:
        return forAll(batch, { kind: 'alone' });
    }
  }

  #sendOne(operation: Operation): Promise<Outcome> {
    const context = this.#context;
    switch (operation.kind) {
      case 'add':
        return sendAdd(context, operation);
      case 'update':
        return sendUpdate(context, operation);
      case 'trash':
        return sendTrash(context, operation);
      case 'restore':
        return sendRestore(context, operation);
      case 'rename':
        return sendRename(context, operation);
      case 'budget':
        return sendBudget(context, this.#puller, operation);
    }
  }

  /** Writes down what has become of operations: first of all, so that it is known after a restart. */
  async #settle(outcomes: Outcomes): Promise<SyncResult> {
    if (outcomes.length === 0) {
      return 'done';
    }
    const expenses = outcomes.flatMap(([, outcome]) =>
      outcome.kind === 'done' ? (outcome.expense ?? []) : [],
    );
    const entries = this.#puller.newer(expenses);
    const keys = outcomes.map(([{ key }]) => key);
    await this.#context.commit(keys, (operations) => {
      const known = outcomes.filter(([{ key }]) => operations.has(key));
      return {
        entries,
        doneKeys: known.filter(([, { kind }]) => kind === 'done').map(([{ key }]) => key),
        operations: known.flatMap(([{ key }, outcome]) => settled(operations.get(key), outcome) ?? []),
      };
    });
    return this.#resultOf(outcomes);
  }

  #resultOf(outcomes: Outcomes): SyncResult {
    let result: SyncResult = 'done';
    for (const [{ key }, outcome] of outcomes) {
      switch (outcome.kind) {
        case 'alone':
          this.#alone.add(key);
          break;
        case 'later':
          ({ result } = outcome);
          break;
        case 'again': {
          const looks = (this.#looks.get(key) ?? 0) + 1;
          this.#looks.set(key, looks % MOST_LOOKS);
          result = looks === MOST_LOOKS ? 'failed' : result;
          break;
        }
        default:
          this.#alone.delete(key);
          this.#looks.delete(key);
      }
    }
    return result;
  }
}

function settled(operation: Operation | undefined, outcome: Outcome): Operation | undefined {
  if (operation === undefined) {
    return undefined;
  }
  switch (outcome.kind) {
    case 'parked':
      // The server has not taken it: it may be changed.
      return { ...operation, parked: outcome.parked, isSent: false };
    case 'unread':
      return { ...operation, isDone: true };
    default:
      return undefined;
  }
}

/** A batch is of one kind. */
function ofKind<Kind extends Operation['kind']>(
  batch: readonly Operation[],
  kind: Kind,
): readonly Extract<Operation, { readonly kind: Kind }>[] {
  return batch.filter(
    (operation): operation is Extract<Operation, { readonly kind: Kind }> => operation.kind === kind,
  );
}
