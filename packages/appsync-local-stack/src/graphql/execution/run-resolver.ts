import { OperationTypeNode } from 'graphql';
import type { Json } from '../../runtime/model.ts';
import type { ResolverModel } from '../../template/model.ts';
import { stackOf } from '../../user-error.ts';
import { responseKey } from '../document/selection.ts';
import { resolverKey } from './environment.ts';
import { depthOf } from './execution.ts';
import type { Execution, FieldSite, ResolverExecution } from './execution.ts';
import { extensionWithoutEffect } from './extension-without-effect.ts';
import { handlerInfo } from './handler-info.ts';
import { resolveField } from './resolve-field.ts';
import type { FieldResolution } from './resolve-field.ts';
import { reportFieldError, reportResolverError } from './resolver-error.ts';

/** Runs the resolver of a field, reports its errors and logs its output; its value is null after an error. */
export async function runResolver(
  execution: Execution,
  resolvers: ResolverExecution,
  site: FieldSite,
  resolver: ResolverModel,
  args: { readonly [name: string]: Json },
): Promise<Json> {
  const { environment, context } = resolvers;
  let resolution: FieldResolution;
  try {
    resolution = await resolveField(environment, resolver, {
      arguments: args,
      identity: context.identity,
      source: site.source,
      request: context.request,
      info: handlerInfo(execution.operation, site),
    });
  } catch (error) {
    context.log(`Resolving ${resolverKey(site.parentType.name, site.field.name)} failed: ${stackOf(error)}`);
    const message = 'An internal failure occurred while resolving this field.';
    reportFieldError(execution, site, { message, errorType: 'InternalFailure' });
    return null;
  }
  resolution.logs.forEach((line) => context.log(line));
  reportErrors(execution, site, resolution);
  if (depthOf(site.path) === 1) {
    resolvers.invalidations.set(responseKey(site.nodes[0]), resolution.invalidations);
  }
  return resolution.value;
}

function reportErrors(execution: Execution, site: FieldSite, resolution: FieldResolution): void {
  for (const error of resolution.appendedErrors) {
    reportResolverError(execution, site, error);
  }
  if (resolution.error !== undefined) {
    reportResolverError(execution, site, resolution.error);
  }
  for (const message of messagesOfLostExtensions(execution, site, resolution)) {
    reportFieldError(execution, site, { message, errorType: 'Code' });
  }
}

/** An extension where it has no effect is an error here: what AppSync does then is not established. */
function messagesOfLostExtensions(
  { operation }: Execution,
  { parentType, field, path }: FieldSite,
  resolution: FieldResolution,
): readonly string[] {
  const key = resolverKey(parentType.name, field.name);
  const messages: string[] = [];
  if (resolution.subscriptionFilter !== undefined) {
    messages.push(extensionWithoutEffect('setSubscriptionFilter', key));
  }
  if (resolution.subscriptionInvalidationFilter !== undefined) {
    messages.push(extensionWithoutEffect('setSubscriptionInvalidationFilter', key));
  }
  const isRootOfMutation =
    operation.definition.operation === OperationTypeNode.MUTATION && depthOf(path) === 1;
  if (resolution.invalidations.length > 0 && !isRootOfMutation) {
    messages.push(extensionWithoutEffect('invalidateSubscriptions', key));
  }
  return messages;
}
