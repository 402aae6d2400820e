import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  budgetCountKey,
  budgetPrefix,
  expensePrefix,
  formerLedgerPrefix,
  ledgerNameIn,
  ledgerPrefix,
} from '../resolvers/shared/keys.ts';
import { isUuid } from '../resolvers/shared/uuid.ts';
import { budgetCountFaults, settleBudgetCount } from './budget-count.ts';
import { budgetFaults } from './budget-faults.ts';
import { derivedFaults } from './derived-attributes.ts';
import { expenseFaults, ledgerEntryOf, textOf } from './expense-faults.ts';
import { lifeOf } from './expense-life.ts';
import { repairExpense } from './expense-repair.ts';
import { itemsRead, newTally } from './finding.ts';
import type { Finding, Outcome, Tally } from './finding.ts';
import { ExactSums, ledgerFaults, ledgerKeyOf, readLedgerName } from './ledger-difference.ts';
import { removeLedger, settleLedger, storeLedger } from './ledger-repair.ts';
import { allItems, itemsWithPrefix } from './partition.ts';
import type { Partition } from './partition.ts';
import './resolver-util.ts';
import { isSameValue, quoted } from './stored-value.ts';
import type { Fault, Item } from './stored-value.ts';
import { UncountedExpenses } from './uncounted-expenses.ts';

export interface RebuildOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** The `sub` of the user. */
  readonly userId: string;
  /** Whether to correct items. @default differences are only reported */
  readonly repair?: boolean;
  /** Called with every wrong item, as soon as it is found. */
  readonly onFinding?: (finding: Finding) => void;
  /** The number of attempts for an item that others change meanwhile. @default 25 */
  readonly tries?: number;
}

/**
 * Checks everything that a user has: each budget and each expense by itself, then the ledgers against the
 * expenses and the number of budgets against its count.
 *
 * One strongly consistent pass through the partition, a page at a time; what is kept is the sums of the
 * ledgers. The revisions of the ledgers are read before the expenses, and every change of a ledger replaces
 * its `revision`: a ledger that still has the same one after the expenses can be compared with their sums.
 * One that has changed is settled by itself.
 *
 * A repair writes one item at a time, each on the condition that it has not changed since it was read. So it
 * can be stopped at any time and run again.
 */
export async function rebuildLedgers(options: RebuildOptions): Promise<Tally> {
  const check = new UserCheck(options);
  await check.run();
  return check.tally;
}

class UserCheck {
  readonly tally = newTally();
  readonly #partition: Partition;
  readonly #isRepair: boolean;
  readonly #tries: number;
  readonly #onFinding: (finding: Finding) => void;
  readonly #sums = new ExactSums();
  readonly #uncounted = new UncountedExpenses();
  /** Ledgers with an expense that is in the wrong place in the index by date. */
  readonly #misfiled = new Set<string>();
  readonly #revisions = new Map<string, AttributeValue | undefined>();
  readonly #ledgersSeen = new Set<string>();
  #budgetCount: Item | undefined;

  constructor({
    client,
    tableName,
    userId,
    repair = false,
    tries = 25,
    onFinding = () => undefined,
  }: RebuildOptions) {
    this.#partition = { client, tableName, userId };
    this.#isRepair = repair;
    this.#tries = tries;
    this.#onFinding = onFinding;
  }

