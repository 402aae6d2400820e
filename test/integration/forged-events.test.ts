import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildSchema } from 'appsync-local-stack/schema';
import { filteredBy, only, startRealtimeServer } from 'appsync-local-stack/testing';
import { getNamedType, isObjectType } from 'graphql';
import type { GraphQLNamedType, GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgeries } from '../support/forgeries.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import { addExpense, importExpenses } from '../support/operations.ts';
import { subscribe } from '../support/subscriber.ts';
import type { Subscriber } from '../support/subscriber.ts';

const sdl = readFileSync('schema.graphql', 'utf8');

describe('a forged event', () => {
  const test = useLocalStack();
  const state: { attacker?: TestUser; victim?: TestUser; heard?: readonly Subscriber[] } = {};

  beforeAll(async () => {
    const [attacker, victim] = await Promise.all([test.newUser(), test.newUser()]);
    const subscriptions = ['onExpenseAdded { id }', 'onExpensesImported { items { id } }'];
    const heard = await Promise.all(
      subscriptions.map((field) => subscribe(test.stack.origin, victim, `subscription { ${field} }`)),
    );
    Object.assign(state, { attacker, victim, heard });
  });
  afterAll(() => state.heard?.forEach((subscriber) => subscriber.close()));

  function people(): Required<typeof state> {
    const { attacker, victim, heard } = state;
    if (attacker === undefined || victim === undefined || heard === undefined) {
      throw new Error('Nobody has subscribed before the first test');
    }
    return { attacker, victim, heard };
  }

  /** What has come by the time that the event with the id is there. */
  async function eventsUntil(subscriber: Subscriber, id: string): Promise<unknown[]> {
    while (!JSON.stringify(subscriber.events).includes(id)) {
      await subscriber.received(subscriber.events.length + 1);
    }
    return subscriber.events.splice(0);
  }

  it.each(forgeries)('is not heard of by its victim: $name', async ({ mutation }) => {
    const { attacker, victim, heard } = people();
    const ids = [randomUUID(), randomUUID()];

    const { errors } = await attacker.graphql(mutation(victim.sub));
    // What the victim does is published after it, on the same sockets.
    const input = { date: '2024-01-09', amount: 1, category: 'Food' };
    await victim.graphql(addExpense, { input: { ...input, id: ids[0] } });
    await victim.graphql(importExpenses, { input: { expenses: [{ ...input, id: ids[1] }] } });
    const events = await Promise.all(
      heard.map((subscriber, index) => eventsUntil(subscriber, ids[index] ?? '')),
    );

    expect(errors).toBeUndefined();
    expect(events).toEqual([[{ id: ids[0] }], [{ items: [{ id: ids[1] }] }]]);
  });

  it('is heard of where a filter asks for userId alone: that is what the owner is for', async () => {
    const server = await startRealtimeServer({
      sdl,
      scripts: {
        'Mutation.addExpense': {
          response: ({ arguments: { input } }) => ({
            result: {
              id: 'forged',
              userId: 'sub-of-ann',
              owner: { userId: 'sub-of-ann', isSetByServer: true },
              ...(input as object), // GraphQL has checked that it is one
            },
          }),
        },
        'Subscription.onExpenseAdded': filteredBy(({ sub }) => only('userId', 'eq', sub)),
      },
    });
    try {
      for (const { name, mutation, deceivesUserId } of forgeries) {
        const victim = await server.connect({ token: 'token-of-ben' });
        await victim.subscribe('1', 'subscription { onExpenseAdded { __typename } }', {
          token: 'token-of-ben',
        });
        await server.mutate(mutation('sub-of-ben'));
        victim.send({ id: '1', type: 'stop' });
        const { type } = await victim.next();
        expect({ name, isHeard: type === 'data' }).toEqual({ name, isHeard: deceivesUserId });
      }
    } finally {
      await server.close();
    }
  });
});

/** The types of an object's fields. */
function typesOfFields(type: GraphQLNamedType): GraphQLNamedType[] {
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  return fields.map((field) => getNamedType(field.type));
}

/** All types that are reached from a type by its fields. */
function reached(type: GraphQLNamedType, found = new Set<GraphQLObjectType>()): Set<GraphQLObjectType> {
  if (!isObjectType(type) || found.has(type)) {
    return found;
  }
  found.add(type);
  for (const field of Object.values(type.getFields())) {
    reached(getNamedType(field.type), found);
  }
  return found;
}

describe('the types that are published', () => {
  const published = Object.values(buildSchema(sdl).getSubscriptionType()?.getFields() ?? {});
  // What is published may itself have a Boolean: under the alias `owner` only one of its fields can stand.
  const fieldTypes = published.flatMap((field) => typesOfFields(getNamedType(field.type)));
  const types = new Set(fieldTypes.flatMap((type) => [...reached(type)]));

  it('have a Boolean in Owner only, so that nothing else passes for an owner, were a list looked into or not', () => {
    const withBoolean = [...types].filter((type) =>
      Object.values(type.getFields()).some((field) => getNamedType(field.type).name === 'Boolean'),
    );

    expect(withBoolean.map(({ name }) => name)).toEqual(['Owner']);
  });

  it('have an owner of their own at the root, whose fields only the server decides', () => {
    const owner = [...types].find(({ name }) => name === 'Owner');

    expect(Object.keys(owner?.getFields() ?? {})).toEqual(['userId', 'isSetByServer']);
    for (const { name, type } of published) {
      const root = getNamedType(type);
      const ownerType = isObjectType(root) ? root.getFields()['owner']?.type : undefined;
      expect([name, String(ownerType)]).toEqual([name, 'Owner!']);
    }
  });
});
