import type { Json } from '../runtime/model.ts';
import { UserError } from '../user-error.ts';

/** A place in a GraphQL document, counted from 1; `sourceName` is always null, as AppSync prints it. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
  readonly sourceName: null;
}

/** The path of a field in the response: response keys and list indexes. */
export type ResponsePath = readonly (string | number)[];

/** An error that a resolver raised or appended. The order of the keys is AppSync's. */
interface ResolverErrorEntry {
  readonly path: ResponsePath;
  readonly data: Json;
  readonly errorType: string | null;
  readonly errorInfo: Json;
  readonly locations: readonly SourcePosition[];
  readonly message: string;
}

/**
 * An error of the GraphQL engine: validation, variables, non-null fields, values that do not fit their type.
 */
export interface EngineErrorEntry {
  readonly path: ResponsePath | null;
  readonly locations: readonly SourcePosition[] | null;
  readonly message: string;
}

export type ErrorEntry = ResolverErrorEntry | EngineErrorEntry;

/** The body of a request that was executed or refused by the GraphQL engine (always status 200). */
export interface GraphqlResponse {
  readonly data: Json;
  readonly errors?: readonly ErrorEntry[];
}

/** A problem that has one place in the document or none, before it becomes an entry of the response. */
export class OperationRefused extends UserError {
  override readonly name = 'OperationRefused';
  readonly locations: readonly SourcePosition[] | null;

  constructor(message: string, locations: readonly SourcePosition[] | null) {
    super('ValidationError', message);
    this.locations = locations;
  }
}

/** The position of an AST node, or null when the node was not parsed from text. */
export function positionOf(
  loc: { startToken: { line: number; column: number } } | undefined,
): SourcePosition | null {
  return loc === undefined
    ? null
    : { line: loc.startToken.line, column: loc.startToken.column, sourceName: null };
}

/** A response path as graphql-java prints it in messages: `/list/items[32]/date`. */
export function pathText(path: ResponsePath): string {
  return path.map((step) => (typeof step === 'number' ? `[${step}]` : `/${step}`)).join('');
}
