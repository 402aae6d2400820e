import { INVALIDATION_LIMIT } from '../limits.ts';
import { EarlyReturn, EmptyEarlyReturn, notImplemented } from './ending.ts';
import { jsonCopy } from './json-value.ts';
import { currentRun } from './run.ts';

/**
 * `extensions`.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/extensions-js.html
 */
export const extensions = {
  setSubscriptionFilter(filter: unknown): void {
    responseHandlerOnly('extensions.setSubscriptionFilter');
    currentRun().subscriptionFilter = jsonCopy(filter);
  },
  setSubscriptionInvalidationFilter(filter: unknown): void {
    responseHandlerOnly('extensions.setSubscriptionInvalidationFilter');
    currentRun().subscriptionInvalidationFilter = jsonCopy(filter);
  },
  invalidateSubscriptions(invalidation: unknown): void {
    responseHandlerOnly('extensions.invalidateSubscriptions');
    const { invalidations } = currentRun();
    if (invalidations.length === INVALIDATION_LIMIT) {
      throw new Error(
        `extensions.invalidateSubscriptions can be called ${INVALIDATION_LIMIT} times in a request`,
      );
    }
    invalidations.push(jsonCopy(invalidation));
  },
  // There is no cache here: a template with one is refused as well.
  evictFromApiCache: notImplemented('extensions.evictFromApiCache'),
};

/**
 * `runtime`.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/runtime-utils-js.html
 */
export const runtime = {
  earlyReturn(value?: unknown, options?: { readonly skipTo?: unknown }): never {
    const skipTo = options?.skipTo ?? 'NEXT';
    if (skipTo !== 'NEXT' && skipTo !== 'END') {
      throw new Error(`runtime.earlyReturn: skipTo must be NEXT or END, not ${JSON.stringify(skipTo)}`);
    }
    if (value === undefined || value === null) {
      throw new EmptyEarlyReturn(`${value}`);
    }
    throw new EarlyReturn(value, skipTo);
  },
};

function responseHandlerOnly(name: string): void {
  if (currentRun().handler !== 'response') {
    throw new Error(`${name} can be called in a response handler only`);
  }
}
