import type { Operation } from '../graphql/document/operation.ts';
import { resolverKey } from '../graphql/execution/environment.ts';
import type { ExecutableApi } from '../graphql/execution/executable-api.ts';
import { extensionWithoutEffect } from '../graphql/execution/extension-without-effect.ts';
import { handlerInfo } from '../graphql/execution/handler-info.ts';
import { resolveField } from '../graphql/execution/resolve-field.ts';
import type { FieldResolution } from '../graphql/execution/resolve-field.ts';
import { notAuthorizedMessage } from '../graphql/schema/authorization.ts';
import type { CognitoIdentity, HandlerContext, Json } from '../runtime/model.ts';
import { StartRefused } from './start-refused.ts';
import type { SubscribedField } from './subscribed-field.ts';

/** A subscription's field, to be resolved for one caller. */
export interface SubscriptionCall {
  readonly operation: Operation;
  readonly subscribed: SubscribedField;
  readonly arguments: { readonly [name: string]: Json };
  readonly identity: CognitoIdentity;
  readonly request: HandlerContext['request'];
}

/** The filters that a resolver has set. */
export type SubscriptionFilters = Pick<
  FieldResolution,
  'subscriptionFilter' | 'subscriptionInvalidationFilter'
>;

/**
 * Runs the field's resolver, once, if the caller is authorized. Its result is not used, only its errors and
 * filters.
 *
 * @throws {StartRefused} when the caller is not authorized, or the resolver raised or appended an error
 */
export async function runSubscriptionResolver(
  { executable, log }: { readonly executable: ExecutableApi; readonly log: (line: string) => void },
  { operation, subscribed, ...call }: SubscriptionCall,
): Promise<SubscriptionFilters> {
  const { environment } = executable;
  const { parentType, field } = subscribed;
  if (!environment.isAuthorized(parentType, field, call.identity)) {
    const message = notAuthorizedMessage(field.name, parentType.name);
    throw new StartRefused([{ errorType: 'Unauthorized', message }]);
  }
  const resolver = environment.resolvers.get(field);
  if (resolver === undefined) {
    return {};
  }
  const info = handlerInfo(operation, subscribed);
  const resolution = await resolveField(environment, resolver, { ...call, source: null, info });
  resolution.logs.forEach((line) => log(line));
  refuseErrors(resolution);
  if (resolution.invalidations.length > 0) {
    const message = extensionWithoutEffect(
      'invalidateSubscriptions',
      resolverKey(parentType.name, field.name),
    );
    throw new StartRefused([{ errorType: 'Code', message }]);
  }
  return resolution;
}

function refuseErrors({ error, appendedErrors }: FieldResolution): void {
  const errors = error === undefined ? appendedErrors : [...appendedErrors, error];
  if (errors.length === 0) {
    return;
  }
  throw new StartRefused(
    [],
    errors.map(({ errorType, message }) => (errorType === null ? { message } : { errorType, message })),
  );
}
