import { buildSchema, introspectionFromSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { withGivenSchema } from './page/given-schema.ts';
import { INTROSPECTION_NAME } from './page-settings.ts';

const given = introspectionFromSchema(buildSchema('type Query { order: ID }'));
const REFUSED = {
  data: null,
  errors: [
    {
      message:
        "Validation error of type FieldUndefined: Field '__schema' in type 'Query' is undefined @ '__schema'",
    },
  ],
};
const OWN = { data: { __schema: 'its own' } };
const QUERY = '{ __schema { queryType { name } } }';

function askedBy(operationName: string, answer: Record<string, unknown>, introspection = given) {
  return withGivenSchema(() => Promise.resolve(answer), introspection)({ query: QUERY, operationName });
}

describe('withGivenSchema', () => {
  it('gives GraphiQL the schema that came with the page when the API refuses to', async () => {
    expect(await askedBy(INTROSPECTION_NAME, REFUSED)).toEqual({ data: given });
  });

  it("leaves it the API's own when there is one", async () => {
    expect(await askedBy(INTROSPECTION_NAME, OWN)).toEqual(OWN);
  });

  it('shows people who ask themselves what the API answers', async () => {
    expect(await askedBy('IntrospectionQuery', REFUSED)).toEqual(REFUSED);
  });

  it('gives none to somebody whose token is refused', async () => {
    const unauthorized = { errors: [{ errorType: 'UnauthorizedException' }], hint: 'Sign in again.' };

    expect(await askedBy(INTROSPECTION_NAME, unauthorized)).toEqual(unauthorized);
  });

  it('leaves the refusal when no schema came with the page', async () => {
    const fetcher = withGivenSchema(() => Promise.resolve(REFUSED), undefined);

    expect(await fetcher({ query: QUERY, operationName: INTROSPECTION_NAME })).toEqual(REFUSED);
  });
});
