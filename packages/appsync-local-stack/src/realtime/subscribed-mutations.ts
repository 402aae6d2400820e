import { getDirectiveValues } from 'graphql';
import type { GraphQLField, GraphQLSchema } from 'graphql';

import { SchemaRefused } from '../graphql/schema/build-schema.ts';

function mutationNames(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): readonly unknown[] {
  const directive = schema.getDirective('aws_subscribe');
  if (!directive || !field.astNode) return [];
  const names = getDirectiveValues(directive, field.astNode)?.['mutations'];
  return Array.isArray(names) ? names : [];
}

function withoutNonNull(field: GraphQLField<unknown, unknown>): string {
  return String(field.type).replaceAll('!', '');
}

/**
 * The subscription fields that hear of each mutation, as `@aws_subscribe(mutations: [...])` says.
 *
 * Source: AppSync devguide, aws-appsync-real-time-data.
 *
 * @throws {SchemaRefused} for a mutation that does not exist or has another type; non-null marks do not count
 */
export function readSubscribedMutations(schema: GraphQLSchema): ReadonlyMap<string, readonly string[]> {
  const mutations = schema.getMutationType()?.getFields() ?? {};
  const subscribed = new Map<string, string[]>();
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    for (const name of new Set(mutationNames(schema, field).map(String))) {
      const mutation = mutations[name];
      const where = `@aws_subscribe of Subscription.${field.name} names the mutation '${name}'`;
      if (mutation === undefined) throw new SchemaRefused(`${where}, which does not exist.`);
      if (withoutNonNull(mutation) !== withoutNonNull(field)) {
        throw new SchemaRefused(
          `${where} of type ${String(mutation.type)}, but the field is of type ${String(field.type)}.`,
        );
      }
      subscribed.set(name, [...(subscribed.get(name) ?? []), field.name]);
    }
  }
  return subscribed;
}
