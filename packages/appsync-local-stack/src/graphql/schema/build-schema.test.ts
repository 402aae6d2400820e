import { isEnumType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildSchema } from './build-schema.ts';

const QUERY = 'type Query { note(id: ID!): String }';

describe('buildSchema', () => {
  it('knows AWS scalars and directives that nobody declared', () => {
    const schema = buildSchema(`
      type Query @aws_cognito_user_pools @aws_iam { at: AWSDateTime @aws_auth(cognito_groups: ["A"]) @deprecated }
      type Mutation { add(on: AWSDate!): String @aws_api_key @aws_oidc @aws_lambda }
      type Subscription { added: String @aws_subscribe(mutations: ["add"]) }
    `);

    expect(schema.getType('AWSDateTime')?.description).toContain('ISO 8601');
    expect(schema.getSubscriptionType()?.getFields()['added']?.type.toString()).toBe('String');
  });

  it('lists no AWS scalar that the schema does not use', () => {
    expect(buildSchema(QUERY).getType('AWSDate')).toBeUndefined();
  });

  it('makes comments directly above a definition its description, and no others', () => {
    const schema = buildSchema(`
      # Stands alone.

      # What anyone can read.
      # In two lines.
      type Query {
        # One note.
        note(
          # Its id.
          id: ID!
          order: Order # behind it, about order
          limit: Int
        ): String
        "Described already."
        # Not this.
        other: String
      }
      # How to sort.
      enum Order {
        # Upwards.
        ASC
        DESC
      }
    `);

    const query = schema.getQueryType();
    const note = query?.getFields()['note'];
    const order = schema.getType('Order');
    expect(query?.description).toBe('What anyone can read.\nIn two lines.');
    expect(note?.description).toBe('One note.');
    expect(note?.args.map((argument) => argument.description)).toEqual(['Its id.', undefined, undefined]);
    expect(query?.getFields()['other']?.description).toBe('Described already.');
    expect(
      isEnumType(order) && [
        order.description,
        order.getValue('ASC')?.description,
        order.getValue('DESC')?.description,
      ],
    ).toEqual(['How to sort.', 'Upwards.', undefined]);
  });

  it('takes interfaces and unions', () => {
    const type = buildSchema(`
      interface A { a: String } interface B { b: String }
      type Both implements A & B { a: String b: String }
      union Any = Both
      type Query { any: Any }
    `).getType('Both');

    expect(isObjectType(type) && type.getInterfaces().map((one) => one.name)).toEqual(['A', 'B']);
  });

  it.each([
    ['a custom scalar', `scalar Money ${QUERY}`, "scalar 'Money': custom scalars are not supported"],
    ['a declared AWS scalar', `scalar AWSDate ${QUERY}`, "scalar 'AWSDate' is built in"],
    ['a declared AWS directive', `directive @aws_iam on OBJECT ${QUERY}`, "directive '@aws_iam' is built in"],
    [
      'an own type that begins with AWS',
      `type AWSNote { a: ID } ${QUERY}`,
      "type 'AWSNote': names of types cannot begin",
    ],
    [
      'an interface of an interface',
      `interface A { a: ID } interface B implements A { a: ID } ${QUERY}`,
      "interface 'B': interfaces cannot implement interfaces.",
    ],
    ['no query type', 'type Mutation { a: ID }', 'there is no query type'],
    ['an unknown type', 'type Query { a: Nothing }', 'Unknown type "Nothing".'],
    ['an unknown directive', 'type Query { a: ID @secret }', 'Unknown directive "@secret".'],
    ['a syntax error', 'type Query {', 'Syntax Error: Expected Name, found <EOF>. (line 1, column 13)'],
    [
      'a subscription to a mutation that does not exist',
      `${QUERY} type Subscription { a: ID @aws_subscribe(mutations: ["add"]) }`,
      "Subscription.a names the mutation 'add'",
    ],
  ])('refuses %s in one line', (_, sdl, message) => {
    expect(() => buildSchema(sdl)).toThrow(`The GraphQL schema is refused: `);
    expect(() => buildSchema(sdl)).toThrow(message);
    expect(() => buildSchema(sdl)).not.toThrow('\n');
  });

  it('takes a schema of 1 MB and refuses one of a byte more', () => {
    const exact = QUERY + '#'.repeat(1_048_576 - QUERY.length);

    expect(buildSchema(exact).getQueryType()?.name).toBe('Query');
    expect(() => buildSchema(`${exact}#`)).toThrow('it has 1048577 bytes, at most 1048576 are allowed.');
  });
});
