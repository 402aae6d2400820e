import { describe, expect, it } from 'vitest';
import type { Json } from '../../runtime/model.ts';
import { buildSchema } from '../schema/build-schema.ts';
import { createOperationPreparer } from './operation.ts';

const schema = buildSchema(`
  enum Order { ASC DESC }
  input Part { name: String! }
  input NoteInput { title: String! on: AWSDate limit: Int = 7 order: Order tags: [String!] meta: AWSJSON part: Part phone: AWSPhone }
  type Query { note(id: ID!): String notes(on: AWSDate, limit: Int, order: Order, tags: [String!]): String }
  type Mutation { add(input: NoteInput!): String }
`);
const prepare = createOperationPreparer(schema, { introspection: true });

function coerced(query: string, variables: { readonly [name: string]: Json }): unknown {
  const prepared = prepare({ query, operationName: null, variables });
  return prepared.isReady ? prepared.operation.variables : prepared.errors;
}

const ADD = 'mutation Add($input: NoteInput!) { add(input: $input) }';

describe('coerceVariables', () => {
  it('parses scalars, makes lists of single values and fills defaults in, inside input objects too', () => {
    expect(
      coerced(ADD, { input: { title: 'a', tags: 'x', meta: '{"a":1}', order: 'ASC', on: null } }),
    ).toEqual({
      input: { title: 'a', tags: ['x'], meta: { a: 1 }, order: 'ASC', on: null, limit: 7 },
    });
  });

  it('takes the default of an absent variable, and null for one that is null', () => {
    const query = 'query ($limit: Int = 5) { notes(limit: $limit) }';

    expect(coerced(query, {})).toEqual({ limit: 5 });
    expect(coerced(query, { limit: null })).toEqual({ limit: null });
  });

  it('leaves out what the operation does not declare', () => {
    expect(coerced('query ($on: AWSDate) { notes(on: $on) }', { on: '2024-01-09', x: 1 })).toEqual({
      on: '2024-01-09',
    });
  });

  it('answers as recorded from the service when a required variable is missing', () => {
    expect(coerced('query Note($id: ID!) { note(id: $id) }', {})).toEqual([
      {
        path: null,
        locations: [{ line: 1, column: 12, sourceName: null }],
        message: "Variable 'id' has coerced Null value for NonNull type 'ID!'",
      },
    ]);
  });

  it('answers as recorded from the service when an input field is no phone number', () => {
    const query = 'mutation CreatePerson($input: NoteInput!) { add(input: $input) }';

    expect(coerced(query, { input: { title: 'a', phone: '1110004444' } })).toEqual([
      {
        path: null,
        locations: [{ line: 1, column: 23, sourceName: null }],
        message:
          "Variable 'phone' has an invalid value. Unable to parse `1110004444` as a valid phone number.",
      },
    ]);
  });

  it('names the variable, not the field, when a required input field is missing (as the service does)', () => {
    expect(coerced(ADD, { input: { title: 'a', part: {} } })).toMatchObject([
      { message: "Variable 'input' has coerced Null value for NonNull type 'String!'" },
    ]);
    expect(coerced(ADD, { input: { title: null } })).toMatchObject([
      { message: "Variable 'input' has coerced Null value for NonNull type 'String!'" },
    ]);
  });

  it('answers as recorded from the service when an input object has a field too many', () => {
    expect(coerced(ADD, { input: { title: 'a', testa: 'b' } })).toEqual([
      {
        path: null,
        locations: null,
        message:
          "The variables input contains a field that is not defined for input object type 'NoteInput' ",
      },
    ]);
  });

  it.each([
    ['on', '2024-02-30', 'Unable to parse `2024-02-30` as a valid date.'],
    ['limit', 3_000_000_000, "Expected type 'Int' but was 'Long'."],
    ['limit', 'many', "Expected type 'Int' but was 'String'."],
    ['order', 'UP', "Invalid input for Enum 'Order'. No value found for name 'UP'"],
    ['order', 1, "Invalid input for Enum 'Order'. No value found for name '1'"],
    ['meta', { a: 1 }, 'Unable to parse `{a=1}` as valid JSON.'],
    [
      'part',
      'x',
      "Expected type 'Map' but was 'String'. Variables for input objects must be an instance of type 'Map'.",
    ],
  ])('refuses an input field %s that is %j', (field, value, reason) => {
    expect(coerced(ADD, { input: { title: 'a', [field]: value } })).toMatchObject([
      { message: `Variable '${field}' has an invalid value. ${reason}` },
    ]);
  });

  it('refuses a null in a list of non-null items', () => {
    expect(coerced('query ($tags: [String!]) { notes(tags: $tags) }', { tags: ['a', null] })).toMatchObject([
      { message: "Variable 'tags' has coerced Null value for NonNull type 'String!'" },
    ]);
  });

  it('takes a field named __proto__ for what it is, a field too many', () => {
    const input = JSON.parse('{"title": "a", "__proto__": {"title": "b"}}') as Json;

    expect(coerced(ADD, { input })).toMatchObject([
      { message: expect.stringContaining('contains a field') as string },
    ]);
  });
});

describe('createOperationPreparer', () => {
  const TWO = 'query A { notes } query B { notes(limit: 1) }';

  it('selects the operation that is asked for', () => {
    const prepared = prepare({ query: TWO, operationName: 'B', variables: {} });

    expect(prepared.isReady && prepared.operation.definition.name?.value).toBe('B');
  });

  it.each([
    [null, 'Must provide operation name if query contains multiple operations.'],
    ['C', "Unknown operation named 'C'."],
  ])('refuses two operations with the operation name %j', (operationName, message) => {
    expect(prepare({ query: TWO, operationName, variables: {} })).toEqual({
      isReady: false,
      errors: [{ path: null, locations: null, message }],
    });
  });

  it('refuses a subscription of a schema that has none', () => {
    expect(prepare({ query: 'subscription { added }', operationName: null, variables: {} })).toMatchObject({
      isReady: false,
      errors: [{ message: 'Schema is not configured for subscriptions.' }],
    });
  });

  it('gives a repeated document anew for other variables', () => {
    const query = 'query ($limit: Int) { notes(limit: $limit) }';

    expect(coerced(query, { limit: 1 })).toEqual({ limit: 1 });
    expect(coerced(query, { limit: 2 })).toEqual({ limit: 2 });
  });
});
