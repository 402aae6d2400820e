import { GraphQLScalarType, Kind } from 'graphql';

import { javaText } from '../../java-text.ts';
import type { Json } from '../../../runtime/model.ts';
import { ScalarError } from './scalar-error.ts';

function parse(value: unknown): Json {
  if (typeof value === 'string') {
    try {
      // The cast is what JSON.parse promises: it never gives anything but JSON data.
      return JSON.parse(value) as Json;
    } catch {
      // Not JSON: refused below, like everything that is not a string.
    }
  }
  throw new ScalarError(`Unable to parse \`${javaText(value)}\` as valid JSON.`);
}

/**
 * A string that holds JSON. A resolver is given it parsed; a result that is not a string already is printed as JSON.
 *
 * Literals of other kinds, objects above all, are refused. Source: AppSync devguide, scalars.
 */
export const AWSJSON = new GraphQLScalarType<Json, string>({
  name: 'AWSJSON',
  description:
    'A JSON string. Any valid JSON construct is automatically parsed and loaded in the resolver code.',
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
  serialize: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
});
