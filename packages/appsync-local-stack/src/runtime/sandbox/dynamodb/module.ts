import { isObject } from '../../../is-object.ts';
import { renderExpression } from './expression.ts';
import { operations, renderUpdate } from './update.ts';
import { readySet, toMapValues } from './values.ts';

type Fields = { readonly [key: string]: unknown };

const WRITE_OPTIONS = ['customPartitionKey', 'populateIndexFields', '_version'];
const READ_OPTIONS = ['index', 'limit', 'nextToken', 'consistentRead', 'scanIndexForward', 'select'];

/**
 * The module `@aws-appsync/utils/dynamodb`: each function returns the request object of its operation.
 * Options that are null or absent are left out. The form is that of outputs recorded from `EvaluateCode`.
 *
 * Sources: https://docs.aws.amazon.com/appsync/latest/devguide/built-in-modules-js.html,
 * https://github.com/localstack/appsync-utils
 */
export const dynamodbModule = {
  get: (input: Fields) => ({
    operation: 'GetItem',
    ...keyOf('get', input),
    ...given(input, ['consistentRead']),
    ...projectionOf(input),
  }),
  put: (input: Fields) => ({
    operation: 'PutItem',
    ...keyOf('put', input),
    attributeValues: typedMap('put', 'item', input['item']),
    ...conditionOf('put', input),
    ...given(input, WRITE_OPTIONS),
  }),
  remove: (input: Fields) => ({
    operation: 'DeleteItem',
    ...keyOf('remove', input),
    ...conditionOf('remove', input),
    ...given(input, WRITE_OPTIONS),
  }),
  update: (input: Fields) => ({
    operation: 'UpdateItem',
    ...keyOf('update', input),
    update: renderUpdate(input['update']),
    ...conditionOf('update', input),
    ...given(input, WRITE_OPTIONS),
  }),
  query: (input: Fields) => ({
    operation: 'Query',
    query: rendered('query', 'query', input['query']),
    ...given(input, READ_OPTIONS),
    ...filterOf('query', input),
    ...projectionOf(input),
  }),
  scan: (input: Fields) => ({
    operation: 'Scan',
    ...given(input, [...READ_OPTIONS, 'segment', 'totalSegments']),
    ...filterOf('scan', input),
    ...projectionOf(input),
  }),
  sync: (input: Fields) => ({
    operation: 'Sync',
    ...given(input, ['basePartitionKey', 'deltaIndexName', 'limit', 'nextToken', 'lastSync']),
    ...filterOf('sync', input),
  }),
  batchGet: (input: Fields) => ({
    operation: 'BatchGetItem',
    tables: perTable('batchGet', input, (table) => {
      const request = requireObject('batchGet', 'tables', table);
      return {
        keys: typedMaps('batchGet', 'keys', request['keys']),
        ...given(request, ['consistentRead']),
        ...projectionOf(request),
      };
    }),
  }),
  batchPut: (input: Fields) => ({
    operation: 'BatchPutItem',
    tables: perTable('batchPut', input, (items) => typedMaps('batchPut', 'tables', items)),
  }),
  batchDelete: (input: Fields) => ({
    operation: 'BatchDeleteItem',
    tables: perTable('batchDelete', input, (keys) => typedMaps('batchDelete', 'tables', keys)),
  }),
  transactGet: (input: Fields) => ({
    operation: 'TransactGetItems',
    transactItems: perItem('transactGet', input, (item) => ({
      ...given(item, ['table']),
      ...keyOf('transactGet', item),
      ...projectionOf(item),
    })),
  }),
  transactWrite: (input: Fields) => ({
    operation: 'TransactWriteItems',
    transactItems: perItem('transactWrite', input, transactWriteItem),
  }),
  toStringSet: (values: unknown) => readySet({ SS: values }),
  toNumberSet: (values: unknown) => readySet({ NS: values }),
  toBinarySet: (values: unknown) => readySet({ BS: values }),
  operations,
};

