import { describe, expect, it } from 'vitest';
import { buildSchema } from './build-schema.ts';
import { readSubscribedMutations } from './subscribed-mutations.ts';

function read(subscriptions: string): [string, readonly string[]][] {
  const schema = buildSchema(`
    type Query { a: String }
    type Note { id: ID }
    type Other { id: ID }
    type Mutation { add: Note! addMany: [Note!]! other: Other }
    type Subscription { ${subscriptions} }
  `);
  return [...readSubscribedMutations(schema)];
}

describe('@aws_subscribe', () => {
  it('lets several fields hear of a mutation and a field of several mutations', () => {
    const fields = read(`
      onAdd: Note @aws_subscribe(mutations: ["add"])
      onAdd2: Note @aws_subscribe(mutations: ["add", "add"])
      onMany: [Note] @aws_subscribe(mutations: ["addMany"])
      onNothing: String
    `);

    expect(fields).toEqual([
      ['add', ['onAdd', 'onAdd2']],
      ['addMany', ['onMany']],
    ]);
  });

  it('is refused for a mutation that does not exist', () => {
    expect(() => read('on: Note @aws_subscribe(mutations: ["add", "remove"])')).toThrow(
      "The GraphQL schema is refused: @aws_subscribe of Subscription.on names the mutation 'remove', which does not exist.",
    );
  });

  it.each([
    ['Other', 'add', 'Note!'],
    ['[Note]', 'add', 'Note!'],
    ['Note', 'addMany', '[Note!]!'],
  ])('is refused on a field of type %s for the mutation %s', (type, mutation, mutationType) => {
    expect(() => read(`on: ${type} @aws_subscribe(mutations: ["${mutation}"])`)).toThrow(
      `names the mutation '${mutation}' of type ${mutationType}, but the field is of type ${type}.`,
    );
  });
});
