import { describe, expect, it } from 'vitest';
import { readTemplate } from './read.ts';

const PLACE = {
  stackName: 'Shop',
  region: 'eu-west-1',
  accountId: '123456789012',
  origin: 'http://localhost:4000',
};

type Properties = Record<string, unknown>;

const API_ID = { 'Fn::GetAtt': ['Api', 'ApiId'] };
const TABLE = {
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
};
const CODE = {
  Code: 'export function request() {} export function response() {}',
  Runtime: { Name: 'APPSYNC_JS', RuntimeVersion: '1.0.0' },
};

const SOUND: Readonly<Record<string, readonly [type: string, properties: Properties]>> = {
  Pool: ['AWS::Cognito::UserPool', {}],
  Group: ['AWS::Cognito::UserPoolGroup', { UserPoolId: { Ref: 'Pool' }, GroupName: 'staff' }],
  Table: ['AWS::DynamoDB::Table', TABLE],
  Role: [
    'AWS::IAM::Role',
    { Policies: [{ PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } }] },
  ],
  Api: [
    'AWS::AppSync::GraphQLApi',
    {
      Name: 'shop',
      AuthenticationType: 'AMAZON_COGNITO_USER_POOLS',
      UserPoolConfig: { UserPoolId: { Ref: 'Pool' } },
    },
  ],
  Schema: ['AWS::AppSync::GraphQLSchema', { ApiId: API_ID, Definition: 'type Query { a: Int b: Int }' }],
  Items: [
    'AWS::AppSync::DataSource',
    {
      ApiId: API_ID,
      Name: 'Items',
      Type: 'AMAZON_DYNAMODB',
      DynamoDBConfig: { TableName: { Ref: 'Table' } },
      ServiceRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
    },
  ],
  Step: [
    'AWS::AppSync::FunctionConfiguration',
    { ApiId: API_ID, Name: 'step', DataSourceName: 'Items', ...CODE },
  ],
  Unit: [
    'AWS::AppSync::Resolver',
    { ApiId: API_ID, TypeName: 'Query', FieldName: 'a', DataSourceName: 'Items', ...CODE },
  ],
  Pipeline: [
    'AWS::AppSync::Resolver',
    {
      ...{ ApiId: API_ID, TypeName: 'Query', FieldName: 'b', Kind: 'PIPELINE' },
      PipelineConfig: { Functions: [{ 'Fn::GetAtt': ['Step', 'FunctionId'] }] },
      ...CODE,
    },
  ],
};

/**
 * A template that runs, except for the given changes.
 *
 * @param properties other properties of some resources
 * @param more what resources have beside their properties
 * @param rest other parts of the template
 */
function templateBut(properties: Record<string, Properties>, more: Properties = {}, rest: Properties = {}) {
  const resources = Object.entries(SOUND).map(([logicalId, [Type, own]]) => {
    const changed = { Type, Properties: { ...own, ...properties[logicalId] } };
    const beside = more[logicalId];
    return [logicalId, typeof beside === 'object' ? { ...changed, ...beside } : changed] as const;
  });
  const added = Object.entries(more).filter(([logicalId]) => SOUND[logicalId] === undefined);
  return { Resources: { ...Object.fromEntries(resources), ...Object.fromEntries(added) }, ...rest };
}

const read = (...parts: Parameters<typeof templateBut>) => readTemplate(templateBut(...parts), PLACE);
const variables = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`NAME_${index}`, 'x']));

