import { GraphQLScalarType, Kind } from 'graphql';
import type { Json } from '../../../runtime/model.ts';
import { javaText } from '../../java-text.ts';
import { ScalarError } from './scalar-error.ts';

/**
 * A string that holds JSON. A resolver gets it parsed; a result that is not a string is printed as JSON.
 *
 * Literals of other kinds, objects above all, are refused.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html
 */
export const AWSJSON = new GraphQLScalarType<Json, string>({
  name: 'AWSJSON',
  description:
    'A JSON string. Any valid JSON construct is automatically parsed and loaded in the resolver code.',
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
  serialize: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
});

function parse(value: unknown): Json {
  if (typeof value === 'string') {
    try {
      // JSON.parse gives JSON data only.
      return JSON.parse(value) as Json;
    } catch {
      // Not JSON: refused below, like every value that is not a string.
    }
  }
  throw new ScalarError(`Unable to parse \`${javaText(value)}\` as valid JSON.`);
}
