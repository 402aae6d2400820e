import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import type { SignedInUser } from './signed-in-user.ts';

/** An answer in which every root field has a value: each is null in the schema for the sake of its errors. */
export type Answered<Result> = { readonly [Field in keyof Result]-?: NonNullable<Result[Field]> };

/**
 * Sends one operation to a local stack and gives its data.
 *
 * @param origin of the stack, plain HTTP, e.g. `http://localhost:4000`
 * @param headers besides those that GraphQL over HTTP needs
 * @throws {Error} when the answer has errors or a root field without a value
 */
export async function sendOperation<Result, Variables>(
  origin: string,
  user: SignedInUser,
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered<Result>> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: user.accessToken, ...headers },
    body: JSON.stringify({ query: print(document), variables }),
  });
  // GraphQL's shape, with what the document selects.
  const answer = (await response.json()) as { data?: Answered<Result> | null; errors?: unknown };
  if (
    answer.data === undefined ||
    answer.data === null ||
    answer.errors ||
    Object.values(answer.data).includes(null)
  ) {
    throw new Error(`An operation was refused: ${JSON.stringify(answer)}`);
  }
  return answer.data;
}
