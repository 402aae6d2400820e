import { GraphQLEnumType } from 'graphql';
import type { GraphQLLeafType } from 'graphql';
import type { Json } from '../../runtime/model.ts';
import { pathText } from '../errors.ts';
import type { ResponsePath } from '../errors.ts';
import { javaText } from '../java-text.ts';
import { builtInCoercions } from '../schema/scalars/built-in.ts';
import { ScalarError } from '../schema/scalars/scalar-error.ts';
import { reportEngineError } from './execution.ts';
import type { Execution } from './execution.ts';

/**
 * The value of a scalar or enum field as the client gets it; null after a reported error when the type does
 * not take it.
 */
export function completeLeaf(
  execution: Execution,
  type: GraphQLLeafType,
  value: Json,
  path: ResponsePath,
): Json {
  try {
    return serialize(type, value);
  } catch (error) {
    if (!(error instanceof ScalarError)) {
      throw error;
    }
    reportEngineError(execution, path, `Can't serialize value (${pathText(path)}) : ${error.message}`);
    return null;
  }
}

function serialize(type: GraphQLLeafType, value: Json): Json {
  if (type instanceof GraphQLEnumType) {
    if (typeof value === 'string' && type.getValue(value) !== undefined) {
      return value;
    }
    throw new ScalarError(`Invalid input for Enum '${type.name}'. Unknown value '${javaText(value)}'`);
  }
  const builtIn = builtInCoercions.get(type.name);
  // Every scalar of a deployed schema is GraphQL's or AppSync's: all of them serialize to JSON.
  return builtIn === undefined ? (type.serialize(value) as Json) : builtIn.serialize(value);
}
