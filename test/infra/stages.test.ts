import { readTemplate } from 'appsync-local-stack/template';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../../infra/synthesize.ts';
import type { Synthesized } from '../../infra/synthesize.ts';
import { EVERY_SETTING } from '../support/settings.ts';

function templateOf({ template }: Synthesized): Template {
  return Template.fromJSON(template as Record<string, unknown>); // CDK wrote it.
}

const [dev, prod] = [synthesize({ stage: 'dev' }), synthesize({ stage: 'prod' })];

/** What would be lost, or left behind, with its stack. */
const HOLDERS = ['AWS::DynamoDB::Table', 'AWS::Cognito::UserPool', 'AWS::Logs::LogGroup'];

describe('stage prod', () => {
  const template = templateOf(prod);

  it.each(HOLDERS)('keeps its %s when the stack is deleted or the resource replaced', (type) => {
    template.allResources(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('lets nobody delete table or user pool before they have switched the protection off', () => {
    template.allResourcesProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: true });
    template.allResourcesProperties('AWS::Cognito::UserPool', { DeletionProtection: 'ACTIVE' });
  });

  it("can restore the table to a point in time, and encrypts it with the account's own key", () => {
    template.allResourcesProperties('AWS::DynamoDB::Table', {
      // For 35 days, which is what AWS takes when nothing is said.
      PointInTimeRecoverySpecification: {
        PointInTimeRecoveryEnabled: true,
        RecoveryPeriodInDays: Match.absent(),
      },
      SSESpecification: { SSEEnabled: true },
    });
  });

  it('logs errors, for 90 days, and nothing of what people send or get', () => {
    template.allResourcesProperties('AWS::AppSync::GraphQLApi', {
      LogConfig: Match.objectLike({ FieldLogLevel: 'ERROR', ExcludeVerboseContent: true }),
    });
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
  });

  it('is watched, by a dashboard and alarms', () => {
    template.resourceCountIs('AWS::CloudWatch::Dashboard', 1);
    template.resourcePropertiesCountIs('AWS::CloudWatch::Alarm', { ActionsEnabled: false }, 0);
    expect(Object.keys(template.findResources('AWS::CloudWatch::Alarm')).length).toBeGreaterThan(0);
  });

  it('has a WAF, a budget and what watches subscriptions, since anybody may sign up', () => {
    template.resourceCountIs('AWS::WAFv2::WebACL', 1);
    template.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: Match.objectLike({ BudgetLimit: { Amount: 50, Unit: 'USD' } }),
    });
    for (const name of ['OutboundMessages', 'ActiveSubscriptions', 'ActiveConnections']) {
      template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: `ExpenseTracker-prod-${name}` });
    }
  });

  it('does not tell its schema', () => {
    template.allResourcesProperties('AWS::AppSync::GraphQLApi', { IntrospectionConfig: 'DISABLED' });
  });
});

describe('stage dev', () => {
  const template = templateOf(dev);

  it.each(HOLDERS)('leaves no %s behind', (type) => {
    template.allResources(type, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
  });

  it('can be deleted at once', () => {
    template.allResourcesProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: false });
    template.allResourcesProperties('AWS::Cognito::UserPool', { DeletionProtection: 'INACTIVE' });
  });

  it('logs everything, for a week', () => {
    template.allResourcesProperties('AWS::AppSync::GraphQLApi', {
      LogConfig: Match.objectLike({ FieldLogLevel: 'ALL', ExcludeVerboseContent: false }),
    });
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });
  });

  it('tells its schema to signed-in callers', () => {
    template.allResourcesProperties('AWS::AppSync::GraphQLApi', { IntrospectionConfig: 'ENABLED' });
  });

  it('is not watched, which costs nothing', () => {
    template.resourceCountIs('AWS::CloudWatch::Dashboard', 0);
    template.resourceCountIs('AWS::CloudWatch::Alarm', 0);
    template.resourceCountIs('AWS::WAFv2::WebACL', 0);
    template.resourceCountIs('AWS::Budgets::Budget', 0);
    template.resourceCountIs('AWS::SNS::Topic', 0);
  });

  it('is what runs and is deployed when no stage is named', () => {
    expect(synthesize()).toEqual(dev);
  });
});

describe.each([
  ['dev', dev],
  ['prod', prod],
])('stage %s', (stage, synthesized) => {
  const template = templateOf(synthesized);

  it('has its name in that of the stack, the API and the user pool, so that stages can share an account', () => {
    expect(synthesized.stackName).toBe(`ExpenseTracker-${stage}`);
    template.allResourcesProperties('AWS::AppSync::GraphQLApi', { Name: `ExpenseTracker-${stage}` });
    template.allResourcesProperties('AWS::Cognito::UserPool', { UserPoolName: `ExpenseTracker-${stage}` });
  });

  it('leaves the name of the table to CloudFormation, so that a change can replace it', () => {
    template.allResourcesProperties('AWS::DynamoDB::Table', { TableName: Match.absent() });
  });

  it('marks what it makes with application, stage and stack', () => {
    const tags = { application: 'ExpenseTracker', stack: `ExpenseTracker-${stage}`, stage };
    const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    for (const type of ['AWS::DynamoDB::Table', 'AWS::AppSync::GraphQLApi', 'AWS::Logs::LogGroup']) {
      template.allResourcesProperties(type, { Tags: list });
    }
    template.allResourcesProperties('AWS::Cognito::UserPool', { UserPoolTags: tags });
  });

  it('has no domain name, threat protection, enhanced metrics or backup, which cost extra, unless they are asked for', () => {
    template.resourceCountIs('AWS::Backup::BackupPlan', 0);
    template.resourceCountIs('AWS::AppSync::DomainName', 0);
    template.resourceCountIs('AWS::Cognito::UserPoolRiskConfigurationAttachment', 0);
    template.allResourcesProperties('AWS::Cognito::UserPool', { UserPoolTier: 'ESSENTIALS' });
    template.allResourcesProperties('AWS::AppSync::GraphQLApi', { EnhancedMetricsConfig: Match.absent() });
  });
});

describe('the local stack', () => {
  it('runs prod with every setting, too', () => {
    const { stackName, template } = synthesize({ stage: 'prod', ...EVERY_SETTING });
    const place = { stackName, region: 'us-east-1', accountId: '000000000000', origin: 'http://localhost' };

    expect(readTemplate(template, place).outputs).toMatchObject({
      GraphqlUrl: 'https://api.example.com/graphql',
      TableName: 'ExpenseTracker-prod-DataTableFDBAD0F2',
    });
  });
});
