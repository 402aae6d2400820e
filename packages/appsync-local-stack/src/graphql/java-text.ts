import { Kind } from 'graphql';
import type { ValueNode } from 'graphql';

const INT_MAX = 2 ** 31 - 1;
const INT_MIN = -(2 ** 31);

/**
 * The simple Java class name of a JSON value in AppSync's engine, e.g. `LinkedHashMap`, for its messages.
 */
export function javaTypeName(value: unknown): string {
  if (value === null || value === undefined) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'ArrayList';
  }
  switch (typeof value) {
    case 'string':
      return 'String';
    case 'boolean':
      return 'Boolean';
    case 'number':
      if (!Number.isInteger(value)) {
        return 'Double';
      }
      if (value <= INT_MAX && value >= INT_MIN) {
        return 'Integer';
      }
      return Number.isSafeInteger(value) ? 'Long' : 'BigInteger';
    default:
      return 'LinkedHashMap';
  }
}

/** A JSON value as Java's `toString` prints it, e.g. `{name=a, tags=[b, c]}`. */
export function javaText(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(javaText).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, member]) => `${key}=${javaText(member)}`)
      .join(', ')}}`;
  }
  return String(value);
}

/** A literal as graphql-java's AST classes print it in messages, e.g. `StringValue{value='abc'}`. */
export function literalText(node: ValueNode): string {
  switch (node.kind) {
    case Kind.STRING:
      return `StringValue{value='${node.value}'}`;
    case Kind.INT:
      return `IntValue{value=${node.value}}`;
    case Kind.FLOAT:
      return `FloatValue{value=${node.value}}`;
    case Kind.BOOLEAN:
      return `BooleanValue{value=${String(node.value)}}`;
    case Kind.ENUM:
      return `EnumValue{name='${node.value}'}`;
    case Kind.NULL:
      return 'NullValue{}';
    case Kind.VARIABLE:
      return `VariableReference{name='${node.name.value}'}`;
    case Kind.LIST:
      return `ArrayValue{values=[${node.values.map(literalText).join(', ')}]}`;
    case Kind.OBJECT:
      return `ObjectValue{objectFields=[${node.fields
        .map((field) => `ObjectField{name='${field.name.value}', value=${literalText(field.value)}}`)
        .join(', ')}]}`;
  }
}
