import { Template, Match } from 'aws-cdk-lib/assertions';
import { parse, Kind } from 'graphql';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { synthesize } from '../../infra/synthesize.ts';

/** The template's shape as far as these tests look at it. */
interface TemplateJson {
  Resources: Record<string, { Type: string; Properties: Record<string, unknown>; DeletionPolicy?: string }>;
  Outputs: Record<string, unknown>;
}

describe('ExpenseTrackerStack', () => {
  let json: TemplateJson;
  let template: Template;

  beforeAll(() => {
    json = inject('synthesized').template as TemplateJson; // CDK wrote it: this is CloudFormation's shape.
    template = Template.fromJSON(json);
  });

  function resources(type: string) {
    return Object.values(json.Resources).filter((resource) => resource.Type === type);
  }

  it('gives the table its four local indexes, complete copies all, and a time to live', () => {
    const index = (IndexName: string, sortKey: string) => ({
      IndexName,
      KeySchema: [
        { AttributeName: 'userId', KeyType: 'HASH' },
        { AttributeName: sortKey, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    });

    template.hasResourceProperties('AWS::DynamoDB::Table', {
      LocalSecondaryIndexes: [
        index('byDate', 'dateKey'),
        index('byCategory', 'categoryKey'),
        index('byPayee', 'payeeKey'),
        index('byChange', 'changeKey'),
      ],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      GlobalSecondaryIndexes: Match.absent(),
    });
  });

  it('gives every root field a resolver', () => {
    const [schema] = resources('AWS::AppSync::GraphQLSchema');
    const fields = parse(String(schema?.Properties['Definition'])).definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
      ['Query', 'Mutation', 'Subscription'].includes(definition.name.value)
        ? (definition.fields ?? []).map((field) => `${definition.name.value}.${field.name.value}`)
        : [],
    );
    const resolved = resources('AWS::AppSync::Resolver').map(
      ({ Properties }) => `${String(Properties['TypeName'])}.${String(Properties['FieldName'])}`,
    );

    expect(fields.length).toBeGreaterThan(0);
    expect(resolved.sort()).toEqual(fields.sort());
  });

  it('lets in only users of its own pool who signed in with its own client', () => {
    template.hasResourceProperties('AWS::AppSync::GraphQLApi', {
      AuthenticationType: 'AMAZON_COGNITO_USER_POOLS',
      UserPoolConfig: Match.objectLike({
        AppIdClientRegex: { Ref: Match.stringLikeRegexp('AppClient') },
        DefaultAction: 'ALLOW',
      }),
      AdditionalAuthenticationProviders: Match.absent(),
    });
  });

  it('gives no role a wildcard, in actions or in resources, and no policy that AWS may change', () => {
    const statements = resources('AWS::IAM::Policy').flatMap(
      ({ Properties }) => (Properties['PolicyDocument'] as { Statement: unknown[] }).Statement, // IAM's shape
    );

    expect(statements.length).toBeGreaterThan(0);
    expect(JSON.stringify(statements)).not.toContain('*');
    expect(resources('AWS::IAM::Role').map(({ Properties }) => Properties['ManagedPolicyArns'])).toEqual(
      resources('AWS::IAM::Role').map(() => undefined),
    );
  });

  it('has no function to run: every resolver goes straight to the table', () => {
    template.resourceCountIs('AWS::Lambda::Function', 0);
  });

  it('lets the API write to its own log group and to no other', () => {
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyName: Match.stringLikeRegexp('LogWriter'),
      PolicyDocument: {
        Statement: [
          {
            Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
            Effect: 'Allow',
            Resource: [
              { 'Fn::GetAtt': [Match.stringLikeRegexp('LogGroup'), 'Arn'] },
              {
                'Fn::Join': [
                  '',
                  Match.arrayWith([
                    ':log-group:/aws/appsync/apis/',
                    { 'Fn::GetAtt': [Match.stringLikeRegexp('GraphqlApi'), 'ApiId'] },
                  ]),
                ],
              },
            ],
          },
        ],
      },
    });
  });

  it('traces requests with X-Ray', () => {
    template.hasResourceProperties('AWS::AppSync::GraphQLApi', { XrayEnabled: true });
  });

  it('takes sign-ups by e-mail address, confirmed before they count, with passwords of 12 characters and more', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: false,
          TemporaryPasswordValidityDays: 3,
        },
      },
    });
  });

  it('offers authenticator apps as a second factor, and no text messages, which would need SNS', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      SmsConfiguration: Match.absent(),
    });
  });

  it('has one client for apps, without a secret, whose tokens do not last long and which tells nobody who has an account', () => {
    template.resourceCountIs('AWS::Cognito::UserPoolClient', 1);
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
      AccessTokenValidity: 60,
      IdTokenValidity: 60,
      RefreshTokenValidity: 30 * 24 * 60,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
      AllowedOAuthFlowsUserPoolClient: false,
    });
  });

  it('lets queries only read', () => {
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyName: Match.stringLikeRegexp('Reader'),
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Action: 'dynamodb:GetItem' }),
          Match.objectLike({ Action: 'dynamodb:Query' }),
        ],
      },
    });
  });

  it('lets queries read nothing but the table and its indexes', () => {
    const [reader] = resources('AWS::IAM::Policy').filter(({ Properties }) =>
      String(Properties['PolicyName']).includes('Reader'),
    );
    const { Statement } = reader?.Properties['PolicyDocument'] as {
      Statement: { Action: string; Resource: unknown[] }[]; // IAM's shape
    };
    const query = Statement.find(({ Action }) => Action === 'dynamodb:Query');

    expect(JSON.stringify(query?.Resource).match(/\/index\/\w+/g)).toEqual([
      '/index/byCategory',
      '/index/byChange',
      '/index/byDate',
      '/index/byPayee',
    ]);
    expect(query?.Resource).toHaveLength(5);
  });

  it('lets mutations only get and update items, read a category, and put or delete them within transactions alone', () => {
    const tableArn = { 'Fn::GetAtt': [Match.stringLikeRegexp('^DataTable'), 'Arn'] };
    const indexArn = (name: string) => ({ 'Fn::Join': ['', [tableArn, `/index/${name}`]] });

    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyName: Match.stringLikeRegexp('Writer'),
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
            Resource: tableArn,
          },
          { Effect: 'Allow', Action: 'dynamodb:Query', Resource: indexArn('byCategory') },
          {
            Effect: 'Allow',
            Action: ['dynamodb:DeleteItem', 'dynamodb:PutItem'],
            Resource: tableArn,
            Condition: {
              'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] },
            },
          },
        ],
      },
    });
  });

  it('lets this API alone take up the roles of its data sources', () => {
    const trusted = {
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'appsync.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
            ArnEquals: {
              'aws:SourceArn': { 'Fn::GetAtt': [Match.stringLikeRegexp('^ApiGraphqlApi'), 'Arn'] },
            },
          },
        },
      ],
      Version: '2012-10-17',
    };

    template.resourcePropertiesCountIs('AWS::IAM::Role', { AssumeRolePolicyDocument: trusted }, 2);
    expect(
      resources('AWS::AppSync::DataSource').map(({ Properties }) => Properties['ServiceRoleArn']),
    ).toEqual([
      undefined,
      { 'Fn::GetAtt': [expect.stringMatching(/^ApiReaderServiceRole/), 'Arn'] },
      { 'Fn::GetAtt': [expect.stringMatching(/^ApiWriterServiceRole/), 'Arn'] },
    ]);
  });

  it('gives the resolvers the currency of expenses without one, the name of the table and what to do about expired tokens', () => {
    template.hasResourceProperties('AWS::AppSync::GraphQLApi', {
      EnvironmentVariables: {
        DEFAULT_CURRENCY: 'USD',
        END_EXPIRED_SUBSCRIPTIONS: 'true',
        TABLE_NAME: { Ref: Match.stringLikeRegexp('Table') },
      },
    });
  });

  it('tells clients what they need to know', () => {
    expect(Object.keys(json.Outputs).sort()).toEqual([
      'GraphqlUrl',
      'Region',
      'TableName',
      'UserPoolClientId',
      'UserPoolId',
    ]);
  });

  it('stays under the limit of 1 MB for a template, code and schema included', () => {
    expect(JSON.stringify(json).length).toBeLessThan(1_000_000);
  });
});

describe('synthesize', () => {
  it('gives the same template every time, so that a deployment without a change changes nothing', () => {
    expect(synthesize()).toEqual(inject('synthesized'));
  });
});
