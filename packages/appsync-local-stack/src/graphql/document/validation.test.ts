import { describe, expect, it } from 'vitest';
import { buildSchema } from '../schema/build-schema.ts';
import { parseDocument, validateDocument } from './validation.ts';

const schema = buildSchema(`
  interface Named { name: String }
  type Note implements Named { id: ID! name: String author: Person tags: [String!]! }
  type Person implements Named { name: String notes(limit: Int = 10): [Note] }
  union Found = Note | Person
  enum Order { ASC DESC }
  input NoteInput { title: String! on: AWSDate order: Order tags: [String!] part: NoteInput }
  type Query {
    note(id: ID!): Note
    notes(limit: Int, order: Order, on: AWSDate, flag: Boolean, price: Float): [Note!]
    found: Found
  }
  type Mutation { add(input: NoteInput!, json: AWSJSON): Note }
  type Subscription { added: Note removed: Note }
`);

function errorsOf(query: string, options = { introspection: true }): unknown[] {
  return validateDocument(schema, parseDocument(query), options);
}

function messagesOf(query: string): string[] {
  return validateDocument(schema, parseDocument(query), { introspection: true }).map(
    (error) => error.message,
  );
}

describe('parseDocument', () => {
  it.each(['meow', '{}', '{}}', '[]', '', '{ note(id: "1) }', '{ a ', 'query ($a: Int) { a } }', '\u0000'])(
    'refuses %j as the service does',
    (query) => {
      expect(() => parseDocument(query)).toThrow('Unable to parse GraphQL query.');
    },
  );

  it.each([
    ['{ note(id: 1) { id }', "Invalid Syntax : offending token '<EOF>' at line 1 column 21"],
    ['{\n  note(id 1) { id } }', "Invalid Syntax : offending token '1' at line 2 column 11"],
    ['queryy { a }', "Invalid Syntax : offending token 'queryy' at line 1 column 1"],
  ])('says for the log what is wrong with %j', (query, detail) => {
    expect(() => parseDocument(query)).toThrow(expect.objectContaining({ detail }));
  });

  it('takes 15,000 tokens and refuses 15,001', () => {
    expect(parseDocument(`{${' a'.repeat(14_998)}}`).kind).toBe('Document');
    expect(() => parseDocument(`{${' a'.repeat(14_999)}}`)).toThrow('Maximum char length exceeded');
  });

  it('refuses a document that nests too deeply to be read', () => {
    expect(() => parseDocument(`{ notes(limit: ${'['.repeat(7000)}${']'.repeat(7000)}) { id } }`)).toThrow(
      'Unable to parse GraphQL query.',
    );
  });
});

