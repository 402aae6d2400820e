import { readFileSync } from 'node:fs';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../infra/settings.ts';
import { synthesize } from '../../infra/synthesize.ts';
import { RootConstruct } from 'constructs';

const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/0f5e1a3c';

function settingsOf(context: Record<string, unknown>) {
  const { node } = new RootConstruct();
  for (const [name, value] of Object.entries(context)) {
    node.setContext(name, value);
  }
  return readSettings(node);
}

function templateOf(context: Record<string, unknown>): Template {
  return Template.fromJSON(synthesize(context).template as Record<string, unknown>); // CDK wrote it.
}

function messageOf(refused: () => unknown): string {
  try {
    refused();
  } catch (error) {
    return String(error);
  }
  throw new Error('It was taken');
}

describe('readSettings', () => {
  it('takes dev, US dollars and no part that costs extra when nothing is said', () => {
    expect(settingsOf({})).toEqual({
      stage: 'dev',
      defaultCurrency: 'USD',
      endExpiredSubscriptions: true,
      introspection: true,
      threatProtection: false,
      keepsData: false,
      logsContents: true,
      logRetentionDays: 7,
      monitoring: false,
      operationMetrics: false,
    });
  });

  it('takes what the command line gives, which are texts', () => {
    const context = {
      stage: 'prod',
      defaultCurrency: 'KES',
      introspection: 'true',
      monitoring: 'true',
      operationMetrics: 'true',
      threatProtection: 'true',
      emailFrom: 'no-reply@example.com',
      wafRateLimit: '1000',
      domainName: 'api.example.com',
      certificateArn,
      alarmEmail: 'oncall@example.com',
      monthlyBudget: '50',
    };

    expect(settingsOf(context)).toMatchObject({
      ...context,
      introspection: true,
      monitoring: true,
      operationMetrics: true,
      threatProtection: true,
      wafRateLimit: 1000,
      monthlyBudget: 50,
    });
  });

  it.each([
    ['stage', 'production', 'dev or prod'],
    ['defaultCurrency', 'usd', 'an ISO 4217 code'],
    ['defaultCurrency', 'XXQ', 'an ISO 4217 code'],
    ['defaultCurrency', 7, 'an ISO 4217 code'],
    ['introspection', 'yes', 'true or false'],
    ['threatProtection', 1, 'true or false'],
    ['emailFrom', 'example.com', 'an e-mail address'],
    ['wafRateLimit', '9', 'a whole number from 10 to 2000000000'],
    ['wafRateLimit', '2000000001', 'a whole number from 10 to 2000000000'],
    ['wafRateLimit', '1e3', 'a whole number from 10 to 2000000000'],
    ['domainName', 'https://api.example.com', 'a host name'],
    [
      'certificateArn',
      certificateArn.replace('us-east-1', 'eu-west-1'),
      'the ARN of a certificate in us-east-1',
    ],
    ['alarmEmail', '', 'an e-mail address'],
    ['monthlyBudget', '0', 'a whole number of US dollars from 1 up'],
  ])('refuses %s %j and says what it must be', (name, value, allowed) => {
    expect(() => settingsOf({ [name]: value })).toThrow(
      `Setting ${name} is ${JSON.stringify(value)}; it must be ${allowed}`,
    );
  });

  it.each(['10', '2000000000'])('takes a WAF rate limit of %s, just inside of the bounds', (wafRateLimit) => {
    expect(settingsOf({ wafRateLimit }).wafRateLimit).toBe(Number(wafRateLimit));
  });

  it('refuses a setting that there is not, so that a misspelt one is not passed over', () => {
    expect(() => settingsOf({ stgae: 'prod' })).toThrow('Setting stgae is not known; there are alarmEmail, ');
  });

  it('has no setting that docs/operations.md does not explain', () => {
    const operations = readFileSync('docs/operations.md', 'utf8');
    const known =
      /there are (.*)$/.exec(messageOf(() => settingsOf({ stgae: 'prod' })))?.[1]?.split(', ') ?? [];

    expect(known.length).toBeGreaterThan(10);
    expect(known.filter((name) => name !== 'stage' && !operations.includes(`\`${name}\``))).toEqual([]);
  });

  it("passes over CDK's own context", () => {
    const own = { '@aws-cdk/core:stackRelativeExports': true, 'aws:cdk:enable-path-metadata': true };

    expect(settingsOf(own)).toEqual(settingsOf({}));
  });

  it.each([{ alarmEmail: 'oncall@example.com' }, { monthlyBudget: '50' }])(
    'refuses %j in a stage that nothing is watched in',
    (context) => {
      expect(() => settingsOf(context)).toThrow('needs monitoring');
      expect(() => settingsOf({ ...context, monitoring: 'true' })).not.toThrow();
    },
  );

  it.each([{ domainName: 'api.example.com' }, { certificateArn }])('refuses half of a domain: %j', (half) => {
    expect(() => settingsOf(half)).toThrow('domainName and certificateArn are only good together');
  });
});

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

describe('setting wafRateLimit', () => {
  const template = templateOf({ wafRateLimit: '1000' });

  it('stops an IP address that sends more than that in five minutes, and lets everybody else in', () => {
    template.hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'REGIONAL',
      DefaultAction: { Allow: {} },
      Rules: [
        Match.objectLike({
          Action: { Block: {} },
          Statement: {
            RateBasedStatement: { AggregateKeyType: 'IP', Limit: 1000, EvaluationWindowSec: 300 },
          },
        }),
      ],
    });
  });

  it('stands before the API', () => {
    template.hasResourceProperties('AWS::WAFv2::WebACLAssociation', {
      ResourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('GraphqlApi'), 'Arn'] },
    });
  });

  it('keeps no samples of requests, which hold tokens', () => {
    expect(JSON.stringify(template.findResources('AWS::WAFv2::WebACL'))).not.toContain(
      '"SampledRequestsEnabled":true',
    );
  });
});

describe('settings domainName and certificateArn', () => {
  const template = templateOf({ domainName: 'api.example.com', certificateArn });

  it('give the API a host name of its own', () => {
    template.hasResourceProperties('AWS::AppSync::DomainName', {
      DomainName: 'api.example.com',
      CertificateArn: certificateArn,
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
