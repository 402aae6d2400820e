/** Where a price was read. */
export interface PriceSource {
  readonly url: string;
  /** The month in which it was read, or that the page gives: YYYY-MM. */
  readonly seen: string;
  /** AWS's page, or another page that quotes it. */
  readonly isAws: boolean;
}

/** The price of one thing that AWS bills by the month, in us-east-1, before tax. */
export interface Price {
  /** What is billed, e.g. `DynamoDB write request units`. */
  readonly name: string;
  /** The unit in words, e.g. `million`. */
  readonly unit: string;
  /** The amount of one unit, e.g. 1,000,000. */
  readonly per: number;
  /**
   * From the first on; the last has no end. A monthly free tier without a time limit is a tier at 0.
   */
  readonly tiers: readonly PriceTier[];
  readonly sources: readonly [PriceSource, ...PriceSource[]];
}

export interface PriceTier {
  /** The end of the tier in units a month, earlier tiers included. */
  readonly upTo: number;
  /** For one unit. */
  readonly usd: number;
}

/**
 * The costs of an amount in a month, in USD.
 *
 * @param amount how many, not in units of `per`: 2,000,000 requests, not 2
 */
export function charge({ tiers, per }: Price, amount: number): number {
  let usd = 0;
  let below = 0;
  for (const tier of tiers) {
    const units = Math.min(amount / per, tier.upTo) - below;
    if (units <= 0) {
      break;
    }
    usd += units * tier.usd;
    below = tier.upTo;
  }
  return usd;
}
