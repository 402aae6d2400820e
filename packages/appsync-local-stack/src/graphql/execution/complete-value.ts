import { isAbstractType, isEnumType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';
import type {
  FieldNode,
  GraphQLLeafType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
} from 'graphql';

import type { Json } from '../../runtime/model.ts';
import { pathText } from '../errors.ts';
import type { EngineErrorEntry, ResponsePath } from '../errors.ts';
import { javaText } from '../java-text.ts';
import { allThere, whenThere } from './maybe-promise.ts';
import type { MaybePromise } from './maybe-promise.ts';
import { builtInCoercions } from '../schema/scalars/built-in.ts';
import { ScalarError } from '../schema/scalars/scalar-error.ts';

/** A null that a non-null type forbids: it takes the place of the nearest nullable parent. */
export const nullInNonNull = Symbol('null in a non-null field');

/** A completed value, or the null that rises. */
export type Completed = Json | typeof nullInNonNull;

/** The field whose value is completed. */
export interface CompletedField {
  readonly parentType: GraphQLObjectType;
  readonly nodes: readonly FieldNode[];
}

/** What completing needs from the execution around it. */
export interface Completion {
  readonly schema: GraphQLSchema;
  readonly reportError: (entry: EngineErrorEntry) => void;
  /** Reports an error unless there is one of the same path already. */
  readonly reportNull: (entry: EngineErrorEntry) => void;
  /** Completes the selected fields of an object. */
  readonly completeObject: (
    type: GraphQLObjectType,
    field: CompletedField,
    source: Json,
    path: ResponsePath,
  ) => MaybePromise<Completed>;
}

function serializeLeaf(type: GraphQLLeafType, value: Json): Json {
  if (isEnumType(type)) {
    if (typeof value === 'string' && type.getValue(value) !== undefined) return value;
    throw new ScalarError(`Invalid input for Enum '${type.name}'. Unknown value '${javaText(value)}'`);
  }
  const builtIn = builtInCoercions.get(type.name);
  // Every scalar of a deployed schema is GraphQL's own or one of AppSync's: all of them serialize to JSON.
  return builtIn === undefined ? (type.serialize(value) as Json) : builtIn.serialize(value);
}

function kindOf(value: Json): string {
  return typeof value === 'object'
    ? Array.isArray(value)
      ? 'LIST'
      : 'OBJECT'
    : typeof value === 'number'
      ? 'NUMBER'
      : typeof value === 'string'
        ? 'STRING'
        : 'BOOLEAN';
}

/** The property of a parent's value that a field without resolver has: own properties only, null when there is none. */
export function propertyOf(source: Json, name: string): Json {
  if (typeof source !== 'object' || source === null || Array.isArray(source)) return null;
  if (!Object.hasOwn(source, name)) return null;
  // `Array.isArray` does not narrow a readonly array away, so the index signature has to be named.
  return (source as { readonly [key: string]: Json })[name] ?? null;
}

function resolveObjectType(
  completion: Completion,
  type: GraphQLOutputType,
  field: CompletedField,
  value: Json,
  path: ResponsePath,
): GraphQLObjectType | undefined {
  if (isObjectType(type)) return type;
  if (!isAbstractType(type)) return undefined;
  const name = propertyOf(value, '__typename');
  const resolved = typeof name === 'string' ? completion.schema.getType(name) : undefined;
  if (isObjectType(resolved) && completion.schema.isSubType(type, resolved)) return resolved;
  const fieldName = `${field.parentType.name}.${field.nodes[0]?.name.value ?? ''}`;
  completion.reportError({
    path,
    locations: null,
    message: `Can't resolve '${pathText(path)}'. Abstract type '${type.name}' must resolve to an Object type at runtime for field '${fieldName}'. Could not determine the exact type of '${type.name}'`,
  });
  return undefined;
}

/** Reports a value of another kind than its field's type. */
function mismatch(
  { reportError }: Completion,
  expected: 'LIST' | 'OBJECT',
  value: Json,
  path: ResponsePath,
): null {
  const message = `Can't resolve value (${pathText(path)}) : type mismatch error, expected type ${expected}, got ${kindOf(value)}`;
  reportError({ path, locations: null, message });
  return null;
}

function completeList(
  completion: Completion,
  itemType: GraphQLOutputType,
  field: CompletedField,
  value: Json,
  path: ResponsePath,
): MaybePromise<Completed> {
  if (!Array.isArray(value)) return mismatch(completion, 'LIST', value, path);
  const items: readonly Json[] = value;
  const completed = allThere(
    items.map((item, index) => completeValue(completion, itemType, field, item, [...path, index])),
  );
  return whenThere(completed, (values) => {
    const list: Json[] = [];
    for (const item of values) {
      if (item === nullInNonNull) return nullInNonNull;
      list.push(item);
    }
    return list;
  });
}

function completeNullable(
  completion: Completion,
  type: GraphQLOutputType,
  field: CompletedField,
  value: Json,
  path: ResponsePath,
): MaybePromise<Completed> {
  if (value === null) return null;
  if (isListType(type)) return completeList(completion, type.ofType, field, value, path);
  if (isLeafType(type)) {
    try {
      return serializeLeaf(type, value);
    } catch (error) {
      if (!(error instanceof ScalarError)) throw error;
      const message = `Can't serialize value (${pathText(path)}) : ${error.message}`;
      completion.reportError({ path, locations: null, message });
      return null;
    }
  }
  if (kindOf(value) !== 'OBJECT') return mismatch(completion, 'OBJECT', value, path);
  const objectType = resolveObjectType(completion, type, field, value, path);
  return objectType === undefined ? null : completion.completeObject(objectType, field, value, path);
}

/**
 * Fits a resolved value to the type of its field and to its selection set, as graphql-java does and words it:
 *
 * - `Cannot return null for non-nullable type: 'String' within parent 'Lead' (/onUpdateLead/formId)`; the nearest
 *   nullable parent is null then. Every null is reported, also beside one another, unless an error of the same path has
 *   told of it already, as graphql-java's `ExecutionContext.addError(error, path)` has it;
 * - `Can't resolve value (/posts) : type mismatch error, expected type LIST, got OBJECT`, and in the same words what is no
 *   object where an object type, interface or union belongs, of which no answer of the service is known;
 * - ``Can't serialize value (/items[32]/date) : Unable to serialize `x` as a valid date.``
 *
 * Sources: AppSync devguide, troubleshooting-and-common-mistakes; amplify-cli 5542, amplify-js 5963.
 */
export function completeValue(
  completion: Completion,
  type: GraphQLOutputType,
  field: CompletedField,
  value: Json,
  path: ResponsePath,
): MaybePromise<Completed> {
  if (!isNonNullType(type)) {
    return whenThere(completeNullable(completion, type, field, value, path), (completed) =>
      completed === nullInNonNull ? null : completed,
    );
  }
  return whenThere(completeNullable(completion, type.ofType, field, value, path), (completed) => {
    if (completed !== null) return completed;
    const typeName = String(type.ofType);
    completion.reportNull({
      path,
      locations: null,
      message: `Cannot return null for non-nullable type: '${typeName}' within parent '${field.parentType.name}' (${pathText(path)})`,
    });
    return nullInNonNull;
  });
}
