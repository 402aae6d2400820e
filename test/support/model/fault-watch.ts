import { setTimeout as delay } from 'node:timers/promises';
import type { Interceptor, PlannedCall } from 'appsync-local-stack/dynamodb';
import type { KillableEngine } from '../killable-engine.ts';
import { interceptorOf } from '../random-faults.ts';
import type { FaultPlan } from '../random-faults.ts';

/** What has gone wrong so far with a user's calls to DynamoDB. */
interface Seen {
  /** Faults of any kind. */
  readonly faults: number;
  /** Faults after which nobody can tell whether a call was carried out. */
  readonly failures: number;
  /** How often the engine was killed, whoever called it. */
  readonly kills: number;
}

/** What may have gone wrong with an operation. */
export interface Trouble {
  readonly isPossible: boolean;
  readonly mayHaveFailed: boolean;
  readonly mayHaveRunTwice: boolean;
}

/** When an engine is killed. */
export interface KillPlan {
  readonly engine: KillableEngine;
  /**
   * After how many calls, one number a kill, counted anew after each. Then it lives on: killed after every
   * other call, nothing would ever be read as a whole.
   */
  readonly afterCalls: readonly number[];
  /** How many milliseconds after that call was sent. */
  readonly delaysMs: readonly number[];
}

/**
 * Lets calls go wrong as planned, and knows with whose: so a test can tell whether an operation had a reason
 * to fail.
 */
export class FaultWatch {
  readonly interceptor: Interceptor;
  readonly #seen = new Map<string, { faults: number; failures: number }>();
  readonly #undisturbed = new Map<string, number>();
  readonly #kill: KillPlan | undefined;
  #kills = 0;
  #plannedKills = 0;
  #callsUntilKill: number;
  #restarted: Promise<void> = Promise.resolve();

  /** @param subs the users whose calls are told apart */
  constructor(plan: FaultPlan, subs: readonly string[], kill?: KillPlan) {
    for (const sub of subs) {
      this.#seen.set(sub, { faults: 0, failures: 0 });
    }
    this.#kill = kill;
    this.#callsUntilKill = kill?.afterCalls[0] ?? Infinity;
    const planned = interceptorOf(plan, (name, call) => this.#note(name, call));
    this.interceptor = async (call, carryOut) => {
      await this.#restarted;
      this.#callsUntilKill -= 1;
      if (this.#callsUntilKill > 0 || this.#kill === undefined) {
        return planned(call, carryOut);
      }
      this.#plannedKills += 1;
      const { engine, afterCalls, delaysMs } = this.#kill;
      this.#callsUntilKill = afterCalls[this.#plannedKills] ?? Infinity;
      const killed = delay(delaysMs[this.#plannedKills % delaysMs.length] ?? 0).then(() => {
        // One after another, when calls of both users have come to a kill.
        this.#restarted = this.#restarted.then(() => this.#restart(engine));
      });
      const [answer] = await Promise.all([carryOut(), killed]);
      return answer;
    };
  }

  seen(sub: string): Seen {
    return { ...(this.#seen.get(sub) ?? { faults: 0, failures: 0 }), kills: this.#kills };
  }

  /** Waits for the engine, which the last call may have left on its way down. */
  async untilRestarted(): Promise<void> {
    await this.#restarted;
  }

  /** What may have gone wrong with a user's calls since then. */
  troubleSince(sub: string, before: Seen): Trouble {
    const { faults, failures, kills } = this.seen(sub);
    return {
      isPossible: faults > before.faults || kills > before.kills,
      mayHaveFailed: failures > before.failures || kills > before.kills,
      mayHaveRunTwice: kills > before.kills,
    };
  }

  /** Reads something of a user's while nothing goes wrong with their calls. */
  async undisturbed<Result>(sub: string, read: () => Promise<Result>): Promise<Result> {
    this.#undisturbed.set(sub, (this.#undisturbed.get(sub) ?? 0) + 1);
    try {
      return await this.#readAgainAfterKills(read);
    } finally {
      this.#undisturbed.set(sub, (this.#undisturbed.get(sub) ?? 0) - 1);
    }
  }

  /** The engine may be killed by a call of another user. */
  async #readAgainAfterKills<Result>(read: () => Promise<Result>): Promise<Result> {
    for (;;) {
      const kills = this.#kills;
      try {
        return await read();
      } catch (error) {
        if (this.#kills === kills) {
          throw error;
        }
      }
    }
  }

  /** A kill counts when it comes: what had not begun when it was planned may still be under way then. */
  async #restart(engine: KillableEngine): Promise<void> {
    this.#kills += 1;
    await engine.kill();
    await engine.start();
  }

  /** Notes whose call goes wrong; false for a call that must not. */
  #note(name: string, call: PlannedCall): boolean {
    const request = JSON.stringify(call.request);
    const [sub, seen] = [...this.#seen].find(([one]) => request.includes(one)) ?? ['', undefined];
    if (seen === undefined || (this.#undisturbed.get(sub) ?? 0) > 0) {
      return false;
    }
    seen.faults += 1;
    seen.failures += name === 'internal error' || name === 'lost answer' ? 1 : 0;
    return true;
  }
}
