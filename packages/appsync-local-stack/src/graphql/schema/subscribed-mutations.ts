import type { GraphQLField, GraphQLSchema } from 'graphql';
import { directiveList } from './directive-list.ts';
import { SchemaRefused } from './schema-refused.ts';

/**
 * The subscription fields that receive each mutation's result, as `@aws_subscribe(mutations: [...])` says.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-data.html
 *
 * @throws {SchemaRefused} when a mutation does not exist or has another type; non-null types count as
 * nullable
 */
export function readSubscribedMutations(schema: GraphQLSchema): ReadonlyMap<string, readonly string[]> {
  const mutations = schema.getMutationType()?.getFields() ?? {};
  const subscribed = new Map<string, string[]>();
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    const names = directiveList(schema, field, 'aws_subscribe', 'mutations') ?? [];
    for (const name of new Set(names.map(String))) {
      const mutation = mutations[name];
      const where = `@aws_subscribe of Subscription.${field.name} names the mutation '${name}'`;
      if (mutation === undefined) {
        throw new SchemaRefused(`${where}, which does not exist.`);
      }
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

function withoutNonNull(field: GraphQLField<unknown, unknown>): string {
  return String(field.type).replaceAll('!', '');
}
