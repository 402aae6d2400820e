import { describe, expect, it } from 'vitest';
import { readTemplate } from './read.ts';

const PLACE = {
  stackName: 'Shop',
  region: 'eu-west-1',
  accountId: '123456789012',
  origin: 'http://localhost:4000',
};

/** A template with an API, its schema and the given resources. */
function templateWith(resources: Record<string, unknown> = {}, rest: Record<string, unknown> = {}) {
  return {
    Resources: {
      Api: { Type: 'AWS::AppSync::GraphQLApi', Properties: { Name: 'shop', AuthenticationType: 'API_KEY' } },
      Schema: {
        Type: 'AWS::AppSync::GraphQLSchema',
        Properties: { ApiId: { 'Fn::GetAtt': ['Api', 'ApiId'] }, Definition: 'type Query { a: Int }' },
      },
      ...resources,
    },
    ...rest,
  };
}

const TABLE = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'N' },
      { AttributeName: 'due', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    LocalSecondaryIndexes: [
      {
        IndexName: 'byDue',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'due', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['title'] },
      },
    ],
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  },
};

const ROLE = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } };
const policy = (statement: object) => ({
  Type: 'AWS::IAM::Policy',
  Properties: {
    PolicyName: 'p',
    Roles: [{ Ref: 'Role' }],
    PolicyDocument: { Statement: [statement] },
  },
});
const DATA_SOURCE = {
  Type: 'AWS::AppSync::DataSource',
  Properties: {
    ApiId: { 'Fn::GetAtt': ['Api', 'ApiId'] },
    Name: 'Items',
    Type: 'AMAZON_DYNAMODB',
    DynamoDBConfig: { AwsRegion: { Ref: 'AWS::Region' }, TableName: { Ref: 'Table' } },
    ServiceRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
  },
};
const roleAllowedIf = (condition: object) =>
  templateWith({
    Table: TABLE,
    Role: ROLE,
    Policy: policy({ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*', Condition: condition }),
    Items: DATA_SOURCE,
  });
const resolver = (properties: object) => ({
  Type: 'AWS::AppSync::Resolver',
  Properties: {
    ApiId: { 'Fn::GetAtt': ['Api', 'ApiId'] },
    TypeName: 'Query',
    FieldName: 'a',
    Code: 'export function request() {}',
    Runtime: { Name: 'APPSYNC_JS', RuntimeVersion: '1.0.0' },
    ...properties,
  },
});

describe('readTemplate', () => {
  it('reads a table with its keys, indexes and time to live', () => {
    const model = readTemplate(templateWith({ Table: TABLE }), PLACE);

    expect(model.tables).toEqual([
      {
        logicalId: 'Table',
        tableName: 'Shop-Table',
        arn: 'arn:aws:dynamodb:eu-west-1:123456789012:table/Shop-Table',
        attributeDefinitions: [
          { name: 'pk', type: 'S' },
          { name: 'sk', type: 'N' },
          { name: 'due', type: 'S' },
        ],
        keySchema: { partitionKey: 'pk', sortKey: 'sk' },
        localSecondaryIndexes: [
          {
            indexName: 'byDue',
            keySchema: { partitionKey: 'pk', sortKey: 'due' },
            projection: { projectionType: 'INCLUDE', nonKeyAttributes: ['title'] },
          },
        ],
        globalSecondaryIndexes: [],
        timeToLiveAttribute: 'expiresAt',
      },
    ]);
  });

  it('reads a data source with all that its role may do', () => {
    const template = templateWith({
      Table: TABLE,
      Role: ROLE,
      Policy: policy({
        Effect: 'Allow',
        Action: 'dynamodb:Query',
        Resource: { 'Fn::Sub': '${Table.Arn}/index/*' },
      }),
      Items: DATA_SOURCE,
    });

    const [api] = readTemplate(template, PLACE).apis;

    expect(api?.dataSources.get('Items')).toEqual({
      type: 'AMAZON_DYNAMODB',
      name: 'Items',
      tableName: 'Shop-Table',
      roleName: 'Shop-Role',
      statements: [
        {
          effect: 'Allow',
          actions: ['dynamodb:Query'],
          resources: ['arn:aws:dynamodb:eu-west-1:123456789012:table/Shop-Table/index/*'],
        },
      ],
    });
  });

  it.each(['StringEquals', 'ForAnyValue:StringEquals'])(
    'reads the operations within which alone a role may do something, compared by %s',
    (operator) => {
      const template = templateWith({
        Table: TABLE,
        Role: ROLE,
        Policy: policy({
          Effect: 'Allow',
          Action: 'dynamodb:PutItem',
          Resource: '*',
          Condition: { [operator]: { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] } },
        }),
        Items: DATA_SOURCE,
      });

      const [api] = readTemplate(template, PLACE).apis;

      expect(api?.dataSources.get('Items')).toMatchObject({
        statements: [{ actions: ['dynamodb:PutItem'], enclosingOperations: ['TransactWriteItems'] }],
      });
    },
  );

  it('reads a pipeline with the ids of its functions, in order', () => {
    const step = {
      Type: 'AWS::AppSync::FunctionConfiguration',
      Properties: {
        ApiId: { 'Fn::GetAtt': ['Api', 'ApiId'] },
        Name: 'step',
        DataSourceName: 'Items',
        Code: 'export function request() {}',
        Runtime: { Name: 'APPSYNC_JS', RuntimeVersion: '1.0.0' },
      },
    };
    const template = templateWith({
      First: step,
      Second: step,
      Resolver: resolver({
        Kind: 'PIPELINE',
        PipelineConfig: {
          Functions: [{ 'Fn::GetAtt': ['Second', 'FunctionId'] }, { 'Fn::GetAtt': ['First', 'FunctionId'] }],
        },
      }),
    });

    const [api] = readTemplate(template, PLACE).apis;
    const [first, second] = [...(api?.functions.keys() ?? [])];

    expect(api?.resolvers[0]).toMatchObject({ kind: 'PIPELINE', functionIds: [second, first] });
  });

  it('reads a user pool with the clients that name it', () => {
    const template = templateWith({
      Pool: { Type: 'AWS::Cognito::UserPool', Properties: { UsernameAttributes: ['email'] } },
      Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Pool' } } },
    });

    const [pool] = readTemplate(template, PLACE).userPools;

    expect(pool?.userPoolId).toMatch(/^eu-west-1_[0-9A-Za-z]{9}$/);
    expect(pool?.settings).toMatchObject({
      hasEmailAsUsername: true,
      declared: { UsernameAttributes: ['email'] },
    });
    expect(pool?.clients.map((client) => client.clientId)).toEqual([expect.stringMatching(/^[0-9a-z]{26}$/)]);
  });

  it('reads the groups of a user pool, by name', () => {
    const UserPoolId = { Ref: 'Pool' };
    const group = (Properties: object) => ({ Type: 'AWS::Cognito::UserPoolGroup', Properties });
    const template = templateWith({
      Pool: { Type: 'AWS::Cognito::UserPool' },
      Other: { Type: 'AWS::Cognito::UserPool' },
      Support: group({ UserPoolId, GroupName: 'support', Precedence: 1 }),
      Nameless: group({ UserPoolId }),
      Foreign: group({ UserPoolId: { Ref: 'Other' }, GroupName: 'foreign' }),
    });

    const [pool] = readTemplate(template, PLACE).userPools;

    expect(pool?.groups.map(({ name }) => name)).toEqual(['support', 'Shop-Nameless']);
  });

  it('gives every resource the same identifiers each time', () => {
    const template = templateWith({ Pool: { Type: 'AWS::Cognito::UserPool' } });

    expect(readTemplate(template, PLACE)).toEqual(readTemplate(template, PLACE));
  });

  it('resolves outputs, with the origin that answers in place of AWS', () => {
    const template = templateWith(
      {},
      {
        Outputs: {
          Url: { Value: { 'Fn::GetAtt': ['Api', 'GraphQLUrl'] } },
          Where: { Value: { 'Fn::Join': ['/', [{ Ref: 'AWS::Region' }, { Ref: 'AWS::StackName' }]] } },
        },
      },
    );

    expect(readTemplate(template, PLACE).outputs).toEqual({
      Url: 'http://localhost:4000/graphql',
      Where: 'eu-west-1/Shop',
    });
  });

  it('leaves out a resource whose condition does not hold', () => {
    const template = templateWith(
      { Table: { ...TABLE, Condition: 'InIreland' }, Other: { ...TABLE, Condition: 'Elsewhere' } },
      {
        Conditions: {
          InIreland: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] },
          Elsewhere: { 'Fn::Not': [{ Condition: 'InIreland' }] },
        },
      },
    );

    expect(readTemplate(template, PLACE).tables.map((model) => model.logicalId)).toEqual(['Table']);
  });

  it('passes over what only AWS needs', () => {
    const template = templateWith({ Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: {} } });

    expect(readTemplate(template, PLACE).tables).toEqual([]);
  });

  it.each([
    [
      'a type of AppSync that does not run here',
      templateWith({ Cache: { Type: 'AWS::AppSync::ApiCache' } }),
      'Cache: AWS::AppSync::ApiCache is not implemented by the local stack',
    ],
    [
      'a property that would be ignored',
      templateWith({ R: resolver({ DataSourceName: 'Items', CachingConfig: { Ttl: 1 } }) }),
      'R (AWS::AppSync::Resolver): CachingConfig is not implemented by the local stack',
    ],
    [
      'a VTL resolver',
      templateWith({ R: resolver({ DataSourceName: 'Items', RequestMappingTemplate: '{}' }) }),
      'RequestMappingTemplate is not implemented',
    ],
    [
      'another runtime',
      templateWith({ R: resolver({ Runtime: { Name: 'APPSYNC_JS', RuntimeVersion: '2.0.0' } }) }),
      'runtime APPSYNC_JS 2.0.0 is not implemented',
    ],
    [
      'a data source that does not run here',
      templateWith({
        Items: { ...DATA_SOURCE, Properties: { ...DATA_SOURCE.Properties, Type: 'HTTP' } },
        Table: TABLE,
        Role: ROLE,
      }),
      'data source type HTTP is not implemented',
    ],
    [
      'a policy with an empty condition',
      roleAllowedIf({}),
      'Condition must have one of StringEquals, ForAnyValue:StringEquals',
    ],
    [
      'a policy with a condition of another kind',
      roleAllowedIf({ StringNotEquals: { 'dynamodb:EnclosingOperation': 'TransactWriteItems' } }),
      'Condition: StringNotEquals is not implemented',
    ],
    [
      'a policy with a condition on another key',
      roleAllowedIf({ StringEquals: { 'dynamodb:LeadingKeys': ['me'] } }),
      'Condition.StringEquals: dynamodb:LeadingKeys is not implemented',
    ],
    [
      'a policy with a condition that compares nothing',
      roleAllowedIf({ StringEquals: {} }),
      'Condition.StringEquals must compare dynamodb:EnclosingOperation',
    ],
    [
      'a policy with two conditions',
      roleAllowedIf({
        StringEquals: { 'dynamodb:EnclosingOperation': 'TransactWriteItems' },
        'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': 'TransactWriteItems' },
      }),
      'Condition must have one of StringEquals, ForAnyValue:StringEquals',
    ],
    [
      'a name that stands for nothing',
      templateWith({}, { Outputs: { Gone: { Value: { Ref: 'Nowhere' } } } }),
      'Output Gone: Ref "Nowhere" does not refer to anything in the template',
    ],
    [
      'an intrinsic function that is not implemented',
      templateWith({}, { Outputs: { Secret: { Value: { 'Fn::ImportValue': 'x' } } } }),
      'Fn::ImportValue is not implemented',
    ],
    [
      'a template within the template',
      templateWith({ Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'x' } } }),
      'Nested: AWS::CloudFormation::Stack is not implemented by the local stack: declare its resources in the stack itself',
    ],
    [
      'a resource without a type',
      templateWith({ 'Fn::ForEach::Tables': ['Name', ['A'], {}] }),
      'Fn::ForEach::Tables: a resource must have a Type',
    ],
    [
      'a template that a macro would change',
      templateWith({}, { Transform: 'AWS::Serverless-2016-10-31' }),
      'Transform "AWS::Serverless-2016-10-31" is not implemented',
    ],
    [
      'a schema that is kept elsewhere',
      templateWith({
        Schema: {
          Type: 'AWS::AppSync::GraphQLSchema',
          Properties: { ApiId: { 'Fn::GetAtt': ['Api', 'ApiId'] }, DefinitionS3Location: 's3://bucket/key' },
        },
      }),
      'Schema (AWS::AppSync::GraphQLSchema): DefinitionS3Location is not implemented',
    ],
    [
      'a merged API',
      templateWith({
        Api: {
          Type: 'AWS::AppSync::GraphQLApi',
          Properties: { Name: 'shop', AuthenticationType: 'API_KEY', ApiType: 'MERGED' },
        },
      }),
      'Api (AWS::AppSync::GraphQLApi): ApiType MERGED is not implemented',
    ],
    [
      'a resolver of an API that is elsewhere',
      templateWith({ R: resolver({ ApiId: 'abcdef', DataSourceName: 'Items' }) }),
      'R (AWS::AppSync::Resolver): ApiId does not name a GraphQL API of the template',
    ],
    [
      'a client of a user pool that is elsewhere',
      templateWith({
        C: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: 'us-east-1_abc' } },
      }),
      'C (AWS::Cognito::UserPoolClient): UserPoolId does not name a user pool of the template',
    ],
    [
      'a table with a stream',
      templateWith({
        Table: {
          ...TABLE,
          Properties: { ...TABLE.Properties, StreamSpecification: { StreamViewType: 'NEW_IMAGE' } },
        },
      }),
      'Table (AWS::DynamoDB::Table): StreamSpecification is not implemented',
    ],
    [
      'a role with a boundary',
      templateWith({
        Table: TABLE,
        Role: {
          ...ROLE,
          Properties: { ...ROLE.Properties, PermissionsBoundary: 'arn:aws:iam::aws:policy/x' },
        },
        Items: DATA_SOURCE,
      }),
      'Role (AWS::IAM::Role): PermissionsBoundary is not implemented',
    ],
    [
      'a name that depends on itself',
      templateWith({
        Table: { ...TABLE, Properties: { ...TABLE.Properties, TableName: { Ref: 'Table' } } },
      }),
      'Table (AWS::DynamoDB::Table): its name depends on itself',
    ],
    ['an API without a schema', { Resources: { Api: templateWith().Resources.Api } }, 'it has 0'],
    ['something that is no template', { Hello: 'world' }, 'The template has no Resources'],
  ])('refuses by name %s', (_, template, message) => {
    expect(() => readTemplate(template, PLACE)).toThrow(message);
  });

  it.each([
    'AWS::AppSync::Api',
    'AWS::AppSync::ApiCache',
    'AWS::AppSync::ApiKey',
    'AWS::AppSync::ChannelNamespace',
    'AWS::AppSync::SourceApiAssociation',
    'AWS::CloudFormation::CustomResource',
    'AWS::CloudFormation::Macro',
    'AWS::Cognito::IdentityPool',
    'AWS::Cognito::UserPoolDomain',
    'AWS::Cognito::UserPoolIdentityProvider',
    'AWS::Cognito::UserPoolResourceServer',
    'AWS::Cognito::UserPoolUser',
    'AWS::Cognito::UserPoolUserToGroupAttachment',
    'AWS::DynamoDB::GlobalTable',
    'AWS::IAM::RolePolicy',
    'AWS::Lambda::EventSourceMapping',
    'AWS::OpenSearchService::Domain',
    'AWS::Pipes::Pipe',
    'AWS::RDS::DBCluster',
    'Custom::AWS',
    'Custom::SeedTable',
    'Some::Other::Type',
  ])('refuses a resource of type %s by name', (Type) => {
    expect(() => readTemplate(templateWith({ Thing: { Type } }), PLACE)).toThrow(
      `Thing: ${Type} is not implemented by the local stack`,
    );
  });

  it.each([
    'AWS::AppSync::DomainName',
    'AWS::Backup::BackupPlan',
    'AWS::Budgets::Budget',
    'AWS::CDK::Metadata',
    'AWS::Logs::LogGroup',
    'AWS::Lambda::Function',
    'AWS::SNS::Topic',
    'AWS::WAFv2::WebACL',
    'Custom::LogRetention',
  ])('passes over a resource of type %s, and has names for it', (Type) => {
    const outputs = { Name: { Value: { Ref: 'Thing' } } };

    expect(readTemplate(templateWith({ Thing: { Type } }, { Outputs: outputs }), PLACE).outputs).toEqual({
      Name: expect.stringContaining('Thing') as string,
    });
  });
});
