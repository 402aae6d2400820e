import {
  GraphQLEnumType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLScalarType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql';
import type { GraphQLField, GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import type { Json } from '../../runtime/model.ts';
import { bareRecord } from '../bare-record.ts';
import { collectFields, selectionSetsOf } from '../document/selection.ts';
import type { FieldNodes, SelectedFields } from '../document/selection.ts';
import { pathText } from '../errors.ts';
import type { ResponsePath } from '../errors.ts';
import { completeLeaf } from './complete-leaf.ts';
import { reportMismatch, reportNull } from './execution.ts';
import type { Execution, FieldSite } from './execution.ts';
import { fieldValue } from './field-value.ts';
import { allThere, whenThere } from './maybe-promise.ts';
import type { MaybePromise } from './maybe-promise.ts';
import { objectTypeOf } from './object-type.ts';

/** A null that a non-null type forbids: it replaces the nearest nullable parent. */
export const nullInNonNull = Symbol('null in a non-null field');

/** A completed value, or the null that rises. */
export type Completed = Json | typeof nullInNonNull;

/**
 * Executes the selected fields of one object, side by side: gives the object of their values, or the null
 * that rises from it.
 */
export function executeFields(
  execution: Execution,
  type: GraphQLObjectType,
  source: Json,
  fields: SelectedFields,
  path: ResponsePath,
): MaybePromise<Completed> {
  const keys: string[] = [];
  const completed: MaybePromise<Completed>[] = [];
  for (const [key, nodes] of fields) {
    keys.push(key);
    completed.push(executeField(execution, type, source, nodes, [...path, key]));
  }
  return whenThere(allThere(completed), (values) => {
    const result = bareRecord<Json>();
    for (const [index, value] of values.entries()) {
      if (value === nullInNonNull) {
        return nullInNonNull;
      }
      result[keys[index] ?? ''] = value;
    }
    return result;
  });
}

/** Executes one field: gets its value and completes it. A field that the schema lacks is null. */
export function executeField(
  execution: Execution,
  parentType: GraphQLObjectType,
  source: Json,
  nodes: FieldNodes,
  path: ResponsePath,
): MaybePromise<Completed> {
  const name = nodes[0].name.value;
  if (name === '__typename') {
    return parentType.name;
  }
  const field = fieldDefinition(execution.operation.schema, parentType, name);
  if (field === undefined) {
    return null;
  }
  const site: FieldSite = { parentType, field, nodes, source, path };
  return whenThere(fieldValue(execution, site), (value) =>
    completeValue(execution, site, field.type, value, path),
  );
}

function fieldDefinition(
  schema: GraphQLSchema,
  parentType: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (parentType === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) {
      return SchemaMetaFieldDef;
    }
    if (name === TypeMetaFieldDef.name) {
      return TypeMetaFieldDef;
    }
  }
  return parentType.getFields()[name];
}

/**
 * Fits a value to its type and to the field's selection set, as graphql-java does, with its messages:
 *
 * - `Cannot return null for non-nullable type: 'String' within parent 'Lead' (/onUpdateLead/formId)`; the
 *   nearest nullable parent is null then. Each null is reported, also beside one another, unless an error of
 *   the same path was reported already, as graphql-java's `ExecutionContext.addError(error, path)` does it;
 * - `Can't resolve value (/posts) : type mismatch error, expected type LIST, got OBJECT`, and in the same
 *   words what is not an object where an object type, interface or union belongs, of which no answer of the
 *   service is known;
 * - ``Can't serialize value (/items[32]/date) : Unable to serialize `x` as a valid date.``
 *
 * Sources: https://docs.aws.amazon.com/appsync/latest/devguide/troubleshooting-and-common-mistakes.html,
 * https://github.com/aws-amplify/amplify-cli/issues/5542,
 * https://github.com/aws-amplify/amplify-js/issues/5963
 *
 * @param type the type of the field, or of the items of a list inside it
 * @param path the path of the field, or of an item inside it
 */
function completeValue(
  execution: Execution,
  site: FieldSite,
  type: GraphQLOutputType,
  value: Json,
  path: ResponsePath,
): MaybePromise<Completed> {
  if (!(type instanceof GraphQLNonNull)) {
    return whenThere(completeNullable(execution, site, type, value, path), (completed) =>
      completed === nullInNonNull ? null : completed,
    );
  }
  return whenThere(completeNullable(execution, site, type.ofType, value, path), (completed) => {
    if (completed !== null) {
      return completed;
    }
    const typeName = String(type.ofType);
    const parent = site.parentType.name;
    const message = `Cannot return null for non-nullable type: '${typeName}' within parent '${parent}' (${pathText(path)})`;
    reportNull(execution, path, message);
    return nullInNonNull;
  });
}

function completeNullable(
  execution: Execution,
  site: FieldSite,
  type: GraphQLOutputType,
  value: Json,
  path: ResponsePath,
): MaybePromise<Completed> {
  if (value === null) {
    return null;
  }
  // `isListType` and its like look for a second graphql-js each time that they say no, a thousand times a
  // page.
  if (type instanceof GraphQLList) {
    return completeList(execution, site, type.ofType, value, path);
  }
  if (type instanceof GraphQLScalarType || type instanceof GraphQLEnumType) {
    return completeLeaf(execution, type, value, path);
  }
  const objectType = objectTypeOf(execution, site, type, value, path);
  if (objectType === undefined) {
    return null;
  }
  return executeFields(execution, objectType, value, fieldsBelow(execution, site.nodes, objectType), path);
}

function completeList(
  execution: Execution,
  site: FieldSite,
  itemType: GraphQLOutputType,
  value: Json,
  path: ResponsePath,
): MaybePromise<Completed> {
  if (!Array.isArray(value)) {
    reportMismatch(execution, 'LIST', value, path);
    return null;
  }
  const items: readonly Json[] = value;
  const completed = items.map((item, index) =>
    completeValue(execution, site, itemType, item, [...path, index]),
  );
  return whenThere(allThere(completed), (values) => {
    const list: Json[] = [];
    for (const item of values) {
      if (item === nullInNonNull) {
        return nullInNonNull;
      }
      list.push(item);
    }
    return list;
  });
}

/** The fields selected below a field; the same for every item of a list, so they are collected once. */
function fieldsBelow(execution: Execution, nodes: FieldNodes, type: GraphQLObjectType): SelectedFields {
  const byType = execution.fieldsBelow.get(nodes) ?? new Map<GraphQLObjectType, SelectedFields>();
  const known = byType.get(type);
  if (known !== undefined) {
    return known;
  }
  const fields = collectFields(execution.operation, type, selectionSetsOf(nodes));
  execution.fieldsBelow.set(nodes, byType.set(type, fields));
  return fields;
}