describe('readTemplate', () => {
  it('takes the template that the mistakes are made in', () => {
    expect(read({}).apis[0]?.resolvers).toHaveLength(2);
  });

  describe('refuses a value that a property does not know', () => {
    it.each<[resource: string, property: string, value: unknown, wanted: string]>([
      ['Unit', 'Kind', 'Unit', 'one of UNIT, PIPELINE'],
      ['Pipeline', 'Kind', 'PIPELIN', 'one of UNIT, PIPELINE'],
      ['Api', 'IntrospectionConfig', 'enabled', 'one of ENABLED, DISABLED'],
      ['Api', 'ApiType', 'GraphQL', 'one of GRAPHQL, MERGED'],
      ['Api', 'QueryDepthLimit', 76, 'a whole number from 0 to 75'],
      ['Api', 'QueryDepthLimit', -1, 'a whole number from 0 to 75'],
      ['Api', 'QueryDepthLimit', 1.5, 'a whole number from 0 to 75'],
      ['Api', 'ResolverCountLimit', 10_001, 'a whole number from 0 to 10000'],
      ['Items', 'Name', 'my-items', 'letters, digits and underscores, not beginning with a digit'],
      ['Step', 'Name', '1st', 'letters, digits and underscores, not beginning with a digit'],
    ])('%s: %s %j', (resource, property, value, wanted) => {
      expect(() => read({ [resource]: { [property]: value } })).toThrow(
        `${resource} (${SOUND[resource]?.[0]}): ${property} is ${JSON.stringify(value)}; it must be ${wanted}`,
      );
    });

    it.each([
      ['DefaultAction', 'deny', 'DefaultAction is "deny"; it must be one of ALLOW, DENY'],
      ['AppIdClientRegex', '(', 'AppIdClientRegex is "("; it must be a regular expression'],
    ])('Api.UserPoolConfig: %s %s', (property, value, message) => {
      const UserPoolConfig = { UserPoolId: { Ref: 'Pool' }, [property]: value };

      expect(() => read({ Api: { UserPoolConfig } })).toThrow(
        `Api (AWS::AppSync::GraphQLApi).UserPoolConfig: ${message}`,
      );
    });

    it('a statement of another effect: it would count as Allow', () => {
      const Statement = [{ Effect: 'deny', Action: '*', Resource: '*' }];

      expect(() => read({ Role: { Policies: [{ PolicyDocument: { Statement } }] } })).toThrow(
        'Role (AWS::IAM::Role).Policies[0].PolicyDocument.Statement[0]: Effect is "deny"; it must be one of Allow, Deny',
      );
    });
  });

  it('takes what these properties do know', () => {
    const Api = {
      ...{
        ApiType: 'GRAPHQL',
        IntrospectionConfig: 'DISABLED',
        QueryDepthLimit: '75',
        ResolverCountLimit: 0,
      },
      EnvironmentVariables: { ...variables(49), ab: 'x'.repeat(512) },
    };

    expect(read({ Api }).apis[0]).toMatchObject({ introspection: false, queryDepthLimit: 75 });
  });

  it.each([
    [{ 'a-b': 'x' }, 'a-b must have 2 to 64 letters, digits and underscores and begin with a letter'],
    [{ a: 'x' }, 'a must have 2 to 64 letters, digits and underscores and begin with a letter'],
    [{ _a: 'x' }, '_a must have 2 to 64 letters, digits and underscores and begin with a letter'],
    [{ ab: 'x'.repeat(513) }, 'ab has 513 characters; AppSync allows 512'],
  ])('refuses the environment variables %j', (EnvironmentVariables, message) => {
    expect(() => read({ Api: { EnvironmentVariables } })).toThrow(
      `Api (AWS::AppSync::GraphQLApi).EnvironmentVariables: ${message}`,
    );
  });

  it('refuses more environment variables than AppSync takes', () => {
    expect(() => read({ Api: { EnvironmentVariables: variables(51) } })).toThrow(
      'Api (AWS::AppSync::GraphQLApi).EnvironmentVariables has 51 variables; AppSync allows 50',
    );
  });

  it.each([
    [
      'Unit',
      { PipelineConfig: { Functions: [] } },
      'PipelineConfig is not allowed in a resolver of Kind UNIT',
    ],
    ['Pipeline', { DataSourceName: 'Items' }, 'DataSourceName is not allowed in a resolver of Kind PIPELINE'],
  ])('refuses a resolver with the parts of the other kind: %s', (resource, properties, message) => {
    expect(() => read({ [resource]: properties })).toThrow(
      `${resource} (AWS::AppSync::Resolver): ${message}`,
    );
  });

  it.each([
    ['Table', { TableName: 'notes' }, 'notes'],
    ['Items', {}, 'Items'],
    ['Group', {}, 'staff'],
  ])('refuses two of one name: %s', (resource, properties, name) => {
    const [Type, own] = SOUND[resource] ?? [];
    const Twin = { Type, Properties: { ...own, ...properties } };

    expect(() => read({ [resource]: properties }, { Twin })).toThrow(
      `Twin (${Type}) has the name of ${resource}: ${name}`,
    );
  });

  it.each(['Nowhere', ['Table', 'Nowhere']])('refuses to depend on what is not there: %j', (DependsOn) => {
    expect(() => read({}, { Unit: { DependsOn } })).toThrow(
      'Unit (AWS::AppSync::Resolver).DependsOn: "Nowhere" is not a resource of the template',
    );
  });

  it('takes what depends on resources of the template', () => {
    expect(
      read({}, { Unit: { DependsOn: 'Schema' }, Step: { DependsOn: ['Items', 'Schema'] } }),
    ).toBeDefined();
  });

  describe('refuses a condition that depends on itself', () => {
    it.each([
      { A: { Condition: 'A' } },
      { A: { 'Fn::Not': [{ Condition: 'B' }] }, B: { 'Fn::Or': [{ Condition: 'A' }, { Condition: 'A' }] } },
      { A: { 'Fn::Equals': [{ 'Fn::If': ['A', 'x', 'y'] }, 'x'] } },
    ])('%j', (Conditions) => {
      expect(() => read({}, { Unit: { Condition: 'A' } }, { Conditions })).toThrow(
        'condition A depends on itself',
      );
    });
  });

  it('refuses to name a resource that its condition leaves out', () => {
    const Conditions = { Never: { 'Fn::Equals': ['0', '1'] } };

    expect(() => read({}, { Role: { Condition: 'Never' } }, { Conditions })).toThrow(
      'Items (AWS::AppSync::DataSource).ServiceRoleArn: Role does not exist, because its condition is false',
    );
    expect(() => read({}, { Table: { Condition: 'Never' } }, { Conditions })).toThrow(
      'Items (AWS::AppSync::DataSource).DynamoDBConfig.TableName: Table does not exist',
    );
  });

  it('names a nested stack before what asks for its outputs', () => {
    const Nested = { Type: 'AWS::CloudFormation::Stack' };

    expect(() => read({ Api: { Name: { 'Fn::GetAtt': ['Nested', 'Outputs.Name'] } } }, { Nested })).toThrow(
      'Nested: AWS::CloudFormation::Stack is not implemented by the local stack',
    );
  });

  // Every object of JavaScript has these, and no template.
  it.each([
    [{ Ref: 'constructor' }, 'Ref "constructor" does not refer to anything'],
    [{ Ref: '__proto__' }, 'Ref "__proto__" does not refer to anything'],
    [{ 'Fn::Sub': '${toString}' }, 'Fn::Sub "toString" does not refer to anything'],
    [{ 'Fn::Sub': ['${toString}', {}] }, 'Fn::Sub "toString" does not refer to anything'],
    [
      { 'Fn::GetAtt': ['Table', 'constructor'] },
      'Fn::GetAtt ["Table","constructor"] does not refer to anything',
    ],
    [
      { 'Fn::FindInMap': ['M', 'k', 'constructor'] },
      'Fn::FindInMap ["M","k","constructor"] does not refer to anything',
    ],
    [{ 'Fn::If': ['constructor', 'a', 'b'] }, 'condition constructor is not in the template'],
  ])('knows no name but those of the template: %j', (Name, message) => {
    expect(() => read({ Api: { Name } }, {}, { Mappings: { M: { k: {} } } })).toThrow(
      `Api (AWS::AppSync::GraphQLApi).Name: ${message}`,
    );
  });
});
