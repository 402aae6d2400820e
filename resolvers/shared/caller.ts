import { util } from '@aws-appsync/utils';
import type { AppSyncIdentityCognito, Context } from '@aws-appsync/utils';

/** The partition key of all that belongs to the caller: the `sub` of their Cognito user, a UUID. */
export function callerId(ctx: Context): string {
  // The API has one way to sign in, so there is no other kind of identity.
  const identity = ctx.identity as AppSyncIdentityCognito | null;
  if (!identity?.sub) {
    util.unauthorized();
  }
  return identity.sub;
}
