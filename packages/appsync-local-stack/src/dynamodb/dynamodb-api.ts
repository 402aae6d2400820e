/** A value as on DynamoDB's wire: one member, named after its type; bytes are base64 strings. */
export interface AttributeValue {
  readonly S?: string;
  readonly N?: string;
  readonly B?: string;
  readonly BOOL?: boolean;
  readonly NULL?: true;
  readonly L?: AttributeValue[];
  readonly M?: Attributes;
  readonly SS?: string[];
  readonly NS?: string[];
  readonly BS?: string[];
}

/** An item or a key: attribute name to value. */
export type Attributes = Record<string, AttributeValue>;

/** The consumed capacity of a request, as DynamoDB reports it. */
export interface ConsumedCapacity {
  readonly CapacityUnits?: number;
  readonly LocalSecondaryIndexes?: Readonly<Record<string, { readonly CapacityUnits?: number }>>;
  readonly GlobalSecondaryIndexes?: Readonly<Record<string, { readonly CapacityUnits?: number }>>;
}

/** Why a transaction was cancelled: one reason for each of its items. */
export interface CancellationReason {
  readonly Code?: string;
  readonly Message?: string | null;
  readonly Item?: Attributes;
}

/** One entry of a BatchWriteItem. */
export interface WriteRequest {
  readonly PutRequest?: { readonly Item: Attributes };
  readonly DeleteRequest?: { readonly Key: Attributes };
}

/** One attribute of a key. */
export interface KeySchemaElement {
  readonly AttributeName: string;
  readonly KeyType: 'HASH' | 'RANGE';
}

/** What an index holds. */
export interface Projection {
  readonly ProjectionType?: string;
  readonly NonKeyAttributes?: readonly string[] | undefined;
}

/** A secondary index of a table. */
export interface IndexDescription {
  readonly IndexName: string;
  readonly KeySchema: readonly KeySchemaElement[];
  readonly Projection: Projection;
}

/** A stored table, as far as it is read here. */
export interface TableDescription {
  readonly TableStatus?: string;
  readonly AttributeDefinitions?: readonly {
    readonly AttributeName: string;
    readonly AttributeType: string;
  }[];
  readonly KeySchema?: readonly KeySchemaElement[];
  readonly LocalSecondaryIndexes?: readonly IndexDescription[];
  readonly GlobalSecondaryIndexes?: readonly IndexDescription[];
}

interface Placeholders {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
  readonly ExpressionAttributeValues?: Attributes | undefined;
}

interface CapacityRequest {
  readonly ReturnConsumedCapacity?: 'INDEXES' | undefined;
}

interface TableRequest extends CapacityRequest {
  readonly TableName: string;
}

interface ConditionalWrite extends Placeholders {
  readonly TableName: string;
  readonly ConditionExpression?: string | undefined;
  readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE';
}

interface ProjectedRead {
  readonly ProjectionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
}

interface SearchInput extends TableRequest, Placeholders {
  readonly IndexName?: string | undefined;
  readonly FilterExpression?: string | undefined;
  readonly ProjectionExpression?: string | undefined;
  readonly Limit?: number | undefined;
  readonly ExclusiveStartKey?: Attributes | undefined;
  readonly ConsistentRead?: boolean;
  readonly Select?: string | undefined;
}

/** A page of a Query or Scan. */
export interface SearchOutput extends CapacityReport {
  readonly Items?: readonly Attributes[];
  readonly ScannedCount?: number;
  readonly LastEvaluatedKey?: Attributes;
}

/** The part of an answer with its consumed capacity: one entry, or one per table. */
export interface CapacityReport {
  readonly ConsumedCapacity?: ConsumedCapacity | readonly ConsumedCapacity[];
}

interface AttributesOutput extends CapacityReport {
  readonly Attributes?: Attributes;
}

interface ItemOutput extends CapacityReport {
  readonly Item?: Attributes;
}

/** The keys to read from one table in a BatchGetItem. */
interface KeysAndAttributes extends ProjectedRead {
  readonly Keys: readonly Attributes[];
  readonly ConsistentRead?: boolean;
}

/** One entry of a TransactWriteItems. */
export interface TransactWriteItem {
  readonly Put?: ConditionalWrite & { readonly Item: Attributes };
  readonly Update?: ConditionalWrite & { readonly Key: Attributes; readonly UpdateExpression: string };
  readonly Delete?: ConditionalWrite & { readonly Key: Attributes };
  readonly ConditionCheck?: ConditionalWrite & { readonly Key: Attributes };
}

