import type { Context } from '@aws-appsync/utils';
import type { SubscriptionOnExpenseDeletedArgs } from './generated/schema.ts';
import { limitToOwner } from './shared/subscription.ts';
import type { NoneRequest } from './shared/subscription.ts';

/**
 * Subscribes to expenses that the caller deletes. Runs once, at the start of the subscription; ends with
 * `ValidationError` only.
 */
export function request(): NoneRequest {
  return { payload: null };
}

export function response(ctx: Context<SubscriptionOnExpenseDeletedArgs>): null {
  limitToOwner(ctx);
  return null;
}
