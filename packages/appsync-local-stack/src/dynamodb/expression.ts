import { InvalidDataSourceRequest, RequestShape, at, expected, mapEntries } from '../request-shape.ts';
import type { Path } from '../request-shape.ts';
import type { Json } from '../runtime/model.ts';
import { attributesText, comparisonText, toAttributes } from './attribute-value.ts';
import type { Attributes } from './dynamodb-api.ts';

/** An update, condition, filter, key condition or projection expression with its placeholders. */
export interface Expression {
  readonly expression: string;
  readonly names?: Record<string, string>;
  readonly values?: Attributes;
}

const MEMBERS = ['expression', 'expressionNames', 'expressionValues'];

/** Reads `{ expression, expressionNames?, expressionValues? }`. */
export function readExpression(value: Json | undefined, path: Path): Expression {
  return expressionOf(new RequestShape(value, path, MEMBERS));
}

/** The same for an optional member. */
export function readOptionalExpression(shape: RequestShape, name: string): Expression | undefined {
  return shape.has(name) ? readExpression(shape.get(name), at(shape.path, name)) : undefined;
}

/** Reads `{ expression, expressionNames? }`: a projection binds no values. */
export function readProjection(shape: RequestShape, name = 'projection'): Expression | undefined {
  if (!shape.has(name)) {
    return undefined;
  }
  return expressionOf(
    new RequestShape(shape.get(name), at(shape.path, name), ['expression', 'expressionNames']),
  );
}

/** Reads the three members of an expression from an object that may have other members. */
export function expressionOf(shape: RequestShape): Expression {
  const expression = shape.requiredString('expression');
  const names = shape.get('expressionNames');
  const values = shape.get('expressionValues');
  return {
    expression,
    ...(names !== undefined && { names: readNames(names, at(shape.path, 'expressionNames')) }),
    ...(values !== undefined && { values: toAttributes(values, at(shape.path, 'expressionValues')) }),
  };
}

/**
 * Merges the placeholders of all expressions of one request, as the DynamoDB API requires.
 *
 * An empty map stays and DynamoDB refuses it, so code that would fail on AWS fails here. A placeholder with
 * two meanings is refused, because one would silently replace the other.
 */
export function mergePlaceholders(expressions: readonly (Expression | undefined)[]): {
  ExpressionAttributeNames: Record<string, string> | undefined;
  ExpressionAttributeValues: Attributes | undefined;
} {
  return {
    ExpressionAttributeNames: merge(
      expressions.map((each) => each?.names),
      (name) => name,
    ),
    ExpressionAttributeValues: merge(
      expressions.map((each) => each?.values),
      comparisonText,
    ),
  };
}

/** A string that is the same for the same expression, whatever the order of its placeholders. */
export function expressionText(expression: Expression | undefined): string {
  if (expression === undefined) {
    return '';
  }
  const names = Object.entries(expression.names ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([expression.expression, names, attributesText(expression.values ?? {})]);
}

function readNames(value: Json, path: Path): Record<string, string> {
  return Object.fromEntries(
    mapEntries(value, path).map((each) => {
      if (typeof each.value !== 'string') {
        throw expected('string', each.path, each.value);
      }
      return [each.name, each.value];
    }),
  );
}

function merge<Value>(
  maps: readonly (Record<string, Value> | undefined)[],
  textOf: (value: Value) => string,
): Record<string, Value> | undefined {
  const given = maps.filter((map) => map !== undefined);
  if (given.length === 0) {
    return undefined;
  }
  const merged: Record<string, Value> = {};
  for (const [placeholder, value] of given.flatMap((map) => Object.entries(map))) {
    const before = merged[placeholder];
    if (before !== undefined && textOf(before) !== textOf(value)) {
      throw new InvalidDataSourceRequest(
        `The placeholder '${placeholder}' has two different values in one request.`,
      );
    }
    merged[placeholder] = value;
  }
  return merged;
}
