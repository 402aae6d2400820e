import { OperationTypeNode } from 'graphql';
import type { GraphQLObjectType } from 'graphql';
import type { Json } from '../../runtime/model.ts';
import { stackOf } from '../../user-error.ts';
import { bareRecord } from '../bare-record.ts';
import type { Operation } from '../document/operation.ts';
import { collectFields } from '../document/selection.ts';
import type { FieldNodes, SelectedFields } from '../document/selection.ts';
import type { GraphqlResponse } from '../errors.ts';
import type { ExecutionEnvironment } from './environment.ts';
import { executeField, executeFields, nullInNonNull } from './execute-fields.ts';
import type { Completed } from './execute-fields.ts';
import { beginExecution } from './execution.ts';
import type { Execution, RequestContext, ResolverExecution } from './execution.ts';
import { responseOf } from './response.ts';

/**
 * Executes a prepared query or mutation and gives the response's `data` and `errors`.
 *
 * Root fields of a query run side by side, those of a mutation one after another. A root field without a
 * resolver is null; a field below takes its parent's property of the same name. `queryDepthLimit` counts
 * levels of fields, scalars included, and `resolverCountLimit` counts resolver runs; each field beyond the
 * limit ends with an error.
 *
 * The path of a field: `execute-fields.ts` executes it, `field-value.ts` gets its value, `run-resolver.ts`
 * runs its resolver if it has one, `resolve-field.ts` runs the handlers and asks the data sources.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/configuration-limits.html
 */
export async function executeOperation(
  environment: ExecutionEnvironment,
  operation: Operation,
  context: RequestContext,
): Promise<GraphqlResponse> {
  const { definition, schema } = operation;
  const rootType = schema.getRootType(definition.operation);
  if (rootType === undefined || rootType === null) {
    throw new Error(`The schema has no type for a ${definition.operation}.`);
  }
  const resolvers: ResolverExecution = { environment, context, resolverCount: 0, invalidations: new Map() };
  const execution = beginExecution(operation, resolvers);
  const fields = collectFields(operation, rootType, [definition.selectionSet]);
  const data =
    definition.operation === OperationTypeNode.MUTATION
      ? await executeMutations(execution, resolvers, rootType, fields)
      : await executeFields(execution, rootType, null, fields, []);
  return responseOf(execution, data);
}

/** Executes mutations one after another; `onMutationResult` gets each as soon as it has its value. */
async function executeMutations(
  execution: Execution,
  resolvers: ResolverExecution,
  rootType: GraphQLObjectType,
  fields: SelectedFields,
): Promise<Completed> {
  const data = bareRecord<Json>();
  for (const [key, nodes] of fields) {
    const result = await executeField(execution, rootType, null, nodes, [key]);
    // A null that rises to the root ends the operation: the mutations after it do not run.
    if (result === nullInNonNull) {
      return nullInNonNull;
    }
    data[key] = result;
    if (result !== null) {
      publishResult(resolvers, rootType, key, nodes, result);
    }
  }
  return data;
}

function publishResult(
  { context, invalidations }: ResolverExecution,
  rootType: GraphQLObjectType,
  key: string,
  nodes: FieldNodes,
  result: Json,
): void {
  const field = rootType.getFields()[nodes[0].name.value];
  if (field === undefined || context.onMutationResult === undefined) {
    return;
  }
  try {
    context.onMutationResult({
      fieldName: field.name,
      result,
      identity: context.identity,
      invalidations: invalidations.get(key) ?? [],
    });
  } catch (error) {
    context.log(`Publishing the result of ${field.name} failed: ${stackOf(error)}`);
  }
}
