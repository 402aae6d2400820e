import type { IndexModel, KeySchema, TableModel } from '../template/model.ts';
import type { IndexDescription, KeySchemaElement, Projection, TableDescription } from './dynamodb-api.ts';

/**
 * Says how a stored table differs from the declared one in keys, key types or indexes; undefined when it does
 * not.
 *
 * E.g. `the local secondary index "byDate" has the sort key "date" instead of "dateKey"`.
 */
export function tableDifference(declared: TableModel, stored: TableDescription): string | undefined {
  const types = new Map(stored.AttributeDefinitions?.map((each) => [each.AttributeName, each.AttributeType]));
  const changedType = declared.attributeDefinitions.find(
    ({ name, type }) => types.has(name) && types.get(name) !== type,
  );
  return (
    keyDifference('it', declared.keySchema, stored.KeySchema) ??
    (changedType === undefined
      ? undefined
      : `the key attribute "${changedType.name}" has type ${types.get(changedType.name)} instead of ${changedType.type}`) ??
    indexDifference('local', declared.localSecondaryIndexes, stored.LocalSecondaryIndexes ?? []) ??
    indexDifference('global', declared.globalSecondaryIndexes, stored.GlobalSecondaryIndexes ?? [])
  );
}

function keyDifference(
  subject: string,
  declared: KeySchema,
  stored: readonly KeySchemaElement[] | undefined,
): string | undefined {
  const storedName = (type: 'HASH' | 'RANGE') =>
    stored?.find(({ KeyType }) => KeyType === type)?.AttributeName;
  const parts: [string, string | undefined, string | undefined][] = [
    ['partition key', declared.partitionKey, storedName('HASH')],
    ['sort key', declared.sortKey, storedName('RANGE')],
  ];
  const changed = parts.find(([, wanted, found]) => wanted !== found);
  if (changed === undefined) {
    return undefined;
  }
  const [part, wanted, found] = changed;
  return `${subject} has ${named(part, found)} instead of ${wanted === undefined ? 'none' : `"${wanted}"`}`;
}

function named(part: string, name: string | undefined): string {
  return name === undefined ? `no ${part}` : `the ${part} "${name}"`;
}

function indexDifference(
  kind: 'local' | 'global',
  declared: readonly IndexModel[],
  stored: readonly IndexDescription[],
): string | undefined {
  const title = (name: string | undefined): string => `the ${kind} secondary index "${name}"`;
  for (const index of declared) {
    const found = stored.find(({ IndexName }) => IndexName === index.indexName);
    if (found === undefined) {
      return `${title(index.indexName)} is missing`;
    }
    const difference =
      keyDifference(title(index.indexName), index.keySchema, found.KeySchema) ??
      projectionDifference(title(index.indexName), index.projection, found.Projection);
    if (difference !== undefined) {
      return difference;
    }
  }
  const surplus = stored.find(({ IndexName }) => !declared.some((index) => index.indexName === IndexName));
  return surplus === undefined ? undefined : `${title(surplus.IndexName)} is no longer declared`;
}

function projectionDifference(
  subject: string,
  declared: IndexModel['projection'],
  stored: Projection | undefined,
): string | undefined {
  const wanted = projectionText(declared.projectionType, declared.nonKeyAttributes);
  const found = projectionText(stored?.ProjectionType, stored?.NonKeyAttributes);
  return wanted === found ? undefined : `${subject} projects ${found} instead of ${wanted}`;
}

function projectionText(type: string | undefined, attributes: readonly string[] | undefined): string {
  return attributes !== undefined && attributes.length > 0
    ? `${type} ${[...attributes].sort().join(', ')}`
    : `${type}`;
}
