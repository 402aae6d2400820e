import { javaText, javaTypeName } from '../../java-text.ts';
import { ScalarError } from './scalar-error.ts';

const INT_MAX = 2 ** 31 - 1;
const INT_MIN = -(2 ** 31);
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** How a value of a built-in scalar is read from JSON and written to it. */
export interface BuiltInCoercion {
  readonly parseValue: (value: unknown) => string | number | boolean;
  readonly serialize: (value: unknown) => string | number | boolean;
}

/**
 * The built-in scalars' coercion of variables and results, as in graphql-java before version 20, whose
 * messages AppSync has: `Int` and `Float` take numeric strings, `Int` takes `1.0`, `Boolean` takes `"true"`
 * and numbers, `ID` takes integers, `String` takes numbers and booleans. A result that is a map becomes
 * Java's string (`{a=1}`) in a `String` field. As a variable it is refused here, although the engine's source
 * does not say so.
 *
 * It follows graphql-java's `graphql.scalar.Graphql*Coercing` before two pull requests changed it.
 *
 * Sources: https://github.com/graphql-java/graphql-java/pull/3042,
 * https://github.com/graphql-java/graphql-java/pull/3553
 */
export const builtInCoercions: ReadonlyMap<string, BuiltInCoercion> = new Map([
  ['Int', { parseValue: toInt, serialize: toInt }],
  ['Float', { parseValue: toFloat, serialize: toFloat }],
  ['Boolean', { parseValue: toBoolean, serialize: toBoolean }],
  ['ID', { parseValue: toId, serialize: toId }],
  ['String', { parseValue: toText, serialize: (value: unknown) => javaText(value) }],
]);

function toInt(value: unknown): number {
  const number = numberOf(value);
  if (number === undefined || !Number.isInteger(number) || number > INT_MAX || number < INT_MIN) {
    return refuse('Int', value);
  }
  return number;
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') {
    return value;
  }
  return typeof value === 'string' && DECIMAL.test(value) ? Number(value) : undefined;
}

function refuse(name: string, value: unknown): never {
  throw new ScalarError(`Expected type '${name}' but was '${javaTypeName(value)}'.`);
}

function toFloat(value: unknown): number {
  const number = numberOf(value);
  return number === undefined || !Number.isFinite(number) ? refuse('Float', value) : number;
}

function toBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') {
    return value;
  }
  if (value === 'true' || value === 'false') {
    return value === 'true';
  }
  return typeof value === 'number' ? value !== 0 : refuse('Boolean', value);
}

function toId(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  return typeof value === 'number' && Number.isInteger(value) ? String(value) : refuse('ID', value);
}

function toText(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : refuse('String', value);
}
