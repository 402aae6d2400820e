import type { ResolverModel } from '../../template/model.ts';
import { notAuthorizedMessage } from '../schema/authorization.ts';
import { depthOf } from './execution.ts';
import type { FieldSite, ResolverExecution } from './execution.ts';
import type { ResolverFault } from './resolver-error.ts';

/**
 * AppSync's limit of resolver runs in one request.
 *
 * Source: https://docs.aws.amazon.com/general/latest/gr/appsync.html
 */
const MAX_RESOLVERS = 10_000;

/**
 * The reason not to give a field a value: the caller may not have it, it is too deep, or too many resolvers
 * were run. A resolver that may run is counted.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/configuration-limits.html
 *
 * @param resolver the field's resolver, undefined for a field without one
 */
export function findRefusal(
  resolvers: ResolverExecution,
  { parentType, field, path }: FieldSite,
  resolver: ResolverModel | undefined,
): ResolverFault | undefined {
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
