import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolve } from 'appsync-local-stack/template';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { createApp, synthesize } from '../../infra/synthesize.ts';

const BACKUP_VAULT_ARN = 'arn:aws:backup:eu-west-1:111122223333:backup-vault:expenses';
const CERTIFICATE_ARN = 'arn:aws:acm:us-east-1:111122223333:certificate/0f5e1a3c';

function templateOf(context: Record<string, unknown>): Template {
  return Template.fromJSON(synthesize(context).template as Record<string, unknown>); // CDK wrote it.
}

describe('setting defaultCurrency', () => {
  it('becomes the currency of expenses without one', () => {
    templateOf({ defaultCurrency: 'KES' }).hasResourceProperties('AWS::AppSync::GraphQLApi', {
      EnvironmentVariables: Match.objectLike({ DEFAULT_CURRENCY: 'KES' }),
    });
  });
});

describe('setting introspection', () => {
  it('switches introspection off, and with it the depth that it needs', () => {
    templateOf({ introspection: 'false' }).hasResourceProperties('AWS::AppSync::GraphQLApi', {
      IntrospectionConfig: 'DISABLED',
      QueryDepthLimit: 5,
    });
  });
});

describe('setting operationMetrics', () => {
  it('counts requests and errors by operation, and pays for no other enhanced metric', () => {
    const template = templateOf({ operationMetrics: 'true' });

    template.hasResourceProperties('AWS::AppSync::GraphQLApi', {
      EnhancedMetricsConfig: {
        OperationLevelMetricsConfig: 'ENABLED',
        ResolverLevelMetricsBehavior: 'PER_RESOLVER_METRICS',
        DataSourceLevelMetricsBehavior: 'PER_DATA_SOURCE_METRICS',
      },
    });
    for (const type of ['AWS::AppSync::Resolver', 'AWS::AppSync::DataSource']) {
      template.allResourcesProperties(type, { MetricsConfig: Match.absent() });
    }
  });
});

describe('setting refreshTokenRotation', () => {
  it('lets clients that know no rotation refresh as they used to', () => {
    templateOf({ refreshTokenRotation: 'false' }).hasResourceProperties('AWS::Cognito::UserPoolClient', {
      RefreshTokenRotation: Match.absent(),
      ExplicitAuthFlows: Match.arrayWith(['ALLOW_REFRESH_TOKEN_AUTH']),
    });
  });

  it('is on otherwise, in every stage', () => {
    for (const stage of ['dev', 'prod']) {
      templateOf({ stage }).hasResourceProperties('AWS::Cognito::UserPoolClient', {
        RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
        ExplicitAuthFlows: Match.not(Match.arrayWith(['ALLOW_REFRESH_TOKEN_AUTH'])),
      });
    }
  });
});

describe('setting monitoring', () => {
  it('watches a stage that is not watched by itself', () => {
    const template = templateOf({ monitoring: 'true', alarmEmail: 'oncall@example.com' });

    template.resourceCountIs('AWS::CloudWatch::Dashboard', 1);
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'oncall@example.com',
    });
  });
});

describe('setting threatProtection', () => {
  const template = templateOf({ threatProtection: 'true' });

  it('takes the Plus plan and lets Cognito act', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      UserPoolTier: 'PLUS',
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
    });
  });

  it('refuses passwords that are known from breaches, wherever one is set or used', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolRiskConfigurationAttachment', {
      ClientId: 'ALL',
      CompromisedCredentialsRiskConfiguration: {
        Actions: { EventAction: 'BLOCK' },
        EventFilter: ['SIGN_UP', 'SIGN_IN', 'PASSWORD_CHANGE'],
      },
    });
  });
});

describe('setting selfSignUp', () => {
  it('lets nobody in but whom the operator adds', () => {
    templateOf({ selfSignUp: 'false' }).hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });
  });

  it('takes the WAF away that prod has, which is what it saves', () => {
    templateOf({ stage: 'prod', selfSignUp: 'false' }).resourceCountIs('AWS::WAFv2::WebACL', 0);
    templateOf({ stage: 'prod' }).resourceCountIs('AWS::WAFv2::WebACL', 1);
  });
});

describe('setting terminationProtection', () => {
  const protectionOf = (context: Record<string, unknown>) => {
    const outdir = mkdtempSync(join(tmpdir(), 'protection-'));
    try {
      const app = createApp({ context, outdir, builtinCloudFormationValidation: false });
      return app.synth().stacks.map(({ terminationProtection }) => terminationProtection);
    } finally {
      rmSync(outdir, { recursive: true });
    }
  };

  it.each([
    [{ stage: 'prod' }, true],
    [{ stage: 'prod', terminationProtection: 'false' }, false],
    [{ stage: 'dev' }, false],
    [{ stage: 'dev', terminationProtection: 'true' }, true],
  ])('of %j keeps the stack from being deleted: %s', (context, isProtected) => {
    expect(protectionOf(context)).toEqual([isProtected]);
  });
});

