import { isAbstractType, isObjectType } from 'graphql';
import type { GraphQLObjectType, GraphQLOutputType } from 'graphql';
import { isObject } from '../../is-object.ts';
import type { Json } from '../../runtime/model.ts';
import { pathText } from '../errors.ts';
import type { ResponsePath } from '../errors.ts';
import { reportEngineError, reportMismatch } from './execution.ts';
import type { Execution, FieldSite } from './execution.ts';
import { propertyOf } from './property.ts';

/**
 * The object type of a value: the field's type, or for an interface or union the one that `__typename` names.
 *
 * @returns undefined when there is none; that has been reported then
 */
export function objectTypeOf(
  execution: Execution,
  site: FieldSite,
  type: GraphQLOutputType,
  value: Json,
  path: ResponsePath,
): GraphQLObjectType | undefined {
  if (!isObject(value)) {
    reportMismatch(execution, 'OBJECT', value, path);
    return undefined;
  }
  if (isObjectType(type)) {
    return type;
  }
  if (!isAbstractType(type)) {
    return undefined;
  }
  const { schema } = execution.operation;
  const name = propertyOf(value, '__typename');
  const named = typeof name === 'string' ? schema.getType(name) : undefined;
  if (isObjectType(named) && schema.isSubType(type, named)) {
    return named;
  }
  const field = `${site.parentType.name}.${site.field.name}`;
  reportEngineError(
    execution,
    path,
    `Can't resolve '${pathText(path)}'. Abstract type '${type.name}' must resolve to an Object type at runtime for field '${field}'. Could not determine the exact type of '${type.name}'`,
  );
  return undefined;
}
