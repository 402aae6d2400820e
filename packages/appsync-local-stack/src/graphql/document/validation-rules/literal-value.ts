import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  isScalarType,
  Kind,
} from 'graphql';
import type {
  GraphQLInputObjectType,
  GraphQLInputType,
  GraphQLLeafType,
  ObjectValueNode,
  ValueNode,
} from 'graphql';
import { literalText } from '../../java-text.ts';

/** What is wrong with a literal: where inside it (`.field`, `[0]`), which value, and why. */
export interface LiteralFault {
  readonly path: string;
  readonly value: ValueNode;
  readonly reason: string;
}

/**
 * Finds the first reason why a literal is not a value of a type, in the order and words of graphql-java's
 * `ArgumentValidationUtil`; variables inside are accepted here (they are coerced separately).
 */
export function faultOfLiteral(value: ValueNode, type: GraphQLInputType): LiteralFault | undefined {
  if (value.kind === Kind.NULL) {
    return isNonNullType(type) ? invalid(value, 'must not be null') : undefined;
  }
  if (value.kind === Kind.VARIABLE) {
    return undefined;
  }
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const itemType: GraphQLInputType = nullable.ofType;
    if (value.kind !== Kind.LIST) {
      return faultOfLiteral(value, itemType);
    }
    for (const [index, item] of value.values.entries()) {
      const fault = faultOfLiteral(item, itemType);
      if (fault !== undefined) {
        return { ...fault, path: `[${index}]${fault.path}` };
      }
    }
    return undefined;
  }
  if (isInputObjectType(nullable)) {
    return value.kind === Kind.OBJECT
      ? faultOfObject(value, nullable)
      : invalid(value, 'must be an object type');
  }
  if (!isScalarType(nullable) && !isEnumType(nullable)) {
    return undefined;
  }
  return isValueOf(nullable, value) ? undefined : invalid(value, `is not a valid '${nullable.name}'`);
}

/** The fault as the rest of a `WrongType` message. */
export function describeFault(argumentName: string, fault: LiteralFault): string {
  return `argument '${argumentName}${fault.path}' with value '${literalText(fault.value)}' ${fault.reason}`;
}

function invalid(value: ValueNode, reason: string): LiteralFault {
  return { path: '', value, reason };
}

function faultOfObject(value: ObjectValueNode, type: GraphQLInputObjectType): LiteralFault | undefined {
  const given = new Set(value.fields.map((field) => field.name.value));
  const fields = type.getFields();
  const missing = Object.values(fields).filter(
    (field) => isRequiredInputField(field) && !given.has(field.name),
  );
  if (missing.length > 0) {
    return invalid(value, `is missing required fields '[${missing.map((field) => field.name).join(', ')}]'`);
  }
  for (const node of value.fields) {
    const name = node.name.value;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) {
      return invalid(value, `contains a field not in '${type.name}': '${name}'`);
    }
    const fault = faultOfLiteral(node.value, field.type);
    if (fault !== undefined) {
      return { ...fault, path: `.${name}${fault.path}` };
    }
  }
  return undefined;
}

function isValueOf(type: GraphQLLeafType, value: ValueNode): boolean {
  try {
    // graphql-js reads 1e400 as Infinity, which JSON does not have: a resolver would get null.
    const parsed: unknown = type.parseLiteral(value, null);
    return parsed !== Infinity && parsed !== -Infinity;
  } catch {
    return false;
  }
}
