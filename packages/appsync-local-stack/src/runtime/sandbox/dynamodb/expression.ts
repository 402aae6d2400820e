import { isObject } from '../../../is-object.ts';
import { toAttributeValue } from './values.ts';

/** A DynamoDB expression as AppSync's requests carry it. */
export interface Expression {
  readonly expression: string;
  readonly expressionNames: { readonly [name: string]: string };
  readonly expressionValues: { readonly [name: string]: unknown };
}

interface Scope {
  readonly names: { [name: string]: string };
  readonly values: { [name: string]: unknown };
}

const COMPARATORS: Readonly<Record<string, string>> = {
  eq: '=',
  ne: '<>',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
};

const FUNCTIONS: Readonly<Record<string, string>> = {
  contains: 'contains',
  notContains: 'NOT contains',
  beginsWith: 'begins_with',
};

const ATTRIBUTE_TYPES: Readonly<Record<string, string>> = {
  _null: 'NULL',
  string: 'S',
  stringSet: 'SS',
  number: 'N',
  numberSet: 'NS',
  binary: 'B',
  binarySet: 'BS',
  boolean: 'BOOL',
  list: 'L',
  map: 'M',
};

/**
 * Renders a filter object, `{title: {contains: 'x'}}`, as an expression: null when it cannot be rendered, and
 * with dangling joiners for empty parts, exactly as outputs recorded from `EvaluateCode` do. Not recorded,
 * and therefore chosen here: several fields below `and`, `or` or `not` are put in parentheses.
 */
export function renderExpression(filter: unknown): Expression | null {
  const scope: Scope = { names: {}, values: {} };
  const parts = renderParts(filter, '', scope);
  if (parts === null) {
    return null;
  }
  return { expression: parts.join(' AND '), expressionNames: scope.names, expressionValues: scope.values };
}

/** The conditions of one filter object; null when one of them cannot be rendered. */
function renderParts(filter: unknown, prefix: string, scope: Scope): string[] | null {
  if (!isObject(filter)) {
    return null;
  }
  const parts: string[] = [];
  for (const [name, value] of Object.entries(filter)) {
    const part =
      name === 'and' || name === 'or'
        ? renderGroup(name, value, prefix, scope)
        : name === 'not'
          ? renderNegation(value, prefix, scope)
          : renderField(name, value, prefix, scope);
    if (part === null) {
      return null;
    }
    parts.push(part);
  }
  return parts;
}

function renderGroup(name: 'and' | 'or', members: unknown, prefix: string, scope: Scope): string | null {
  if (!Array.isArray(members)) {
    return null;
  }
  const parts: string[] = [];
  for (const member of members) {
    const rendered = renderParts(member, `${prefix}${name}_${parts.length}_`, scope);
    if (rendered === null) {
      return null;
    }
    parts.push(wrap(rendered, ' AND '));
  }
  return wrap(parts, name === 'and' ? ' AND ' : ' OR ');
}

function renderNegation(filter: unknown, prefix: string, scope: Scope): string | null {
  const rendered = renderParts(filter, `${prefix}not_`, scope);
  return rendered === null ? null : `(NOT ${wrap(rendered, ' AND ')})`;
}

function renderField(field: string, operators: unknown, prefix: string, scope: Scope): string | null {
  scope.names[`#${field}`] = field;
  const conditions = renderOperators(`#${field}`, operators, `:${prefix}${field}`, scope);
  return conditions === null ? null : wrap(conditions, ' AND ');
}

function renderOperators(
  operand: string,
  operators: unknown,
  placeholder: string,
  scope: Scope,
): string[] | null {
  if (!isObject(operators)) {
    return null;
  }
  const conditions: string[] = [];
  for (const [operator, value] of Object.entries(operators)) {
    if (operator === 'size') {
      const sized = operand.startsWith('size(') ? operand : `size(${operand})`;
      const rendered = renderOperators(sized, value, `${placeholder}_size`, scope);
      if (rendered === null) {
        return null;
      }
      conditions.push(...rendered);
    } else {
      const condition = renderOperator(operand, operator, value, `${placeholder}_${operator}`, scope);
      if (condition === null) {
        return null;
      }
      conditions.push(condition);
    }
  }
  return conditions;
}

function renderOperator(
  operand: string,
  operator: string,
  value: unknown,
  placeholder: string,
  scope: Scope,
): string | null {
  const bind = (name: string, bound: unknown) => {
    scope.values[name] = toAttributeValue(bound);
    return name;
  };
  if (Object.hasOwn(COMPARATORS, operator)) {
    return value === undefined ? null : `(${operand} ${COMPARATORS[operator]} ${bind(placeholder, value)})`;
  }
  if (Object.hasOwn(FUNCTIONS, operator)) {
    return value === undefined ? null : `(${FUNCTIONS[operator]}(${operand},${bind(placeholder, value)}))`;
  }
  switch (operator) {
    case 'between':
      if (!Array.isArray(value) || value.length < 2) {
        return null;
      }
      return `(${operand} BETWEEN ${bind(`${placeholder}_start`, value[0])} AND ${bind(`${placeholder}_end`, value[1])})`;
    case 'in': {
      if (!Array.isArray(value)) {
        return null;
      }
      if (value.length === 0) {
        return '(null)';
      }
      const names: string[] = [];
      for (const member of value) {
        names.push(bind(`${placeholder}_${names.length}`, member));
      }
      return `(${operand} IN (${names.join(', ')}))`;
    }
    case 'attributeExists':
      if (typeof value !== 'boolean') {
        return null;
      }
      return `(${value ? 'attribute_exists' : 'attribute_not_exists'}(${operand}))`;
    case 'attributeType':
      if (typeof value !== 'string' || !Object.hasOwn(ATTRIBUTE_TYPES, value)) {
        return null;
      }
      return `(attribute_type(${operand},${bind(placeholder, ATTRIBUTE_TYPES[value])}))`;
    default:
      return null;
  }
}

function wrap(parts: readonly string[], joiner: string): string {
  return parts.length > 1 ? `(${parts.join(joiner)})` : (parts[0] ?? '');
}
