/** Somebody who waits for a moment. */
interface Sleeper {
  /** The moment, in virtual milliseconds. */
  readonly at: number;
  readonly wake: () => void;
}

/**
 * A clock whose time passes only while everybody waits, so that what happens at the same time does not depend
 * on how fast the machine is. Sleepers wake one after the other, in the order of their moments.
 *
 * @example Two tasks meet, however long their work takes
 * ```ts
 * const clock = new VirtualClock();
 * await Promise.all([
 *   clock.run(async () => { await clock.wait(15); }),
 *   clock.run(async () => { await clock.wait(8); }), // is awake first
 * ]);
 * ```
 */
export class VirtualClock {
  #now = 0;
  #working = 0;
  readonly #sleepers: Sleeper[] = [];

  /** Virtual milliseconds since the clock was made. */
  get now(): number {
    return this.#now;
  }

  /** Runs a task; time stands still while it works. */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    this.#working += 1;
    try {
      return await task();
    } finally {
      this.#working -= 1;
      this.#passTime();
    }
  }

  /** Waits in virtual time; to be called by what a task does, however deep, and by nothing else. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const at = this.#now + ms;
      const later = this.#sleepers.findIndex((other) => other.at > at);
      this.#sleepers.splice(later < 0 ? this.#sleepers.length : later, 0, { at, wake: resolve });
      this.#working -= 1;
      this.#passTime();
    });
  }

  /** Wakes the next sleeper when nobody works; a moment later, so that all who begin together have begun. */
  #passTime(): void {
    setImmediate(() => {
      const next = this.#working > 0 ? undefined : this.#sleepers.shift();
      if (next !== undefined) {
        this.#now = next.at;
        this.#working += 1;
        next.wake();
      }
    });
  }
}
