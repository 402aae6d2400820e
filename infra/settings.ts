import type { Node } from 'constructs';
import { currencyDecimals } from '../resolvers/shared/currency.ts';

/** What may differ from one deployment to another. Each is a context value: `cdk deploy -c defaultCurrency=EUR`. */
export interface Settings {
  /**
   * ISO 4217 code of an expense that is added without a currency.
   *
   * @default USD
   */
  readonly defaultCurrency: string;
}

/**
 * Reads the settings from the app's context.
 *
 * @throws Error naming the setting, the value given and what is allowed
 */
export function readSettings(node: Node): Settings {
  const given: unknown = node.tryGetContext('defaultCurrency') ?? 'USD';
  if (typeof given !== 'string' || currencyDecimals(given) === undefined) {
    throw new Error(
      `Context value defaultCurrency is ${JSON.stringify(given)}; it must be an ISO 4217 code in capital letters, for example USD`,
    );
  }
  return { defaultCurrency: given };
}
