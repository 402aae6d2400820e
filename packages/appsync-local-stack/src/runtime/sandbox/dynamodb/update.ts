import { isObject } from '../../../is-object.ts';
import type { Expression } from './expression.ts';
import { toAttributeValue } from './values.ts';

/** `operations` of `@aws-appsync/utils/dynamodb`: marks that `update` turns into clauses. */
export const operations = {
  add: (value: unknown) => ({ type: 'OPERATION_ADD', value }),
  remove: () => ({ type: 'OPERATION_REMOVE' }),
  replace: (value: unknown) => ({ type: 'OPERATION_REPLACE', value }),
  increment: (by: number = 1) => ({ type: 'OPERATION_INCREMENT', by }),
  decrement: (by: number = 1) => ({ type: 'OPERATION_DECREMENT', by }),
  append: (items: unknown) => ({ type: 'OPERATION_APPEND', items }),
  prepend: (items: unknown) => ({ type: 'OPERATION_PREPEND', items }),
  updateListItem: (value: unknown, index: number) => ({ type: 'OPERATION_UPDATE_LIST_ITEM', value, index }),
};

/**
 * The update expression for the `update` member of `update` and `transactWrite`: one `SET` list, then one
 * `REMOVE` list, with `#expName_N` and `:expValue_N` numbered from 1. `add` sets, it does not count up; null
 * is stored as NULL. The form is that of outputs recorded from `EvaluateCode`.
 *
 * Sources: https://docs.aws.amazon.com/appsync/latest/devguide/built-in-modules-js.html,
 * https://github.com/localstack/appsync-utils
 *
 * @throws {TypeError} on operations inside a nested map, whose form on AWS is not established
 */
export function renderUpdate(update: unknown): Expression {
  if (!isObject(update)) {
    throw new TypeError('update must be an object of attributes');
  }
  const expressionNames: { [name: string]: string } = {};
  const expressionValues: { [name: string]: unknown } = {};
  let nameCount = 0;
  let valueCount = 0;
  const nameOf = (attribute: string) => {
    nameCount += 1;
    expressionNames[`#expName_${nameCount}`] = attribute;
    return `#expName_${nameCount}`;
  };
  const bind = (value: unknown, attribute: string) => {
    if (value === undefined) {
      throw new TypeError(`update: ${attribute} is undefined: leave it out`);
    }
    refuseNestedOperations(value, attribute);
    valueCount += 1;
    expressionValues[`:expValue_${valueCount}`] = toAttributeValue(value);
    return `:expValue_${valueCount}`;
  };

  const removed: string[] = [];
  const set: string[] = [];
  for (const [attribute, value] of Object.entries(update)) {
    if (operationType(value) === 'OPERATION_REMOVE') {
      removed.push(attribute);
    } else if (Array.isArray(value) && operationType(value[0]) === 'OPERATION_UPDATE_LIST_ITEM') {
      const name = nameOf(attribute);
      for (const item of value) {
        set.push(listItemClause(name, item, (bound) => bind(bound, attribute)));
      }
    } else {
      set.push(setClause(nameOf(attribute), value, (bound) => bind(bound, attribute)));
    }
  }
  const removeNames: string[] = [];
  for (const attribute of removed) {
    removeNames.push(nameOf(attribute));
  }
  const lists: string[] = [];
  if (set.length > 0) {
    lists.push(`SET ${set.join(', ')}`);
  }
  if (removeNames.length > 0) {
    lists.push(`REMOVE ${removeNames.join(', ')}`);
  }
  return { expression: lists.join(' '), expressionNames, expressionValues };
}

function listItemClause(name: string, item: unknown, bind: (value: unknown) => string): string {
  if (!isObject(item) || operationType(item) !== 'OPERATION_UPDATE_LIST_ITEM') {
    throw new TypeError('update: a list of operations can hold operations.updateListItem() only');
  }
  return `${name}[${Number(item['index'])}] = ${bind(item['value'])}`;
}

function setClause(name: string, value: unknown, bind: (value: unknown) => string): string {
  if (!isObject(value)) {
    return `${name} = ${bind(value)}`;
  }
  switch (operationType(value)) {
    case 'OPERATION_ADD':
    case 'OPERATION_REPLACE':
      return `${name} = ${bind(value['value'])}`;
    case 'OPERATION_INCREMENT':
      return `${name} = ${name} + ${bind(value['by'])}`;
    case 'OPERATION_DECREMENT':
      return `${name} = ${name} - ${bind(value['by'])}`;
    case 'OPERATION_APPEND':
      return `${name} = list_append(${name}, ${bind(value['items'])})`;
    case 'OPERATION_PREPEND':
      return `${name} = list_append(${bind(value['items'])}, ${name})`;
    default:
      return `${name} = ${bind(value)}`;
  }
}

function operationType(value: unknown): string | undefined {
  const type = isObject(value) ? value['type'] : undefined;
  return typeof type === 'string' && type.startsWith('OPERATION_') ? type : undefined;
}

function refuseNestedOperations(value: unknown, attribute: string): void {
  if (operationType(value) !== undefined) {
    throw new TypeError(`update: operations inside ${attribute} are not implemented by the local stack`);
  }
  if (typeof value !== 'object' || value === null) {
    return;
  }
  for (const member of Object.values(value)) {
    refuseNestedOperations(member, attribute);
  }
}
