import { extensions, util } from '@aws-appsync/utils';
import type { AppSyncIdentityCognito, Context } from '@aws-appsync/utils';
import { callerId } from './caller.ts';

/**
 * AppSync checks a token when a subscription starts, and keeps the subscription for up to 24 hours. So a
 * token of one hour, for example on a lost phone, would receive changes for a day. A change by the owner ends
 * the subscriptions to it whose tokens have expired; authorized clients connect again with a new token.
 *
 * AppSync carries out 100 invalidations a second for an API. A mutation needs one, for the field that it is
 * published to. A deployment with more changes should switch this off: then `END_EXPIRED_SUBSCRIPTIONS` is
 * not `true`.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-invalidation.html
 */

/** The fields that mutations are published to. */
export type SubscriptionField =
  | 'onExpenseAdded'
  | 'onExpenseUpdated'
  | 'onExpenseDeleted'
  | 'onExpensesImported'
  | 'onExpensesUpdated'
  | 'onExpensesDeleted'
  | 'onExpensesRestored'
  | 'onCategoryRenamed';

/**
 * At the start of a subscription: makes it end with the caller's first change after the token has expired.
 */
export function endWithToken(ctx: Context): void {
  if (ctx.env.END_EXPIRED_SUBSCRIPTIONS !== 'true') {
    return;
  }
  const userId = callerId(ctx);
  // `callerId` has checked the identity; every token that AppSync accepts has its expiry, in seconds since
  // 1970.
  const identity = ctx.identity as AppSyncIdentityCognito;
  const claims = identity.claims as { exp: number };
  extensions.setSubscriptionInvalidationFilter({
    filterGroup: [
      {
        filters: [
          { fieldName: 'userId', operator: 'eq', value: userId },
          { fieldName: 'now', operator: 'ge', value: claims.exp },
        ],
      },
    ],
  });
}

/** After a change: ends the caller's subscriptions to it whose tokens have expired. */
export function endExpired(ctx: Context, subscriptionField: SubscriptionField): void {
  if (ctx.env.END_EXPIRED_SUBSCRIPTIONS !== 'true') {
    return;
  }
  // Made by the server only: no client can end another user's subscriptions.
  const payload = { userId: callerId(ctx), now: util.time.nowEpochSeconds() };
  extensions.invalidateSubscriptions({ subscriptionField, payload });
}
