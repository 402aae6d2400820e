import {
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isScalarType,
  typeFromAST,
  valueFromAST,
} from 'graphql';
import type {
  GraphQLInputObjectType,
  GraphQLInputType,
  GraphQLLeafType,
  GraphQLSchema,
  OperationDefinitionNode,
  VariableDefinitionNode,
} from 'graphql';
import { isObject } from '../../is-object.ts';
import type { JsonObject } from '../../is-object.ts';
import { bareRecord } from '../bare-record.ts';
import { OperationRefused, positionOf } from '../errors.ts';
import { javaText, javaTypeName } from '../java-text.ts';
import { builtInCoercions } from '../schema/scalars/built-in.ts';
import { ScalarError } from '../schema/scalars/scalar-error.ts';

/**
 * Coerces a request's variables to the types that an operation declares: defaults filled in, lists made of
 * single values, scalars parsed. Variables that the operation does not declare are left out.
 *
 * The first fault ends it, with AppSync's message, e.g. `Variable 'id' has coerced Null value for NonNull
 * type 'ID!'`.
 *
 * @throws {OperationRefused} when a value does not fit its type
 */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: JsonObject,
): { readonly [name: string]: unknown } {
  const variables = bareRecord<unknown>();
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type)) {
      continue;
    }
    const coercion = new VariableCoercion(definition);
    if (Object.hasOwn(given, name)) {
      variables[name] = coercion.coerce(type, given[name], name);
    } else if (definition.defaultValue !== undefined) {
      variables[name] = valueFromAST(definition.defaultValue, type);
    } else if (isNonNullType(type)) {
      coercion.refuseNull(type);
    }
  }
  return variables;
}

/**
 * Coerces the value of one variable. As in graphql-java's `ValuesResolver`, a fault names the input field at
 * fault.
 */
class VariableCoercion {
  readonly #definition: VariableDefinitionNode;

  constructor(definition: VariableDefinitionNode) {
    this.#definition = definition;
  }

  coerce(type: GraphQLInputType, value: unknown, inputName: string): unknown {
    if (isNonNullType(type)) {
      const coerced = this.coerce(type.ofType, value, inputName);
      if (coerced === null) {
        this.refuseNull(type);
      }
      return coerced;
    }
    if (value === null || value === undefined) {
      return null;
    }
    if (isListType(type)) {
      const items = Array.isArray(value) ? value : [value];
      return items.map((item: unknown) => this.coerce(type.ofType, item, inputName));
    }
    if (isInputObjectType(type)) {
      return this.#coerceObject(type, value, inputName);
    }
    if (!isScalarType(type) && !isEnumType(type)) {
      return null;
    }
    try {
      return coerceLeaf(type, value);
    } catch (error) {
      if (error instanceof ScalarError) {
        throw this.#invalid(inputName, error.message);
      }
      throw error;
    }
  }

  /**
   * The message names the whole variable even when one of its fields is null.
   *
   * Source: https://github.com/aws/aws-appsync-community/issues/406
   */
  refuseNull(type: GraphQLInputType): never {
    const name = this.#definition.variable.name.value;
    throw this.#refused(`Variable '${name}' has coerced Null value for NonNull type '${String(type)}'`);
  }

  #coerceObject(type: GraphQLInputObjectType, value: unknown, inputName: string): JsonObject {
    if (!isObject(value)) {
      throw this.#invalid(
        inputName,
        `Expected type 'Map' but was '${javaTypeName(value)}'. Variables for input objects must be an instance of type 'Map'.`,
      );
    }
    const fields = type.getFields();
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(fields, name)) {
        // Without the field's name and position, and with a space at the end, as in recorded answers.
        throw new OperationRefused(
          `The variables input contains a field that is not defined for input object type '${type.name}' `,
          null,
        );
      }
    }
    const result = bareRecord<unknown>();
    for (const field of Object.values(fields)) {
      if (Object.hasOwn(value, field.name)) {
        result[field.name] = this.coerce(field.type, value[field.name], field.name);
      } else if (field.defaultValue !== undefined) {
        result[field.name] = field.defaultValue;
      } else if (isNonNullType(field.type)) {
        this.refuseNull(field.type);
      }
    }
    return result;
  }

  #invalid(inputName: string, reason: string): OperationRefused {
    return this.#refused(`Variable '${inputName}' has an invalid value. ${reason}`);
  }

  #refused(message: string): OperationRefused {
    const position = positionOf(this.#definition.loc);
    return new OperationRefused(message, position === null ? null : [position]);
  }
}

function coerceLeaf(type: GraphQLLeafType, value: unknown): unknown {
  if (isEnumType(type)) {
    const member = typeof value === 'string' ? type.getValue(value) : undefined;
    if (member !== undefined && member !== null) {
      return member.value;
    }
    throw new ScalarError(
      `Invalid input for Enum '${type.name}'. No value found for name '${javaText(value)}'`,
    );
  }
  const builtIn = builtInCoercions.get(type.name);
  return builtIn === undefined ? type.parseValue(value) : builtIn.parseValue(value);
}