interface Exchange<Input, Output> {
  readonly input: Input;
  readonly output: Output;
}

/** DynamoDB's operations that are used here, with the members that are used. */
interface DynamoDbOperations {
  GetItem: Exchange<
    TableRequest & ProjectedRead & { readonly Key: Attributes; readonly ConsistentRead?: boolean },
    ItemOutput
  >;
  PutItem: Exchange<ConditionalWrite & CapacityRequest & { readonly Item: Attributes }, AttributesOutput>;
  UpdateItem: Exchange<
    ConditionalWrite &
      CapacityRequest & {
        readonly Key: Attributes;
        readonly UpdateExpression: string;
        readonly ReturnValues?: 'ALL_NEW';
      },
    AttributesOutput
  >;
  DeleteItem: Exchange<
    ConditionalWrite & CapacityRequest & { readonly Key: Attributes; readonly ReturnValues?: 'ALL_OLD' },
    AttributesOutput
  >;
  Query: Exchange<
    SearchInput & { readonly KeyConditionExpression: string; readonly ScanIndexForward?: boolean },
    SearchOutput
  >;
  Scan: Exchange<
    SearchInput & { readonly Segment?: number | undefined; readonly TotalSegments?: number | undefined },
    SearchOutput
  >;
  BatchGetItem: Exchange<
    CapacityRequest & { readonly RequestItems: Readonly<Record<string, KeysAndAttributes>> },
    CapacityReport & {
      readonly Responses?: Readonly<Record<string, readonly Attributes[]>>;
      readonly UnprocessedKeys?: Readonly<Record<string, KeysAndAttributes>>;
    }
  >;
  BatchWriteItem: Exchange<
    CapacityRequest & { readonly RequestItems: Readonly<Record<string, readonly WriteRequest[]>> },
    CapacityReport & { readonly UnprocessedItems?: Readonly<Record<string, readonly WriteRequest[]>> }
  >;
  TransactGetItems: Exchange<
    CapacityRequest & {
      readonly TransactItems: readonly {
        readonly Get: ProjectedRead & { readonly TableName: string; readonly Key: Attributes };
      }[];
    },
    CapacityReport & { readonly Responses?: readonly { readonly Item?: Attributes }[] }
  >;
  TransactWriteItems: Exchange<
    CapacityRequest & {
      readonly TransactItems: readonly TransactWriteItem[];
      /** Makes a repetition of the same transaction within ten minutes harmless. */
      readonly ClientRequestToken: string;
    },
    CapacityReport
  >;
  CreateTable: Exchange<
    {
      readonly TableName: string;
      readonly BillingMode: 'PAY_PER_REQUEST';
      readonly AttributeDefinitions: readonly {
        readonly AttributeName: string;
        readonly AttributeType: 'S' | 'N' | 'B';
      }[];
      readonly KeySchema: readonly KeySchemaElement[];
      readonly LocalSecondaryIndexes?: readonly IndexDescription[] | undefined;
      readonly GlobalSecondaryIndexes?: readonly IndexDescription[] | undefined;
    },
    { readonly TableDescription?: TableDescription }
  >;
  DescribeTable: Exchange<{ readonly TableName: string }, { readonly Table?: TableDescription }>;
  DescribeTimeToLive: Exchange<
    { readonly TableName: string },
    {
      readonly TimeToLiveDescription?: {
        readonly TimeToLiveStatus?: string;
        readonly AttributeName?: string;
      };
    }
  >;
  UpdateTimeToLive: Exchange<
    {
      readonly TableName: string;
      readonly TimeToLiveSpecification: { readonly AttributeName: string; readonly Enabled: boolean };
    },
    object
  >;
  ListTables: Exchange<{ readonly Limit?: number }, { readonly TableNames?: readonly string[] }>;
}

export type OperationName = keyof DynamoDbOperations;

/** DynamoDB's operations, however they are sent. */
export interface DynamoDbApi {
  /**
   * Sends one request, up to three times when a repetition may help.
   *
   * @throws {DynamoDbError} when DynamoDB refuses it; any other error means that no answer of DynamoDB
   * arrived
   */
  send<Name extends OperationName>(
    operation: Name,
    input: DynamoDbOperations[Name]['input'],
  ): Promise<DynamoDbOperations[Name]['output']>;
  /** Closes the connections. A request under way fails. */
  close(): void;
}
