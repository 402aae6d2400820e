/**
 * The parts of a synthesized CloudFormation template that the local stack runs, with every intrinsic function
 * resolved.
 *
 * The reader (`read.ts`) makes these; the other folders use them and never see CloudFormation.
 * Names are CloudFormation's own where it has one.
 */
import type { UserPoolModel } from './user-pool-model.ts';

/** One DynamoDB table, as `AWS::DynamoDB::Table` or `AWS::DynamoDB::GlobalTable` declares it. */
export interface TableModel {
  readonly logicalId: string;
  /** The physical name, e.g. `Notes-dev-Table`. */
  readonly tableName: string;
  /** `arn:aws:dynamodb:<region>:<account>:table/<tableName>` */
  readonly arn: string;
  readonly attributeDefinitions: readonly { readonly name: string; readonly type: 'S' | 'N' | 'B' }[];
  readonly keySchema: KeySchema;
  readonly localSecondaryIndexes: readonly IndexModel[];
  readonly globalSecondaryIndexes: readonly IndexModel[];
  /** The attribute that holds the expiry in epoch seconds, when the table has a time to live. */
  readonly timeToLiveAttribute?: string;
}

export interface KeySchema {
  readonly partitionKey: string;
  readonly sortKey?: string;
}

export interface IndexModel {
  readonly indexName: string;
  readonly keySchema: KeySchema;
  readonly projection: {
    readonly projectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
    readonly nonKeyAttributes?: readonly string[];
  };
}

/** One GraphQL API with its resources. */
export interface ApiModel {
  readonly logicalId: string;
  readonly apiId: string;
  readonly name: string;
  readonly authentication: AuthenticationModel;
  readonly additionalAuthentication: readonly AuthenticationModel[];
  /** The deployed SDL, as in the template. */
  readonly sdl: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly introspection: boolean;
  /** 0: no limit. */
  readonly queryDepthLimit: number;
  /** 0: AppSync's own limit of 10,000. */
  readonly resolverCountLimit: number;
  readonly dataSources: ReadonlyMap<string, DataSourceModel>;
  /** By function id. */
  readonly functions: ReadonlyMap<string, FunctionModel>;
  readonly resolvers: readonly ResolverModel[];
}

export type AuthenticationModel =
  | {
      readonly type: 'AMAZON_COGNITO_USER_POOLS';
      readonly userPoolId: string;
      readonly defaultAction: 'ALLOW' | 'DENY';
      readonly appIdClientRegex?: string;
    }
  | { readonly type: 'API_KEY' | 'AWS_IAM' | 'OPENID_CONNECT' | 'AWS_LAMBDA' };

export type DataSourceModel =
  | { readonly type: 'NONE'; readonly name: string }
  | {
      readonly type: 'AMAZON_DYNAMODB';
      readonly name: string;
      readonly tableName: string;
      /** The permissions of the data source's role: every statement of its policies. */
      readonly statements: readonly PolicyStatement[];
      /** The physical name of the service role, for access-denied messages. */
      readonly roleName: string;
    };

/** One IAM policy statement of a data source's role; wildcards `*` and `?` as in IAM. */
export interface PolicyStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /**
   * The only operations within which the statement applies, e.g. `TransactWriteItems`: the condition on
   * `dynamodb:EnclosingOperation`.
   *
   * @default within any operation, and outside of operations
   */
  readonly enclosingOperations?: readonly string[];
}

export interface FunctionModel {
  readonly functionId: string;
  readonly name: string;
  readonly dataSourceName: string;
  /** The APPSYNC_JS source. */
  readonly code: string;
}

export type ResolverModel = {
  readonly typeName: string;
  readonly fieldName: string;
  /** `arn:aws:appsync:<region>:<account>:apis/<apiId>/types/<typeName>/resolvers/<fieldName>` */
  readonly arn: string;
  readonly code: string;
} & (
  | { readonly kind: 'UNIT'; readonly dataSourceName: string }
  | { readonly kind: 'PIPELINE'; readonly functionIds: readonly string[] }
);

/** Everything that the local stack runs. */
export interface StackModel {
  readonly stackName: string;
  readonly region: string;
  readonly accountId: string;
  readonly tables: readonly TableModel[];
  readonly userPools: readonly UserPoolModel[];
  readonly apis: readonly ApiModel[];
  /** The template's outputs by key, resolved. */
  readonly outputs: Readonly<Record<string, string>>;
}
