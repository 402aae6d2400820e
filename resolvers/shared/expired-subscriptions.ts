import { extensions, util } from '@aws-appsync/utils';
import type { AppSyncIdentityCognito, Context } from '@aws-appsync/utils';
import { callerId } from './caller.ts';

/**
 * AppSync checks a token when a subscription starts, and lets it go on for up to 24 hours. So whoever had a
 * token for an hour, for example on a phone that was lost, would hear of changes for a day. A change of the
 * owner's ends the subscriptions to it that were started by a token which has expired since; who still has a
 * right to them connects again, with a new token.
 *
 * AppSync carries out 100 invalidations a second for an API. A mutation asks for one, of the field that it is
 * published to. A deployment with more changes than that is better off without: then
 * `END_EXPIRED_SUBSCRIPTIONS` is not `true`.
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
 * At the start of a subscription: lets it end with the first change of the caller's after the token has
 * expired.
 */
export function endWithToken(ctx: Context): void {
  if (ctx.env.END_EXPIRED_SUBSCRIPTIONS !== 'true') {
    return;
  }
  const userId = callerId(ctx);
  // As `callerId` has seen; every token that AppSync takes says when it expires, in seconds since 1970.
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
  // Made by the server alone: no client can end anybody's subscriptions.
  const payload = { userId: callerId(ctx), now: util.time.nowEpochSeconds() };
  extensions.invalidateSubscriptions({ subscriptionField, payload });
}
