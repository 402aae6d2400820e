import type { ResolverModel } from '../../template/model.ts';
import { notAuthorizedMessage } from '../schema/authorization.ts';
import { depthOf } from './execution.ts';
import type { FieldSite, ResolverExecution } from './execution.ts';
import type { FieldError } from './resolver-error.ts';

/**
 * AppSync's limit of resolver runs in one request.
 *
 * Source: https://docs.aws.amazon.com/general/latest/gr/appsync.html
 */
const MAX_RESOLVERS = 10_000;

/**
 * The reason to refuse a field: the caller is not authorized, the field is too deep, or too many resolvers
 * ran. A resolver that may run is counted.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/configuration-limits.html
 *
 * @param resolver the field's resolver, undefined for a field without one
 */
export function findRefusal(
  resolvers: ResolverExecution,
  { parentType, field, path }: FieldSite,
  resolver: ResolverModel | undefined,
): FieldError | undefined {
  const { environment, context } = resolvers;
  const { queryDepthLimit, resolverCountLimit } = environment.api;
  if (!environment.isAuthorized(parentType, field, context.identity)) {
    return { message: notAuthorizedMessage(field.name, parentType.name), errorType: 'Unauthorized' };
  }
  if (queryDepthLimit > 0 && path.length > queryDepthLimit && depthOf(path) > queryDepthLimit) {
    return { message: 'Query depth limit reached.', errorType: 'QueryDepthLimitReached' };
  }
  if (resolver === undefined) {
    return undefined;
  }
  resolvers.resolverCount += 1;
  if (resolvers.resolverCount > (resolverCountLimit === 0 ? MAX_RESOLVERS : resolverCountLimit)) {
    return { message: 'Resolver invocation limit reached.', errorType: 'ResolverExecutionLimitReached' };
  }
  return undefined;
}
