import { getArgumentValues, GraphQLError } from 'graphql';
import type { Json } from '../../runtime/model.ts';
import { reportEngineError } from './execution.ts';
import type { Execution, FieldSite } from './execution.ts';

/** The arguments of a field, by name; undefined when one is wrong; that has been reported then. */
export function argumentValues(
  execution: Execution,
  { field, nodes, path }: FieldSite,
): { readonly [name: string]: Json } | undefined {
  try {
    // Input scalars parse to JSON, all of them; so do the lists and objects made of them.
    return getArgumentValues(field, nodes[0], execution.operation.variables) as { [name: string]: Json };
  } catch (error) {
    // What validation cannot see: a nullable variable with a default, sent as null, in a non-null place.
    if (!(error instanceof GraphQLError)) {
      throw error;
    }
    const argument = field.args.find(({ name }) => error.message.startsWith(`Argument "${name}"`));
    const message =
      argument === undefined
        ? error.message
        : `Argument '${argument.name}' has coerced Null value for NonNull type '${String(argument.type)}'`;
    reportEngineError(execution, path, message);
    return undefined;
  }
}
