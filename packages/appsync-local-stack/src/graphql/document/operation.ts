import { Kind, OperationTypeNode } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Json } from '../../runtime/model.ts';
import { OperationRefused, positionOf } from '../errors.ts';
import type { EngineErrorEntry } from '../errors.ts';
import { DocumentCache } from './document-cache.ts';
import type { CheckedDocument } from './document-cache.ts';
import { DocumentMalformed, parseDocument, validateDocument } from './validation.ts';
import { coerceVariables } from './variables.ts';

/** What a client asks for: the parts of a GraphQL request. */
export interface OperationRequest {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: { readonly [name: string]: Json };
}

/** One operation of a valid document with its variables: ready to be executed or subscribed to. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced, by name. */
  readonly variables: { readonly [name: string]: unknown };
  /** As the client sent them: `ctx.info.variables`. */
  readonly rawVariables: { readonly [name: string]: Json };
}

export type PreparedOperation =
  | { readonly isReady: true; readonly operation: Operation }
  | { readonly isReady: false; readonly errors: readonly EngineErrorEntry[] };

/** Documents are a few kilobytes each when parsed; an app has a few dozen. */
const MAX_CACHED_DOCUMENTS = 500;

/**
 * Makes the function that parses, validates and coerces operations of a schema; it keeps the last 500
 * documents.
 *
 * The function gives an operation, or the errors of a response with `data: null`: of validation, of the
 * operation's name, of variables. It throws `DocumentMalformed` for a text that is not a GraphQL document.
 */
export function createOperationPreparer(
  schema: GraphQLSchema,
  options: { readonly introspection: boolean },
): (request: OperationRequest) => PreparedOperation {
  const cache = new DocumentCache(MAX_CACHED_DOCUMENTS);
  const check = (query: string): CheckedDocument => checkDocument(schema, query, options);
  return (request) => {
    try {
      return prepareOperation(schema, cache.get(request.query, check), request);
    } catch (error) {
      // Documents and variables are walked by recursion: thousands of levels exhaust the call stack.
      if (!(error instanceof RangeError)) {
        throw error;
      }
      throw new DocumentMalformed('Unable to parse GraphQL query.', 'The request is nested too deeply.');
    }
  };
}

function checkDocument(
  schema: GraphQLSchema,
  query: string,
  options: { readonly introspection: boolean },
): CheckedDocument {
  const document = parseDocument(query);
  return { document, errors: validateDocument(schema, document, options) };
}

function prepareOperation(
  schema: GraphQLSchema,
  { document, errors }: CheckedDocument,
  { operationName, variables: rawVariables }: OperationRequest,
): PreparedOperation {
  if (errors.length > 0) {
    return { isReady: false, errors };
  }
  try {
    const definition = selectOperation(document, operationName);
    checkRootType(schema, definition);
    const fragments = fragmentsOf(document);
    const variables = coerceVariables(schema, definition, rawVariables);
    return { isReady: true, operation: { schema, definition, fragments, variables, rawVariables } };
  } catch (error) {
    if (!(error instanceof OperationRefused)) {
      throw error;
    }
    const { locations, message } = error;
    return { isReady: false, errors: [{ path: null, locations, message }] };
  }
}

function selectOperation(document: DocumentNode, operationName: string | null): OperationDefinitionNode {
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operationName === null) {
    const [only, ...others] = operations;
    if (only !== undefined && others.length === 0) {
      return only;
    }
    throw new OperationRefused('Must provide operation name if query contains multiple operations.', null);
  }
  const named = operations.find((operation) => operation.name?.value === operationName);
  if (named === undefined) {
    throw new OperationRefused(`Unknown operation named '${operationName}'.`, null);
  }
  return named;
}

function checkRootType(schema: GraphQLSchema, { operation, loc }: OperationDefinitionNode): void {
  const rootType = schema.getRootType(operation);
  if (rootType !== undefined && rootType !== null) {
    return;
  }
  const kinds = operation === OperationTypeNode.MUTATION ? 'mutations' : 'subscriptions';
  const position = positionOf(loc);
  throw new OperationRefused(`Schema is not configured for ${kinds}.`, position === null ? null : [position]);
}

function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  return fragments;
}
