import type { IndexModel, KeySchema, TableModel } from './model.ts';
import { TemplateNotRunnable } from './properties.ts';
import type { Properties } from './properties.ts';
import type { Resource } from './resources.ts';

/**
 * A table as `AWS::DynamoDB::Table` declares it. Its billing, backups and encryption make no difference here.
 */
export function readTable({ logicalId, physical, properties }: Resource): TableModel {
  properties.only(
    ...['AttributeDefinitions', 'KeySchema', 'LocalSecondaryIndexes', 'GlobalSecondaryIndexes'],
    ...['TableName', 'TimeToLiveSpecification', 'BillingMode', 'ProvisionedThroughput', 'OnDemandThroughput'],
    ...[
      'PointInTimeRecoverySpecification',
      'SSESpecification',
      'DeletionProtectionEnabled',
      'TableClass',
      'Tags',
    ],
    ...['ContributorInsightsSpecification', 'WarmThroughput'],
  );
  const timeToLive = properties.has('TimeToLiveSpecification')
    ? properties.part('TimeToLiveSpecification')
    : undefined;
  return {
    logicalId,
    tableName: physical.ref,
    arn: physical.attributes['Arn'] ?? '',
    attributeDefinitions: properties.list('AttributeDefinitions').map((attribute) => ({
      name: attribute.text('AttributeName'),
      type: attributeType(attribute),
    })),
    keySchema: keySchema(properties),
    localSecondaryIndexes: properties.list('LocalSecondaryIndexes').map(indexModel),
    globalSecondaryIndexes: properties.list('GlobalSecondaryIndexes').map(indexModel),
    ...(timeToLive?.boolean('Enabled') === true
      ? { timeToLiveAttribute: timeToLive.text('AttributeName') }
      : {}),
  };
}

function indexModel(index: Properties): IndexModel {
  const projection = index.part('Projection');
  const projectionType = projection.oneOf('ProjectionType', ['ALL', 'KEYS_ONLY', 'INCLUDE']);
  const nonKeyAttributes = projection.texts('NonKeyAttributes');
  return {
    indexName: index.text('IndexName'),
    keySchema: keySchema(index),
    projection: { projectionType, ...(nonKeyAttributes.length > 0 ? { nonKeyAttributes } : {}) },
  };
}

function keySchema(holder: Properties): KeySchema {
  const keys = holder.list('KeySchema');
  const name = (keyType: string) =>
    keys.find((key) => key.text('KeyType') === keyType)?.text('AttributeName');
  const partitionKey = name('HASH');
  const sortKey = name('RANGE');
  if (partitionKey === undefined) {
    throw new TemplateNotRunnable(`${holder.place}: KeySchema has no HASH key`);
  }
  return { partitionKey, ...(sortKey === undefined ? {} : { sortKey }) };
}

function attributeType(attribute: Properties): 'S' | 'N' | 'B' {
  return attribute.oneOf('AttributeType', ['S', 'N', 'B']);
}
