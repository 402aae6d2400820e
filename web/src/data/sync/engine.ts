import type { Following } from 'expense-tracker-client';
import type { SyncStatus } from '../status.ts';
import type { Gate } from './gate.ts';
import { Puller } from './puller.ts';
import { Sender } from './sender.ts';
import { currenciesOf, cursorOf, KEPT } from './settings.ts';
import type { SyncContext, SyncResult } from './sync-context.ts';

/** Budgets have no events, and an event may be lost: how often to look without a reason. */
const LOOK_EVERY_MS = 300_000;
/** How long to wait after a failure that the gate knows nothing of, such as a full disk. It doubles. */
const FIRST_PAUSE_MS = 2000;
const LARGEST_PAUSE_MS = 300_000;
/** Further away than this, the clock of this device is wrong. */
const WRONG_CLOCK_MS = 5 * 60_000;

export interface EngineProps extends SyncContext {
  readonly gate: Gate;
  readonly isOnline: () => boolean;
  /** Told after each change of the status. */
  readonly onStatus: (status: EngineStatus) => void;
}

export type EngineStatus = Pick<SyncStatus, 'connection' | 'clockOffMs'>;

/**
 * Keeps the copy and the server the same: reads every change until now, sends what waits, then follows what
 * happens elsewhere. After a failure it goes on by itself.
 */
export class Engine {
  readonly #props: EngineProps;
  readonly #context: SyncContext;
  readonly #puller: Puller;
  readonly #sender: Sender;
  #following: Following | undefined;
  #isLive = false;
  #isRunning = false;
  #isAskedAgain = false;
  #mustReadBudgets = true;
  #mustCatchUp = true;
  #failures = 0;
  #cancelTimer: () => void = () => undefined;
  #status: EngineStatus = { connection: 'behind', clockOffMs: undefined };

  constructor(props: EngineProps) {
    this.#props = props;
    this.#context = {
      ...props,
      onServerTime: (epochMs) => {
        props.onServerTime(epochMs);
        this.noteServerTime(epochMs);
      },
    };
    this.#puller = new Puller(this.#context);
    this.#sender = new Sender(this.#context, this.#puller);
    props.signal.addEventListener('abort', () => this.#stop());
  }

  /** Looks, and sends what waits, now. */
  start(): void {
    this.#props.gate.hurry();
    this.#mustCatchUp = true;
    this.#mustReadBudgets = true;
    this.#following?.look();
    void this.#run();
  }

  /** Sends what waits. */
  send(): void {
    void this.#run();
  }

  noteServerTime(epochMs: number): void {
    const off = this.#props.clock.now() - epochMs;
    this.#show({ clockOffMs: Math.abs(off) > WRONG_CLOCK_MS ? off : undefined });
  }

  async #run(): Promise<void> {
    this.#isAskedAgain = true;
    if (this.#isRunning || this.#props.signal.aborted) {
      return;
    }
    this.#isRunning = true;
    this.#cancelTimer();
    let result: SyncResult = 'done';
    while (this.#isAskedAgain && result === 'done') {
      this.#isAskedAgain = false;
      // A store that cannot be written is like a server that does not answer: later it may.
      result = await this.#round().catch((): SyncResult => 'failed');
    }
    this.#isRunning = false;
    if (!this.#props.signal.aborted) {
      this.#failures = result === 'done' ? 0 : this.#failures + 1;
      this.#showConnection();
      this.#cancelTimer = this.#props.clock.after(this.#pauseMs(), () => this.#runAnew());
    }
  }

  #runAnew(): void {
    this.#mustReadBudgets = true;
    void this.#run();
  }

  async #round(): Promise<SyncResult> {
    if (!this.#props.isOnline()) {
      return 'failed';
    }
    this.#showConnection();
    // What waits goes out even while a large copy is being read for the first time; decimals are needed.
    if (currenciesOf(this.#props.copy).length > 0 && this.#props.copy.kept(KEPT.isWhole) !== true) {
      await this.#sender.run();
    }
    // What another device has done is known first: so fewer things meet.
    if (this.#mustCatchUp || !this.#isLive) {
      const read = await this.#puller.catchUp();
      if (read !== 'done') {
        return read;
      }
      this.#mustCatchUp = false;
    }
    if (this.#mustReadBudgets) {
      const budgets = await this.#puller.readBudgets();
      if (budgets !== 'done') {
        return budgets;
      }
      this.#mustReadBudgets = false;
    }
    const sent = await this.#sender.run();
    await this.#readWhatIsDone();
    if (sent === 'done') {
      this.#follow();
    }
    return sent;
  }

  /** What was carried out and has changed entries elsewhere goes away when those changes are here. */
  async #readWhatIsDone(): Promise<void> {
    const { copy, commit } = this.#props;
    const keys = copy.operations.filter(({ isDone }) => isDone === true).map(({ key }) => key);
    if (keys.length > 0 && (await this.#puller.catchUp()) === 'done') {
      await commit([], () => ({ doneKeys: keys }));
    }
  }

  #follow(): void {
    const { client, copy, signal } = this.#props;
    if (this.#following !== undefined || signal.aborted) {
      return;
    }
    this.#following = client.follow({
      since: cursorOf(copy),
      lookEveryMs: LOOK_EVERY_MS,
      onChanges: (changes) => this.#puller.take(changes),
      onStatus: (status) => {
        this.#isLive = status === 'live';
        this.#showConnection();
      },
      // A cursor that is too old, or a token that is refused: the next round finds out which.
      onError: () => {
        this.#following = undefined;
        this.#isLive = false;
        this.#showConnection();
        this.#cancelTimer();
        this.#failures += 1;
        this.#cancelTimer = this.#props.clock.after(this.#pauseMs(), () => this.#runAnew());
      },
    });
  }

  #stop(): void {
    this.#cancelTimer();
    this.#following?.stop();
    this.#following = undefined;
  }

  #pauseMs(): number {
    if (this.#failures === 0) {
      return LOOK_EVERY_MS;
    }
    const own = Math.min(LARGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.#failures - 1));
    return Math.max(own, this.#props.gate.waitMs());
  }

  #showConnection(): void {
    const { copy, gate, isOnline } = this.#props;
    const connection = !isOnline()
      ? 'offline'
      : gate.isFailing() || this.#failures > 1
        ? 'failing'
        : copy.kept(KEPT.isWhole) !== true
          ? 'loading'
          : this.#isLive
            ? 'live'
            : 'behind';
    this.#show({ connection });
  }

  #show(change: Partial<EngineStatus>): void {
    const next = { ...this.#status, ...change };
    if (next.connection !== this.#status.connection || next.clockOffMs !== this.#status.clockOffMs) {
      this.#status = next;
      this.#props.onStatus(next);
    }
  }
}
