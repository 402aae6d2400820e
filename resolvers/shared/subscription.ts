import { extensions } from '@aws-appsync/utils';
import type { Context } from '@aws-appsync/utils';
import { callerId } from './caller.ts';
import { endWithToken } from './expired-subscriptions.ts';
import { checkCategory } from './validation.ts';

/** What a NONE data source is asked: nothing. */
export interface NoneRequest {
  payload: null;
}

/**
 * Lets a subscriber hear of their own expenses only: the filter is set here, by the token, and with it set no
 * argument filters any more. `category` narrows it further.
 *
 * A filter looks at what the mutation selected, and under an alias any field may stand where another one is
 * looked for (aws-appsync-community issue 160). So it goes by a path that leads to nothing that a client has
 * written: whatever is selected as `owner` either is the owner, or has no Boolean. An alias may stand for
 * `category`: that changes what the owner's own subscribers hear of, and nobody else's.
 *
 * Ends the subscription with `ValidationError` for a category that no expense can have.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-enhanced-filtering.html
 */
export function limitToOwner(ctx: Context<{ category?: string | null }>): void {
  const userId = callerId(ctx);
  const category = ctx.args.category;
  endWithToken(ctx);
  if (category === null || category === undefined) {
    extensions.setSubscriptionFilter({
      filterGroup: [
        {
          filters: [
            { fieldName: 'owner.userId', operator: 'eq', value: userId },
            { fieldName: 'owner.isSetByServer', operator: 'eq', value: true },
          ],
        },
      ],
    });
    return;
  }
  checkCategory(category);
  // Written out again: in a constant, AppSync's type check would take an operator for any text.
  extensions.setSubscriptionFilter({
    filterGroup: [
      {
        filters: [
          { fieldName: 'owner.userId', operator: 'eq', value: userId },
          { fieldName: 'owner.isSetByServer', operator: 'eq', value: true },
          { fieldName: 'category', operator: 'eq', value: category },
        ],
      },
    ],
  });
}
