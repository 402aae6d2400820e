import { util } from '@aws-appsync/utils';
import type { AppSyncIdentityCognito, Context } from '@aws-appsync/utils';

/** The partition key of the caller's items: the `sub` of their Cognito user, a UUID. */
export function callerId(ctx: Context): string {
  // The API has one authentication type, so there is no other kind of identity.
  const identity = ctx.identity as AppSyncIdentityCognito | null;
  if (!identity?.sub) {
    util.unauthorized();
  }
  return identity.sub;
}
