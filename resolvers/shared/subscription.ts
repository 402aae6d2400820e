import { extensions } from '@aws-appsync/utils';
import type { Context } from '@aws-appsync/utils';
import { callerId } from './caller.ts';
import { endWithToken } from './expired-subscriptions.ts';
import { checkCategory } from './validation.ts';

/** The request to a NONE data source: empty. */
export interface NoneRequest {
  payload: null;
}

/**
 * Limits a subscriber to their own expenses: the filter is set here, from the token, and then no argument
 * filters. `category` narrows it further.
 *
 * A filter sees what the mutation selected, where an alias can give any field the name of another. So it uses
 * a path that cannot lead to a value of a client: whatever is selected as `owner` either is the owner, or has
 * no Boolean. An alias may replace `category`: that changes the events of the owner's own subscribers only.
 *
 * Ends the subscription with `ValidationError` for a category that no expense can have.
 *
 * Sources: https://github.com/aws/aws-appsync-community/issues/160,
 * https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-enhanced-filtering.html
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
  // Written out again: in a constant, AppSync's type check would read an operator as any string.
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
