import { extensions, util } from '@aws-appsync/utils';
import type { Context } from '@aws-appsync/utils';
import { callerId } from './caller.ts';
import { checkCategory } from './validation.ts';

/** What a NONE data source is asked: nothing. */
export interface NoneRequest {
  payload: null;
}

/**
 * Lets a subscriber hear of their own expenses only: the filter is set here, by the token, and with it set no argument
 * filters any more. `category` narrows it further.
 *
 * Ends the subscription with `ValidationError` for a category that no expense can have.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-enhanced-filtering.html
 */
export function hearOwnExpenses(ctx: Context<{ category?: string | null }>): void {
  const userId = callerId(ctx);
  const category = ctx.args.category;
  if (category === null || category === undefined) {
    extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ userId: { eq: userId } }));
    return;
  }
  checkCategory(category);
  extensions.setSubscriptionFilter(
    util.transform.toSubscriptionFilter({ userId: { eq: userId }, category: { eq: category } }),
  );
}
