import type { Context } from '@aws-appsync/utils';
import type { SubscriptionOnExpenseAddedArgs } from './generated/schema.ts';
import { limitToOwner } from './shared/subscription.ts';
import type { NoneRequest } from './shared/subscription.ts';

/**
 * Hears of expenses that the caller has added or restored. Runs once, when somebody subscribes; ends with
 * `ValidationError` only.
 */
export function request(): NoneRequest {
  return { payload: null };
}

export function response(ctx: Context<SubscriptionOnExpenseAddedArgs>): null {
  limitToOwner(ctx);
  return null;
}
