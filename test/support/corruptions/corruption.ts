import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** Something that was written to the table by hand, and what `npm run rebuild-ledger` makes of it. */
export interface Corruption {
  /** What was written. */
  readonly name: string;
  readonly writes: readonly HandWrite[];
  /**
   * What the command prints, without its closing lines; none when it ends with 0. `{updatedAt}` stands for
   * what `food` has.
   */
  readonly says: readonly string[];
  /**
   * What was spent and earned in January 2024 in USD after `--repair`, in the ledgers and in the list;
   * undefined where all is to be left as it is, because only a person can know what is true.
   */
  readonly january?: {
    readonly spent: number;
    readonly expenseCount: number;
    readonly refundCount?: number;
    readonly income?: number;
  };
}

/**
 * One write by hand: attributes that are set or (undefined) removed, an item put in place, or one taken away.
 */
export interface HandWrite {
  readonly sk: string;
  readonly set?: Readonly<Record<string, AttributeValue | undefined>>;
  readonly isPut?: boolean;
  readonly isDeleted?: boolean;
}

/** The expenses that every user of the table has: two of January 2024, a deleted one, and one in yen. */
export const IDS = {
  food: '11111111-1111-4111-8111-111111111111',
  fun: '22222222-2222-4222-8222-222222222222',
  deleted: '33333333-3333-4333-8333-333333333333',
  yen: '44444444-4444-4444-8444-444444444444',
} as const;

export const SORT_KEYS = {
  food: `EXPENSE#${IDS.food}`,
  fun: `EXPENSE#${IDS.fun}`,
  deleted: `EXPENSE#${IDS.deleted}`,
  foodLedger: 'LEDGER#2024-01#USD#SPENT#Food',
  funLedger: 'LEDGER#2024-01#USD#SPENT#Fun',
} as const;

/** Food 2.25 on the 9th, for coffee and in cash; Fun 1.00 on the 31st. */
export const UNTOUCHED = { spent: 3.25, expenseCount: 2 };
