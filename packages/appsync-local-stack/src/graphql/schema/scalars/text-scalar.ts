import { GraphQLScalarType, Kind } from 'graphql';
import { javaText } from '../../java-text.ts';
import { ScalarError } from './scalar-error.ts';

/**
 * A scalar whose values are strings of a certain format, the same in both directions.
 *
 * @param noun what AppSync calls the value in its messages: ``Unable to parse `x` as a valid <noun>.``
 */
export function textScalar(config: {
  readonly name: string;
  readonly description: string;
  readonly noun: string;
  readonly isValid: (text: string) => boolean;
}): GraphQLScalarType<string, string> {
  const accept = (value: unknown, verb: 'parse' | 'serialize'): string => {
    if (typeof value === 'string' && config.isValid(value)) {
      return value;
    }
    throw new ScalarError(`Unable to ${verb} \`${javaText(value)}\` as a valid ${config.noun}.`);
  };
  return new GraphQLScalarType<string, string>({
    name: config.name,
    description: config.description,
    parseValue: (value) => accept(value, 'parse'),
    parseLiteral: (node) => accept(node.kind === Kind.STRING ? node.value : null, 'parse'),
    serialize: (value) => accept(value, 'serialize'),
  });
}
