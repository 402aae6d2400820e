import { isObject } from '../is-object.ts';
import type { JsonObject } from '../is-object.ts';
import type { Json } from '../runtime/model.ts';
import { UserError } from '../user-error.ts';
import { FILTER_OPERATORS } from './payload-filter.ts';
import type { Condition, FilterOperator, PayloadFilter, Scalar } from './payload-filter.ts';

/**
 * AppSync's limits of enhanced filters.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-enhanced-filtering.html
 */
const MAX_FIELDS = 5;
const MAX_FILTERS = 10;
const MAX_NESTING = 5;
const MAX_CHARACTERS = 256;
const MAX_VALUES: { readonly [Operator in FilterOperator]?: number } = { in: 5, notIn: 5, containsAny: 20 };

/** A filter that AppSync would not take: the subscription is refused with this message and code 400. */
export class FilterRefused extends UserError {
  override readonly name = 'FilterRefused';
  constructor(message: string) {
    super('FilterRefused', message);
  }
}

/**
 * Reads the argument of `extensions.setSubscriptionFilter` or `setSubscriptionInvalidationFilter`: `{
 * filterGroup: [{ filters: [{ fieldName, operator, value }] }] }`, one group must match, with all of its
 * filters.
 *
 * At most 10 groups, where an `in` counts once for every value; 5 different fields in a group; 5 values in
 * `in` and `notIn`, 20 in `containsAny`; 256 characters a string; 5 levels of a dotted field name. A group
 * list or filter list that is empty is refused: what AppSync does with it is not established.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-enhanced-filtering.html
 *
 * @throws {FilterRefused} when AppSync would not accept the filter
 */
export function readEnhancedFilter(filter: Json): PayloadFilter {
  const groups = membersOf(propertiesOf(filter, 'the filter')['filterGroup'], 'filterGroup');
  const alternatives = groups.map((group) =>
    membersOf(propertiesOf(group, 'a member of filterGroup')['filters'], 'filters').map(conditionOf),
  );
  for (const conditions of alternatives) {
    const fields = new Set(conditions.map(({ path }) => path.join('.')));
    if (fields.size > MAX_FIELDS) {
      throw exceeds(MAX_FIELDS, 'unique field names in a filter');
    }
  }
  if (alternatives.reduce((sum, conditions) => sum + weightOf(conditions), 0) > MAX_FILTERS) {
    throw exceeds(MAX_FILTERS, 'filters in the filter group');
  }
  return alternatives;
}

function membersOf(value: Json | undefined, what: string): readonly Json[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw new FilterRefused(
      `subscription filter is invalid: ${what} must be a list with at least one member.`,
    );
  }
  // `Array.isArray` narrows to a list of anything.
  return value as readonly Json[];
}

function propertiesOf(value: Json | undefined, what: string): JsonObject<Json> {
  if (!isObject(value)) {
    throw new FilterRefused(`subscription filter is invalid: ${what} must be an object.`);
  }
  return value;
}

function conditionOf(filter: Json): Condition {
  const { fieldName, operator: operatorName, value } = propertiesOf(filter, 'a filter');
  const path = pathOf(fieldName);
  const operator = operatorOf(operatorName);
  const limit = MAX_VALUES[operator];
  if (limit === undefined && operator !== 'between') {
    return { path, operator, value: scalarOf(operator, value) };
  }
  const values = membersOf(value, `the value of operator \`${operator}\``);
  if (limit !== undefined && values.length > limit) {
    // The service's words.
    // Source: https://github.com/aws-amplify/amplify-category-api/issues/740
    throw new FilterRefused(
      `subscription exceeds maximum value limit ${limit} for operator \`${operator}\`.`,
    );
  }
  if (operator === 'between' && values.length !== 2) {
    throw new FilterRefused('subscription filter is invalid: operator `between` takes two values.');
  }
  return { path, operator, value: values.map((member) => scalarOf(operator, member)) };
}

function pathOf(fieldName: Json | undefined): string[] {
  if (typeof fieldName !== 'string' || fieldName === '') {
    throw new FilterRefused('subscription filter is invalid: fieldName must be a string that is not empty.');
  }
  if (fieldName.length > MAX_CHARACTERS) {
    throw exceeds(MAX_CHARACTERS, 'field name length');
  }
  const path = fieldName.split('.');
  if (path.length > MAX_NESTING) {
    throw exceeds(MAX_NESTING, `nesting of \`${fieldName}\``);
  }
  return path;
}

function exceeds(limit: number, what: string): FilterRefused {
  return new FilterRefused(`subscription exceeds maximum ${what} limit ${limit}.`);
}

function operatorOf(operator: Json | undefined): FilterOperator {
  const known = FILTER_OPERATORS.find((name) => name === operator);
  if (known !== undefined) {
    return known;
  }
  throw new FilterRefused(
    `subscription filter is invalid: operator ${JSON.stringify(operator ?? null)} is not one of ${FILTER_OPERATORS.join(', ')}.`,
  );
}

function scalarOf(operator: FilterOperator, value: Json | undefined): Scalar {
  if (typeof value === 'string' && value.length > MAX_CHARACTERS) {
    throw exceeds(MAX_CHARACTERS, 'value length');
  }
  const takesBoolean = operator === 'eq' || operator === 'ne' || operator === 'in' || operator === 'notIn';
  if (typeof value === 'string' || typeof value === 'number') {
    return value;
  }
  if (typeof value === 'boolean' && takesBoolean) {
    return value;
  }
  const kinds = takesBoolean ? 'strings, numbers and booleans' : 'strings and numbers';
  throw new FilterRefused(
    `subscription filter is invalid: operator \`${operator}\` compares with ${kinds}, not with ${JSON.stringify(value ?? null)}.`,
  );
}

/** The number of filters that a list of conditions counts as: one for every value of an `in`. */
function weightOf(conditions: readonly Condition[]): number {
  return conditions.reduce(
    (weight, condition) =>
      condition.operator === 'in' && typeof condition.value === 'object'
        ? weight * condition.value.length
        : weight,
    1,
  );
}
