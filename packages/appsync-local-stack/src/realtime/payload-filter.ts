import { isDeepStrictEqual } from 'node:util';
import { propertyOf } from '../graphql/execution/property.ts';
import type { Json } from '../runtime/model.ts';

/** The operators of enhanced filters, as they are spelled. */
export const FILTER_OPERATORS = [
  'eq',
  'ne',
  'le',
  'lt',
  'ge',
  'gt',
  'contains',
  'notContains',
  'beginsWith',
  'in',
  'notIn',
  'between',
  'containsAny',
] as const;

export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** A value that a filter compares with. */
export type Scalar = string | number | boolean;

/** One comparison of a field of the payload; `isNull` and `equals` come from arguments only. */
export type Condition = { readonly path: readonly string[] } & (
  | { readonly operator: FilterOperator; readonly value: Scalar | readonly Scalar[] }
  | { readonly operator: 'isNull' }
  | { readonly operator: 'equals'; readonly value: Json }
);

/** Alternatives, each a list of conditions that must all be true; an empty list is always true. */
export type PayloadFilter = readonly (readonly Condition[])[];

/** The value of a path in a payload; null if it is absent, and below or inside lists. */
export function valueAt(payload: Json, path: readonly string[]): Json {
  return path.reduce((value: Json, name) => propertyOf(value, name), payload);
}

const comparisons: { readonly [Operator in FilterOperator]: (value: Json, ...of: Scalar[]) => boolean } = {
  eq: (value, other = '') => value === other,
  ne: (value, other = '') => typeof value === typeof other && value !== other,
  le: (value, limit = '') => isAtMost(value, limit),
  lt: (value, limit = '') => isAtMost(value, limit) && value !== limit,
  ge: (value, limit = '') => isAtMost(limit, value),
  gt: (value, limit = '') => isAtMost(limit, value) && value !== limit,
  contains: (value, part = '') => contains(value, part) === true,
  notContains: (value, part = '') => contains(value, part) === false,
  beginsWith: (value, start) => typeof value === 'string' && value.startsWith(String(start)),
  in: (value, ...members) => members.some((member) => member === value),
  notIn: (value, ...members) =>
    members.some((member) => typeof member === typeof value) && !members.some((member) => member === value),
  between: (value, from = '', to = '') => isAtMost(from, value) && isAtMost(value, to),
  containsAny: (value, ...members) =>
    Array.isArray(value) && members.some((member) => value.includes(member)),
};

/**
 * Whether a published payload passes a filter. Values of different types never match, nor does a missing one;
 * a payload that is a list passes no filter that has a condition.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-enhanced-filtering.html
 */
export function passes(filter: PayloadFilter, payload: Json): boolean {
  return filter.some(
    (conditions) =>
      conditions.length === 0 ||
      (!Array.isArray(payload) && conditions.every((condition) => holds(condition, payload))),
  );
}

/**
 * The filter that a subscription's arguments make, unless its resolver sets one: each argument must equal the
 * payload's field of the same name. Null means that the field is null; an omitted argument restricts nothing.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-data.html
 */
export function argumentFilter(args: { readonly [name: string]: Json }): PayloadFilter {
  return [
    Object.entries(args).map(([name, value]): Condition => {
      const path = [name];
      if (value === null) {
        return { path, operator: 'isNull' };
      }
      return typeof value === 'object'
        ? { path, operator: 'equals', value }
        : { path, operator: 'eq', value };
    }),
  ];
}

function contains(whole: Json, part: Scalar): boolean | undefined {
  if (Array.isArray(whole)) {
    return whole.includes(part);
  }
  return typeof whole === 'string' && typeof part === 'string' ? whole.includes(part) : undefined;
}

function holds(condition: Condition, payload: Json): boolean {
  const value = valueAt(payload, condition.path);
  if (condition.operator === 'isNull') {
    return value === null;
  }
  if (condition.operator === 'equals') {
    return isDeepStrictEqual(value, condition.value);
  }
  // A field that the mutation did not select matches nothing, not even `ne`: in doubt, an event is not sent.
  if (value === null) {
    return false;
  }
  const others = typeof condition.value === 'object' ? condition.value : [condition.value];
  return comparisons[condition.operator](value, ...others);
}

/** Strings are compared by their UTF-16 code units, so upper and lower case differ. */
function isAtMost(lower: Json, upper: Json): boolean {
  return isComparable(lower, upper) && isComparable(upper, lower) && lower <= upper;
}

function isComparable(value: Json, limit: unknown): value is string | number {
  return (typeof value === 'string' || typeof value === 'number') && typeof value === typeof limit;
}