describe('validateDocument', () => {
  it('finds nothing wrong with a valid document', () => {
    expect(
      messagesOf(`
        query Q($id: ID!, $limit: Int = 5, $short: Boolean!) {
          one: note(id: $id) { ...Parts author @include(if: $short) { notes(limit: $limit) { id } } }
          found { __typename ... on Note { id } ... on Named { name } }
          __schema { queryType { name } }
        }
        fragment Parts on Note { id name tags }
      `),
    ).toEqual([]);
  });

  it('has the shape of AppSync’s answer, recorded from the service', () => {
    expect(errorsOf('{badfield}')).toEqual([
      {
        path: null,
        locations: [{ line: 1, column: 2, sourceName: null }],
        message:
          "Validation error of type FieldUndefined: Field 'badfield' in type 'Query' is undefined @ 'badfield'",
      },
    ]);
  });

  it.each([
    ['FieldUndefined', '{ note(id: 1) { bad } }', "Field 'bad' in type 'Note' is undefined @ 'note/bad'"],
    ['FieldUndefined', '{ found { name } }', "Field 'name' in type 'Found' is undefined @ 'found/name'"],
    [
      'SubSelectionRequired',
      '{ note(id: 1) }',
      "Sub selection required for type Note of field note @ 'note'",
    ],
    [
      'SubSelectionNotAllowed',
      '{ note(id: 1) { name { x } } }',
      "Sub selection not allowed on leaf type String of field name @ 'note/name'",
    ],
    ['MissingFieldArgument', '{ note { id } }', "Missing field argument id @ 'note'"],
    ['MissingDirectiveArgument', '{ note(id: 1) { id @skip } }', "Missing directive argument if @ 'note/id'"],
    ['UnknownArgument', '{ note(id: 1, x: 2) { id } }', "Unknown field argument x @ 'note'"],
    [
      'DuplicateArgumentNames',
      '{ note(id: 1, id: 2) { id } }',
      "There can be only one argument named 'id' @ 'note'",
    ],
    [
      'WrongType',
      '{ notes(limit: "abc") { id } }',
      "argument 'limit' with value 'StringValue{value='abc'}' is not a valid 'Int' @ 'notes'",
    ],
    [
      'WrongType',
      '{ notes(limit: 2147483648) { id } }',
      "argument 'limit' with value 'IntValue{value=2147483648}' is not a valid 'Int' @ 'notes'",
    ],
    [
      'WrongType',
      '{ notes(on: "2024-02-30") { id } }',
      "argument 'on' with value 'StringValue{value='2024-02-30'}' is not a valid 'AWSDate' @ 'notes'",
    ],
    [
      'WrongType',
      '{ notes(order: UP) { id } }',
      "argument 'order' with value 'EnumValue{name='UP'}' is not a valid 'Order' @ 'notes'",
    ],
    [
      'WrongType',
      '{ note(id: null) { id } }',
      "argument 'id' with value 'NullValue{}' must not be null @ 'note'",
    ],
    [
      'WrongType',
      'mutation { add(input: {title: "a"}, json: {upvotes: 10}) { id } }',
      "argument 'json' with value 'ObjectValue{objectFields=[ObjectField{name='upvotes', value=IntValue{value=10}}]}' is not a valid 'AWSJSON' @ 'add'",
    ],
    [
      'WrongType',
      'mutation { add(input: {on: "2024-01-09"}) { id } }',
      "argument 'input' with value 'ObjectValue{objectFields=[ObjectField{name='on', value=StringValue{value='2024-01-09'}}]}' is missing required fields '[title]' @ 'add'",
    ],
    [
      'WrongType',
      'mutation { add(input: {title: "a", x: true}) { id } }',
      "argument 'input' with value 'ObjectValue{objectFields=[ObjectField{name='title', value=StringValue{value='a'}}, ObjectField{name='x', value=BooleanValue{value=true}}]}' contains a field not in 'NoteInput': 'x' @ 'add'",
    ],
    [
      'WrongType',
      'mutation { add(input: {title: "a", part: {title: "b", tags: ["x", 1.5]}}) { id } }',
      "argument 'input.part.tags[1]' with value 'FloatValue{value=1.5}' is not a valid 'String' @ 'add'",
    ],
    [
      'WrongType',
      '{ notes(price: 1e400) { id } }',
      "argument 'price' with value 'FloatValue{value=1e400}' is not a valid 'Float' @ 'notes'",
    ],
    [
      'WrongType',
      'mutation { add(input: 5) { id } }',
      "argument 'input' with value 'IntValue{value=5}' must be an object type @ 'add'",
    ],
    ['UnknownType', 'query ($a: Nothing) { notes(limit: $a) { id } }', 'Unknown type Nothing'],
    ['UnknownType', '{ found { ... on Nothing { id } } }', "Unknown type Nothing @ 'found'"],
    ['UndefinedFragment', '{ note(id: 1) { ...Nothing } }', "Undefined fragment Nothing @ 'note'"],
    ['UnusedFragment', '{ found { __typename } } fragment F on Note { id }', "Unused fragment F @ 'F'"],
    [
      'FragmentCycle',
      '{ note(id: 1) { ...F } } fragment F on Note { author { notes { ...F } } }',
      "Fragment cycles not allowed @ 'F'",
    ],
    [
      'FragmentTypeConditionInvalid',
      '{ note(id: 1) { ...F } } fragment F on Order { id }',
      "Fragment type condition is invalid, must be on Object/Interface/Union @ 'F'",
    ],
    [
      'InlineFragmentTypeConditionInvalid',
      '{ note(id: 1) { ... on Order { id } } }',
      "Inline fragment type condition is invalid, must be on Object/Interface/Union @ 'note'",
    ],
    [
      'InvalidFragmentType',
      '{ note(id: 1) { ... on Person { name } } }',
      "Fragment cannot be spread here as objects of type Note can never be of type Person @ 'note'",
    ],
    [
      'InvalidFragmentType',
      '{ note(id: 1) { ...F } } fragment F on Person { name }',
      "Fragment F cannot be spread here as objects of type Note can never be of type Person @ 'note'",
    ],
    ['UndefinedVariable', '{ note(id: $id) { id } }', "Undefined variable id @ 'note'"],
    ['UnusedVariable', 'query ($id: ID) { found { __typename } }', 'Unused variable id'],
    ['NonInputTypeOnVariable', 'query ($a: Note) { notes(limit: $a) { id } }', 'Wrong type for a variable'],
    [
      'DuplicateVariableName',
      'query ($a: Int, $a: Int) { notes(limit: $a) { id } }',
      "There can be only one variable named 'a'",
    ],
    [
      'VariableTypeMismatch',
      'query ($id: String) { note(id: $id) { id } }',
      "Variable type 'String' doesn't match expected type 'ID!' @ 'note'",
    ],
    [
      'VariableTypeMismatch',
      'query ($id: ID) { note(id: $id) { id } }',
      "Variable type 'ID' doesn't match expected type 'ID!' @ 'note'",
    ],
    [
      'BadValueForDefaultArg',
      'query ($a: Int = "x") { notes(limit: $a) { id } }',
      "Bad default value StringValue{value='x'} for type Int",
    ],
    [
      'LoneAnonymousOperationViolation',
      'query A { found { __typename } } { found { __typename } }',
      'Anonymous operation with other operations.',
    ],
    [
      'LoneAnonymousOperationViolation',
      '{ found { __typename } } query A { found { __typename } }',
      'Operation A is following anonymous operation.',
    ],
    [
      'DuplicateOperationName',
      'query A { found { __typename } } query A { found { __typename } }',
      "There can be only one operation named 'A'",
    ],
    [
      'SubscriptionMultipleRootFields',
      'subscription S { added { id } removed { id } }',
      'Subscription operation S must have exactly one root field.',
    ],
    ['UnknownDirective', '{ note(id: 1) { id @secret } }', "Unknown directive secret @ 'note/id'"],
    [
      'MisplacedDirective',
      'query @skip(if: true) { found { __typename } }',
      'Directive skip not allowed here',
    ],
    [
      'DuplicateDirectiveName',
      '{ note(id: 1) { id @skip(if: true) @skip(if: true) } }',
      "Directives must be uniquely named within a location. The directive 'skip' used on a 'Field' is not unique. @ 'note/id'",
    ],
    [
      'FieldsConflict',
      '{ note(id: 1) { a: id a: name } }',
      "a: id and name are different fields @ 'note/id'",
    ],
    [
      'FieldsConflict',
      '{ note(id: 1) { id } note(id: 2) { id } }',
      "note: they have differing arguments @ 'note'",
    ],
    [
      'FieldsConflict',
      '{ note(id: 1) { author { a: name } author { a: __typename } } }',
      "author: (a: name and __typename are different fields) @ 'note/author'",
    ],
    [
      'NonExecutableDefinition',
      '{ found { __typename } } type A { a: ID }',
      'The document contains a definition that is not executable',
    ],
  ])('reports %s for %s', (type, query, description) => {
    expect(messagesOf(query)).toContain(`Validation error of type ${type}: ${description}`);
  });

  it('reports every error of a document, each where it is', () => {
    expect(errorsOf('{\n  note { id }\n  worse\n}')).toMatchObject([
      {
        locations: [{ line: 2, column: 3 }],
        message: expect.stringContaining('MissingFieldArgument') as string,
      },
      { locations: [{ line: 3, column: 3 }], message: expect.stringContaining('FieldUndefined') as string },
    ]);
  });

  it('knows no __schema when introspection is off, but still __typename', () => {
    const off = { introspection: false };

    expect(errorsOf('{ __schema { types { name } } }', off)).toMatchObject([
      {
        message:
          "Validation error of type FieldUndefined: Field '__schema' in type 'Query' is undefined @ '__schema'",
      },
    ]);
    expect(errorsOf('{ __type(name: "Note") { name } }', off)).toMatchObject([
      {
        message:
          "Validation error of type FieldUndefined: Field '__type' in type 'Query' is undefined @ '__type'",
      },
    ]);
    expect(errorsOf('{ __typename found { __typename } }', off)).toEqual([]);
  });
});
