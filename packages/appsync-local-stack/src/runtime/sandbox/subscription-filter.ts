import { isObject } from '../../is-object.ts';

interface Filter {
  readonly fieldName: string;
  readonly operator: string;
  readonly value: unknown;
}

type Groups = readonly (readonly Filter[])[];

/**
 * `util.transform.toSubscriptionFilter`: a filter object as groups of filters, of which one group must match.
 * Fields and members of `and` join a group; members of `or`, further operators of one field, and rules
 * multiply the groups. Operators are not checked; a value that is not a filter object gives null.
 *
 * Sources: https://docs.aws.amazon.com/appsync/latest/devguide/transformation-helpers-in-utils-transform-js.html,
 * https://github.com/localstack/appsync-utils
 */
export function toSubscriptionFilter(filter: unknown, ignoredFields?: unknown, rules?: unknown) {
  if (!isObject(filter)) {
    return null;
  }
  const ignored: readonly unknown[] = Array.isArray(ignoredFields) ? ignoredFields : [];
  let groups = groupsOf(filter, ignored);
  if (isObject(rules)) {
    const alternatives: Filter[][] = [];
    for (const [fieldName, operators] of Object.entries(rules)) {
      alternatives.push(...alternativesOf(fieldName, operators));
    }
    groups = combine(groups, alternatives);
  }
  const filterGroup: { filters: readonly Filter[] }[] = [];
  for (const filters of groups) {
    if (filters.length > 0) {
      filterGroup.push({ filters });
    }
  }
  return { filterGroup };
}

function groupsOf(filter: unknown, ignored: readonly unknown[]): Groups {
  let groups: Groups = [[]];
  if (!isObject(filter)) {
    return groups;
  }
  for (const [name, value] of Object.entries(filter)) {
    if (ignored.indexOf(name) >= 0) {
      continue;
    }
    if (name === 'and' && Array.isArray(value)) {
      for (const member of value) {
        groups = combine(groups, groupsOf(member, ignored));
      }
    } else if (name === 'or' && Array.isArray(value)) {
      const alternatives: (readonly Filter[])[] = [];
      for (const member of value) {
        alternatives.push(...groupsOf(member, ignored));
      }
      groups = combine(groups, alternatives);
    } else {
      groups = combine(groups, alternativesOf(name, value));
    }
  }
  return groups;
}

function alternativesOf(fieldName: string, operators: unknown): Filter[][] {
  const alternatives: Filter[][] = [];
  if (!isObject(operators)) {
    return alternatives;
  }
  for (const [operator, value] of Object.entries(operators)) {
    alternatives.push([{ fieldName, operator, value }]);
  }
  return alternatives;
}

/** Every group joined with every alternative; the groups as they are when there is no alternative. */
function combine(groups: Groups, alternatives: Groups): Groups {
  if (alternatives.length === 0) {
    return groups;
  }
  const combined: (readonly Filter[])[] = [];
  for (const group of groups) {
    for (const alternative of alternatives) {
      combined.push([...group, ...alternative]);
    }
  }
  return combined;
}