  async run(): Promise<void> {
    for await (const item of itemsWithPrefix(this.#partition, ledgerPrefix(), ['sk', 'revision'])) {
      this.#revisions.set(textOf(item, 'sk'), item['revision']);
    }
    for await (const item of allItems(this.#partition)) {
      await this.#checkItem(item, textOf(item, 'sk'));
    }
    for (const sk of this.#sums.keys()) {
      if (!this.#ledgersSeen.has(sk)) {
        await this.#checkLedger(undefined, sk);
      }
    }
    await this.#checkBudgetCount();
    this.#checkUserId();
  }

  /** Expenses come before ledgers, because items are in the order of their sort keys. */
  async #checkItem(item: Item, sk: string): Promise<void> {
    if (sk.startsWith(expensePrefix())) {
      await this.#checkExpense(item, sk);
    } else if (sk.startsWith(ledgerPrefix())) {
      this.tally.ledgers += 1;
      this.#ledgersSeen.add(sk);
      await this.#checkLedger(item, sk);
    } else if (sk.startsWith(formerLedgerPrefix())) {
      this.tally.ledgers += 1;
      await this.#removeLedger(item, sk, 'must be gone: a month has a ledger for each category now');
    } else if (sk.startsWith(budgetPrefix())) {
      this.#checkBudget(item, sk);
    } else if (sk === budgetCountKey('').sk) {
      this.#budgetCount = item;
    } else {
      this.tally.others += 1;
      this.#report(sk, 'by hand', [
        {
          attribute: 'sk',
          stored: quoted(sk),
          problem: `must begin with ${expensePrefix()}, ${ledgerPrefix()} or ${budgetPrefix()}`,
        },
      ]);
    }
  }

  async #checkExpense(item: Item, sk: string): Promise<void> {
    this.tally.expenses += 1;
    this.tally.deleted += lifeOf(item) === 'deleted' ? 1 : 0;
    const entry = ledgerEntryOf(item);
    if (entry === 'unknown') {
      this.#uncounted.add(item);
    } else if (entry !== undefined) {
      this.#sums.add(entry);
    }
    const faults = expenseFaults(item);
    if (faults.length > 0) {
      this.#report(sk, 'by hand', faults);
    }
    const derived = derivedFaults(item, Date.now() / 1_000);
    if (derived.length > 0) {
      const isMended = this.#isRepair && (await repairExpense(this.#partition, item, this.#tries));
      this.#report(sk, this.#isRepair ? (isMended ? 'mended' : 'busy') : 'found', derived);
      if (!isMended && typeof entry === 'object') {
        this.#misfiled.add(ledgerKeyOf(entry));
      }
    }
  }

  async #checkLedger(stored: Item | undefined, sk: string): Promise<void> {
    if (this.#uncounted.concern(ledgerNameIn(sk))) {
      this.#report(sk, 'blocked', []);
    } else if (readLedgerName(sk) !== undefined) {
      await this.#checkNumbers(stored, sk);
    } else if (stored !== undefined) {
      await this.#removeLedger(
        stored,
        sk,
        'must name a month of the calendar, a currency, a side and a category',
      );
    }
  }

  async #removeLedger(stored: Item, sk: string, problem: string): Promise<void> {
    const isGone = this.#isRepair && (await removeLedger(this.#partition, stored));
    this.#report(sk, this.#isRepair ? (isGone ? 'mended' : 'busy') : 'found', [
      { attribute: 'sk', stored: quoted(sk), problem },
    ]);
  }

  async #checkNumbers(stored: Item | undefined, sk: string): Promise<void> {
    const isUnchanged =
      this.#revisions.has(sk) === (stored !== undefined) &&
      isSameValue(this.#revisions.get(sk), stored?.['revision']);
    const numbers = this.#sums.of(sk);
    const faults = ledgerFaults(stored, numbers);
    if (isUnchanged && faults.length === 0) {
      return;
    }
    // One that is missing may have been there meanwhile. What is misfiled cannot be settled, only mended.
    const isSure = isUnchanged && (stored !== undefined || this.#misfiled.has(sk));
    if (isSure && !this.#isRepair) {
      this.#report(sk, 'found', faults);
    } else if (isSure && stored !== undefined && (await storeLedger(this.#partition, sk, stored, numbers))) {
      this.#report(sk, 'mended', faults);
    } else {
      await this.#settle(sk);
    }
  }

  async #settle(sk: string): Promise<void> {
    // The index would lack what is misfiled.
    const settled = this.#misfiled.has(sk)
      ? undefined
      : await settleLedger(this.#partition, sk, this.#isRepair, this.#tries);
    const { outcome, faults } = settled ?? { outcome: 'busy' as const, faults: [] };
    if (outcome !== 'right') {
      this.#report(sk, outcome === 'unknown' ? 'blocked' : outcome, faults);
    }
  }

  #checkBudget(item: Item, sk: string): void {
    this.tally.budgets += 1;
    const faults = budgetFaults(item);
    if (faults.length > 0) {
      this.#report(sk, 'by hand', faults);
    }
  }

  async #checkBudgetCount(): Promise<void> {
    if (budgetCountFaults(this.#budgetCount, this.tally.budgets).length === 0) {
      return;
    }
    const settled = await settleBudgetCount(this.#partition, this.#isRepair, this.#tries);
    const { outcome, faults } = settled ?? { outcome: 'busy' as const, faults: [] };
    if (outcome !== 'right') {
      this.#report(budgetCountKey('').sk, outcome, faults);
    }
  }

  #checkUserId(): void {
    const { userId } = this.#partition;
    if (!isUuid(userId) && itemsRead(this.tally) > 0) {
      this.#report('userId', 'by hand', [
        {
          attribute: 'userId',
          stored: quoted(userId),
          problem: 'must be the sub of a Cognito user, a UUID in lower case: nobody can see these items',
        },
      ]);
    }
  }

  #report(item: string, outcome: Outcome, faults: readonly Fault[]): void {
    this.tally.outcomes[outcome] += 1;
    this.#onFinding({ userId: this.#partition.userId, item, outcome, faults });
  }
}