describe('setting backupVaultArn', () => {
  const template = templateOf({ stage: 'prod', backupVaultArn: BACKUP_VAULT_ARN });

  it('copies a backup of every night to the vault, for 35 days, and keeps what it copied for 3', () => {
    template.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanName: 'ExpenseTracker-prod',
        BackupPlanRule: [
          Match.objectLike({
            ScheduleExpression: 'cron(0 3 * * ? *)',
            Lifecycle: { DeleteAfterDays: 3 },
            CopyActions: [
              { DestinationBackupVaultArn: BACKUP_VAULT_ARN, Lifecycle: { DeleteAfterDays: 35 } },
            ],
          }),
        ],
      },
    });
  });

  it('backs up the table and nothing else, with a role that only AWS Backup takes', () => {
    template.hasResourceProperties('AWS::Backup::BackupSelection', {
      BackupSelection: {
        Resources: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('Table'), 'Arn'] }],
        ListOfTags: Match.absent(),
        IamRoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('BackupCopiesRole'), 'Arn'] },
      },
    });
    template.hasResourceProperties('AWS::IAM::Role', {
      ManagedPolicyArns: Match.anyValue(),
      AssumeRolePolicyDocument: {
        Statement: [Match.objectLike({ Principal: { Service: 'backup.amazonaws.com' } })],
      },
    });
  });

  it('leaves the vault that it copies from when the stack is deleted, as full vaults cannot be', () => {
    template.allResources('AWS::Backup::BackupVault', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  });

  it("names that vault after the stack's own id, so that a stack made anew is not refused for what the old one left", () => {
    const stackId =
      'arn:aws:cloudformation:us-east-1:123456789012:stack/ExpenseTracker-prod/51af3dc0-da77-11e4-872e-1234567b99da';
    const [vault] = Object.values(template.findResources('AWS::Backup::BackupVault'));
    const properties = vault?.['Properties'] as { BackupVaultName: unknown } | undefined;

    const name = resolve(
      properties?.BackupVaultName,
      {
        ref: (of) => (of === 'AWS::StackId' ? stackId : undefined),
        attribute: () => undefined,
        condition: () => false,
        mapped: () => undefined,
      },
      'BackupVaultName',
    );

    expect(name).toBe('ExpenseTracker-prod-51af3dc0');
    // The longest name that AWS Backup takes has 50 characters.
    expect(name).toMatch(/^[a-zA-Z0-9\-_]{2,50}$/);
  });

  it('is off in every stage', () => {
    for (const stage of ['dev', 'prod']) {
      templateOf({ stage }).resourceCountIs('AWS::Backup::BackupPlan', 0);
    }
  });
});

describe('setting emailFrom', () => {
  it('sends confirmation codes through SES', () => {
    templateOf({ emailFrom: 'no-reply@example.com' }).hasResourceProperties('AWS::Cognito::UserPool', {
      EmailConfiguration: Match.objectLike({
        EmailSendingAccount: 'DEVELOPER',
        From: 'no-reply@example.com',
      }),
    });
  });
});

describe('settings wafRateLimit and wafTokenRateLimit', () => {
  const template = templateOf({ wafRateLimit: '1000', wafTokenRateLimit: '300' });
  const perAddress = {
    Name: 'RatePerAddress',
    Priority: 0,
    Action: { Block: {} },
    Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 1000, EvaluationWindowSec: 300 } },
  };

  it('stop an address, and a token, that sends more than that in five minutes, and let everybody else in', () => {
    template.hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'REGIONAL',
      DefaultAction: { Allow: {} },
      Rules: [
        Match.objectLike(perAddress),
        Match.objectLike({
          Name: 'RatePerToken',
          Priority: 1,
          Action: { Block: {} },
          Statement: {
            RateBasedStatement: {
              AggregateKeyType: 'CUSTOM_KEYS',
              CustomKeys: [
                {
                  Header: {
                    Name: 'authorization',
                    TextTransformations: [
                      { Priority: 0, Type: 'COMPRESS_WHITE_SPACE' },
                      { Priority: 1, Type: 'LOWERCASE' },
                    ],
                  },
                },
              ],
              Limit: 300,
              EvaluationWindowSec: 300,
              ScopeDownStatement: Match.absent(),
            },
          },
        }),
      ],
    });
  });

  it('count addresses alone where no limit of tokens is given', () => {
    templateOf({ wafRateLimit: '1000' }).hasResourceProperties('AWS::WAFv2::WebACL', {
      Rules: [Match.objectLike(perAddress)],
    });
  });

  it('stand before the API and before the user pool', () => {
    template.resourceCountIs('AWS::WAFv2::WebACL', 1);
    const associated = Object.values(template.findResources('AWS::WAFv2::WebACLAssociation')).map(
      ({ Properties }) => Properties as unknown, // CDK's type of it is `any`.
    );
    const WebACLArn = { 'Fn::GetAtt': ['ApiFirewallWebAclD3B75D85', 'Arn'] };

    expect(associated).toEqual([
      { ResourceArn: { 'Fn::GetAtt': ['ApiGraphqlApi7E3125EF', 'Arn'] }, WebACLArn },
      { ResourceArn: { 'Fn::GetAtt': ['AuthUserPool8115E87F', 'Arn'] }, WebACLArn },
    ]);
  });

  it('keep no samples of requests, which hold tokens', () => {
    expect(JSON.stringify(template.findResources('AWS::WAFv2::WebACL'))).not.toContain(
      '"SampledRequestsEnabled":true',
    );
  });
});

describe('settings domainName and certificateArn', () => {
  const template = templateOf({ domainName: 'api.example.com', certificateArn: CERTIFICATE_ARN });

  it('give the API a host name of its own', () => {
    template.hasResourceProperties('AWS::AppSync::DomainName', {
      DomainName: 'api.example.com',
      CertificateArn: CERTIFICATE_ARN,
    });
    template.resourceCountIs('AWS::AppSync::DomainNameApiAssociation', 1);
  });

  it('tell clients to use it, and where its CNAME record must point', () => {
    template.hasOutput('GraphqlUrl', { Value: 'https://api.example.com/graphql' });
    template.hasOutput('DomainTarget', {
      Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('DomainName'), 'AppSyncDomainName'] },
    });
  });
});
