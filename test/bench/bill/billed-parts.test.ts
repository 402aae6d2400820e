import { describe, expect, it } from 'vitest';
import { billedParts } from '../../../bench/bill/billed-parts.ts';
import { synthesize } from '../../../infra/synthesize.ts';
import { EVERY_SETTING } from '../../support/settings.ts';

const BARE_TEMPLATE = {
  Resources: {
    Api: { Type: 'AWS::AppSync::GraphQLApi', Properties: { Name: 'Expenses' } },
    Pool: { Type: 'AWS::Cognito::UserPool' },
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { BillingMode: 'PAY_PER_REQUEST' } },
  },
};

describe('billedParts', () => {
  it('finds nothing to bill by the month in a bare stack', () => {
    expect(billedParts(BARE_TEMPLATE)).toEqual({
      alarmMetrics: 0,
      dashboards: 0,
      logMetrics: 0,
      isTraced: false,
      isLogged: false,
      hasOperationMetrics: false,
      webAcls: 0,
      webAclRules: 0,
      kmsKeys: 0,
      hasPointInTimeRecovery: false,
      backupDays: 0,
      backupCopies: 0,
      cognitoPlan: 'ESSENTIALS',
    });
  });

  it('counts every metric of an alarm, but not the expression over them', () => {
    const metric = { MetricStat: { Metric: { MetricName: 'Requests' }, Period: 300, Stat: 'Sum' } };
    const Resources = {
      Simple: { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: '5XXError' } },
      Compound: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: { Metrics: [{ Expression: 'm0 + m1' }, metric, metric] },
      },
    };

    expect(billedParts({ Resources }).alarmMetrics).toBe(3);
  });

  it('counts the rules of a web ACL', () => {
    const Resources = { Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules: [{}, {}] } } };

    expect(billedParts({ Resources })).toMatchObject({ webAcls: 1, webAclRules: 2 });
  });

  it('counts the days that a backup and its copies are kept', () => {
    const rule = {
      Lifecycle: { DeleteAfterDays: 3 },
      CopyActions: [{ Lifecycle: { DeleteAfterDays: 35 } }],
    };
    const Resources = {
      Plan: { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanRule: [rule] } } },
    };

    expect(billedParts({ Resources })).toMatchObject({ backupDays: 38, backupCopies: 1 });
  });

  it('has of prod with every setting the 38 days that docs/costs.md counts', () => {
    expect(billedParts(synthesize({ stage: 'prod', ...EVERY_SETTING }).template)).toMatchObject({
      backupDays: 38,
      backupCopies: 1,
      webAcls: 1,
      webAclRules: 2,
    });
  });

  it('sees what is switched on', () => {
    const Resources = {
      Api: {
        Type: 'AWS::AppSync::GraphQLApi',
        Properties: {
          XrayEnabled: true,
          LogConfig: {},
          EnhancedMetricsConfig: { OperationLevelMetricsConfig: 'ENABLED' },
        },
      },
      Pool: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolTier: 'PLUS' } },
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
      },
    };

    expect(billedParts({ Resources })).toMatchObject({
      isTraced: true,
      isLogged: true,
      hasOperationMetrics: true,
      hasPointInTimeRecovery: true,
      cognitoPlan: 'PLUS',
    });
  });
});
