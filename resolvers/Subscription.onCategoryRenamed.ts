import type { Context } from '@aws-appsync/utils';
import { limitToOwner } from './shared/subscription.ts';
import type { NoneRequest } from './shared/subscription.ts';

/** Hears of categories that the caller has renamed, step by step. Runs once, when somebody subscribes. */
export function request(): NoneRequest {
  return { payload: null };
}

export function response(ctx: Context<object>): null {
  limitToOwner(ctx);
  return null;
}
