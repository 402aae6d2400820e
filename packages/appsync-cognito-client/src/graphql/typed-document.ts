/**
 * A GraphQL document as text, with the types of its result and variables: what graphql-codegen makes with
 * `documentMode: string`, or a string that was given the type.
 */
export interface TypedDocument<Result, Variables> {
  toString(): string;
  /** For the compiler only. */
  readonly __apiType?: (variables: Variables) => Result;
}

/** Any document. */
export type AnyDocument = TypedDocument<unknown, never>;

/** What an operation answers with; unknown for a document without types. */
export type ResultOf<Document extends AnyDocument> =
  Document extends TypedDocument<infer Result, never> ? Result : never;

/** The variables of an operation; unknown for a document without types. */
export type VariablesOf<Document extends AnyDocument> =
  Document extends TypedDocument<unknown, infer Variables> ? Variables : never;

/** The text of a document. @throws {TypeError} for a syntax tree, which has no text */
export function textOf(document: AnyDocument): string {
  const text = document.toString();
  if (text.startsWith('[object')) {
    throw new TypeError('The document must be text: give print(document), or use documentMode: string.');
  }
  return text;
}

/**
 * Whether a document reads only, so that it may be sent as often as one likes. Without a parser, what cannot
 * be seen at once counts as a mutation.
 */
export function isQuery(text: string): boolean {
  return /^(?:\s|,|#.*)*(?:query\b|\{)/.test(text) && !/\b(?:mutation|subscription)\b/.test(text);
}
