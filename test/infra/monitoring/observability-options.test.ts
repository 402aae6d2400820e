import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../../../infra/synthesize.ts';

/** The stack that is watched, with further settings. */
function observed(context: Readonly<Record<string, string>> = {}): Template {
  return Template.fromJSON(synthesize({ stage: 'prod', ...context }).template as Record<string, unknown>); // CDK wrote it.
}

/** What a policy allows to services: service, actions and the condition that it is for this account. */
function allowedServices(policy: unknown): unknown[] {
  const { Statement } = policy as {
    Statement: {
      Effect: string;
      Principal: { Service?: string };
      Action: unknown;
      Condition?: { StringEquals?: unknown };
    }[]; // IAM's shape
  };
  return Statement.filter(
    ({ Effect, Principal }) => Effect === 'Allow' && Principal.Service !== undefined,
  ).map(({ Principal, Action, Condition }) => [Principal.Service, Action, Condition?.StringEquals]);
}

/** The properties of the only resource of a type. */
function propertiesOf(template: Template, type: string): Record<string, unknown> {
  const [resource] = Object.values(template.findResources(type)) as { Properties: Record<string, unknown> }[]; // CloudFormation's shape
  return resource?.Properties ?? {};
}

const FOR_THIS_ACCOUNT = { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } };

describe('Observability', () => {
  it('subscribes nobody unless asked: the budget of prod warns the topic', () => {
    const template = observed();

    template.resourceCountIs('AWS::SNS::Subscription', 0);
    template.resourceCountIs('AWS::Budgets::Budget', 1);
  });
});

describe('the topic of the alarms', () => {
  const template = observed();

  it('lets nobody publish but CloudWatch and AWS Budgets, for this account', () => {
    const { PolicyDocument } = propertiesOf(template, 'AWS::SNS::TopicPolicy');
    const { Statement } = PolicyDocument as { Statement: { Effect: string }[] }; // IAM's shape

    expect(Statement.filter(({ Effect }) => Effect === 'Allow')).toHaveLength(2);
    expect(allowedServices(PolicyDocument)).toEqual([
      ['cloudwatch.amazonaws.com', 'sns:Publish', FOR_THIS_ACCOUNT],
      ['budgets.amazonaws.com', 'sns:Publish', FOR_THIS_ACCOUNT],
    ]);
  });

  it('lets nobody publish without TLS', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Principal: '*',
            Action: 'sns:Publish',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      },
    });
  });
});

describe('alarmEmail', () => {
  it('is subscribed to the topic', () => {
    observed({ alarmEmail: 'ops@example.com' }).hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'ops@example.com',
      TopicArn: { Ref: Match.stringLikeRegexp('Topic') },
    });
  });
});

describe('monthlyBudget', () => {
  it('warns the topic at 80 % and 100 %, spent and forecast, of what carries the tag of the stack', () => {
    const template = observed({ monthlyBudget: '20' });
    const warning = (NotificationType: string, Threshold: number) => ({
      Notification: {
        NotificationType,
        Threshold,
        ComparisonOperator: 'GREATER_THAN',
        ThresholdType: 'PERCENTAGE',
      },
      Subscribers: [{ SubscriptionType: 'SNS', Address: { Ref: Match.stringLikeRegexp('Topic') } }],
    });

    template.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: {
        // A change of its warnings makes a new budget, which the old one's name would be in the way of.
        BudgetName: Match.absent(),
        BudgetType: 'COST',
        TimeUnit: 'MONTHLY',
        BudgetLimit: { Amount: 20, Unit: 'USD' },
        CostFilters: { TagKeyValue: ['user:stack$ExpenseTracker-prod'] },
      },
      NotificationsWithSubscribers: [
        warning('ACTUAL', 80),
        warning('ACTUAL', 100),
        warning('FORECASTED', 80),
        warning('FORECASTED', 100),
      ],
    });
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      Tags: Match.arrayWith([{ Key: 'stack', Value: 'ExpenseTracker-prod' }]),
    });
  });

  it('needs nothing that costs: it comes with the topic alone where nothing else is watched', () => {
    const template = observed({ monitoring: 'false', alarmEmail: 'ops@example.com' });

    template.resourceCountIs('AWS::Budgets::Budget', 1);
    template.resourceCountIs('AWS::SNS::Subscription', 1);
    template.resourceCountIs('AWS::CloudWatch::Alarm', 0);
    template.resourceCountIs('AWS::CloudWatch::Dashboard', 0);
    template.resourceCountIs('AWS::Logs::MetricFilter', 0);
  });

  it('leaves no topic behind when it is switched off where nothing else is watched', () => {
    observed({ monitoring: 'false', monthlyBudget: 'none' }).resourceCountIs('AWS::SNS::Topic', 0);
  });

  it('is made when the topic lets it publish', () => {
    observed({ monthlyBudget: '20' }).hasResource('AWS::Budgets::Budget', {
      DependsOn: [Match.stringLikeRegexp('AlarmTopicPolicy')],
    });
  });

  it('puts no tag on the dashboard, which cfn-lint refuses', () => {
    observed({ monthlyBudget: '20' }).hasResourceProperties('AWS::CloudWatch::Dashboard', {
      Tags: Match.absent(),
    });
  });
});
