import type { Context } from '@aws-appsync/utils';
import { limitToOwner } from './shared/subscription.ts';
import type { NoneRequest } from './shared/subscription.ts';

/** Subscribes to batches that the caller imports. Runs once, at the start of the subscription. */
export function request(): NoneRequest {
  return { payload: null };
}

export function response(ctx: Context<object>): null {
  limitToOwner(ctx);
  return null;
}
