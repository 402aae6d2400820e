import { GraphQLScalarType, Kind } from 'graphql';
import { javaText } from '../../java-text.ts';
import { ScalarError } from './scalar-error.ts';

/**
 * Seconds (not milliseconds) since 1970-01-01T00:00Z, an integer, negative before.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html
 */
export const AWSTimestamp = new GraphQLScalarType<number, number>({
  name: 'AWSTimestamp',
  description: 'An integer value representing the number of seconds before or after 1970-01-01-T00:00Z.',
  parseValue: (value) => accept(value, 'parse'),
  parseLiteral: (node) => accept(node.kind === Kind.INT ? Number(node.value) : null, 'parse'),
  serialize: (value) => accept(value, 'serialize'),
});

function accept(value: unknown, verb: 'parse' | 'serialize'): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    return value;
  }
  throw new ScalarError(`Unable to ${verb} \`${javaText(value)}\` as a valid timestamp.`);
}