function transactWriteItem(item: Fields) {
  for (const [kind, write] of Object.entries(item)) {
    const fields = requireObject('transactWrite', kind, write);
    const start = (operation: string) => ({
      ...given(fields, ['table']),
      operation,
      ...keyOf('transactWrite', fields),
    });
    const condition = conditionOf('transactWrite', fields);
    switch (kind) {
      case 'putItem':
        return {
          ...start('PutItem'),
          attributeValues: typedMap('transactWrite', 'item', fields['item']),
          ...condition,
        };
      case 'updateItem':
        return { ...start('UpdateItem'), update: renderUpdate(fields['update']), ...condition };
      case 'deleteItem':
        return { ...start('DeleteItem'), ...condition };
      case 'conditionCheck':
        return { ...start('ConditionCheck'), ...condition };
    }
    break;
  }
  throw new TypeError(
    'transactWrite: an item must have one of putItem, updateItem, deleteItem, conditionCheck',
  );
}

function given(input: Fields, names: readonly string[]): Fields {
  const options: { [key: string]: unknown } = {};
  for (const name of names) {
    const value = input[name];
    if (value !== undefined && value !== null) {
      options[name] = value;
    }
  }
  return options;
}

function keyOf(name: string, input: Fields): Fields {
  return { key: typedMap(name, 'key', requireObject(name, 'the argument', input)['key']) };
}

function conditionOf(name: string, input: Fields): Fields {
  const { condition } = input;
  return isAbsentOrEmpty(condition) ? {} : { condition: rendered(name, 'condition', condition) };
}

function filterOf(name: string, input: Fields): Fields {
  const { filter } = input;
  return isAbsentOrEmpty(filter) ? {} : { filter: rendered(name, 'filter', filter) };
}

function isAbsentOrEmpty(value: unknown): boolean {
  return value === undefined || value === null || (isObject(value) && Object.keys(value).length === 0);
}

/** The module embeds an object, and leaves out an empty map of values, unlike `util.transform`. */
function rendered(name: string, member: string, filter: unknown): Fields {
  const expression = renderExpression(filter);
  if (expression === null || expression.expression === '') {
    throw new TypeError(`${name}: ${member} cannot be turned into an expression`);
  }
  const { expressionValues, ...rest } = expression;
  return Object.keys(expressionValues).length > 0 ? { ...rest, expressionValues } : rest;
}

/** One alias for every segment of a path, reused wherever the segment occurs again. */
function projectionOf(input: Fields): Fields {
  const { projection } = input;
  if (!Array.isArray(projection) || projection.length === 0) {
    return {};
  }
  const expressionNames: { [name: string]: string } = {};
  const aliases = new Map<string, string>();
  const aliasOf = (segment: string) => {
    const alias = aliases.get(segment) ?? `#expName_${aliases.size + 1}`;
    aliases.set(segment, alias);
    expressionNames[alias] = segment;
    return alias;
  };
  const paths: string[] = [];
  for (const path of projection) {
    paths.push(`${path}`.split('.').map(aliasOf).join('.'));
  }
  return { projection: { expression: paths.join(', '), expressionNames } };
}

function perTable(name: string, input: Fields, convert: (table: unknown) => unknown): Fields {
  const tables: { [table: string]: unknown } = {};
  for (const [table, request] of Object.entries(requireObject(name, 'tables', input['tables']))) {
    tables[table] = convert(request);
  }
  return tables;
}

function perItem(name: string, input: Fields, convert: (item: Fields) => unknown): unknown[] {
  const { items } = input;
  if (!Array.isArray(items)) {
    throw new TypeError(`${name}: items must be a list`);
  }
  const converted: unknown[] = [];
  for (const item of items) {
    converted.push(convert(requireObject(name, 'items', item)));
  }
  return converted;
}

function typedMap(name: string, member: string, map: unknown): Fields {
  return toMapValues(requireObject(name, member, map));
}

function typedMaps(name: string, member: string, maps: unknown): Fields[] {
  if (!Array.isArray(maps)) {
    throw new TypeError(`${name}: ${member} must be a list`);
  }
  const typed: Fields[] = [];
  for (const map of maps) {
    typed.push(typedMap(name, member, map));
  }
  return typed;
}

function requireObject(name: string, member: string, value: unknown): Fields {
  if (!isObject(value)) {
    throw new TypeError(`${name}: ${member} must be an object`);
  }
  return value;
}
