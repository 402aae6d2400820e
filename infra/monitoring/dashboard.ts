import { Duration, Stack } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  LogQueryWidget,
  MathExpression,
  PeriodOverride,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { CfnDashboard, IAlarm, IMetric, IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ErrorCounts } from './error-counts.ts';
import {
  apiMetric,
  realTimeErrors,
  tableMetric,
  tableOperationMetrics,
  userPoolMetric,
  userPoolThrottles,
} from './metrics.ts';
import type { Watched } from './metrics.ts';

export interface DashboardProps extends Watched {
  readonly errors: ErrorCounts;
  readonly alarms: readonly IAlarm[];
  readonly logGroup: ILogGroup;
}

/**
 * One page with the state of every part, from requests at the top to subscribers at the bottom.
 */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    const dashboard = new CloudWatchDashboard(this, 'Dashboard', {
      dashboardName: Stack.of(this).stackName,
      defaultInterval: Duration.hours(12),
      periodOverride: PeriodOverride.INHERIT,
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms: [...props.alarms], width: 24, height: 3 })],
        requests(props),
        errors(props),
        table(props),
        accounts(props),
        realTime(props),
      ],
    });
    // CDK passes the stack's tags on to it; that a dashboard takes tags is too new for cfn-lint.
    (dashboard.node.defaultChild as CfnDashboard).addPropertyDeletionOverride('Tags'); // what a Dashboard is made of
  }
}

function requests(watched: Watched): IWidget[] {
  return [
    graph('Requests', [apiMetric(watched, 'Requests')], [apiMetric(watched, 'TokensConsumed')]),
    graph('Requests that failed as a whole', [
      apiMetric(watched, '4XXError'),
      apiMetric(watched, '5XXError'),
    ]),
    graph(
      'Latency, ms',
      ['p50', 'p90', 'p99'].map((statistic) =>
        apiMetric(watched, 'Latency', { statistic, label: statistic }),
      ),
    ),
  ];
}

function errors({ errors: { byType, unexpected, reported }, logGroup }: DashboardProps): IWidget[] {
  return [
    graph('Errors of resolvers by type', [...byType, unexpected, reported]),
    new LogQueryWidget({
      title: 'Latest errors that are ours',
      logGroupNames: [logGroup.logGroupName],
      width: 16,
      height: 6,
      queryLines: [
        'fields @timestamp, parentType, fieldName, @message',
        'filter (fieldInError = 1 or @message like /ERROR - code.js/)',
        'filter @message not like /errorType=(ValidationError|NotFound|Conflict|Throttled),/',
        'sort @timestamp desc',
        'limit 20',
      ],
    }),
  ];
}

function table(watched: Watched): IWidget[] {
  return [
    graph('Consumed capacity, local indexes included', [
      tableMetric(watched, 'ConsumedReadCapacityUnits'),
      tableMetric(watched, 'ConsumedWriteCapacityUnits'),
    ]),
    graph('Throttles and conflicts', [
      tableMetric(watched, 'ReadThrottleEvents'),
      tableMetric(watched, 'WriteThrottleEvents'),
      tableMetric(watched, 'TransactionConflict'),
      tableMetric(watched, 'ConditionalCheckFailedRequests'),
    ]),
    graph('System errors of DynamoDB', tableOperationMetrics(watched, 'SystemErrors')),
  ];
}

function accounts(watched: Watched): IWidget[] {
  const successes = userPoolMetric(watched, 'SignInSuccesses');
  const attempts = userPoolMetric(watched, 'SignInSuccesses', { statistic: 'SampleCount' });
  return [
    graph('Sign-ins, sign-ups, refreshed tokens', [
      successes,
      new MathExpression({
        label: 'SignInFailures',
        expression: 'attempts - successes',
        usingMetrics: { attempts, successes },
        period: Duration.minutes(5),
      }),
      userPoolMetric(watched, 'SignUpSuccesses'),
      userPoolMetric(watched, 'TokenRefreshSuccesses'),
    ]),
    graph('Throttled by Cognito', userPoolThrottles(watched)),
    new TextWidget({
      width: 8,
      height: 6,
      markdown: [
        'What each alarm means and what to do: `docs/operations.md`.',
        'Errors of resolvers are answered with status 200: they are not among 4XXError and 5XXError, but counted from the log.',
        'DynamoDB has no metrics of local indexes: what they consume is part of the table.',
        'Cognito counts through the app client; what administrators do is under the client `Admin`.',
      ].join('\n\n'),
    }),
  ];
}

function realTime(watched: Watched): IWidget[] {
  // AppSync reports these once a minute, so the sum of a longer period would count a connection several
  // times.
  const perMinute = { period: Duration.minutes(1) };
  return [
    graph('Connections and subscriptions', [
      apiMetric(watched, 'ActiveConnections', perMinute),
      apiMetric(watched, 'ActiveSubscriptions', perMinute),
    ]),
    graph('Messages to subscribers', [
      apiMetric(watched, 'PublishDataMessageSuccess'),
      apiMetric(watched, 'OutboundMessages'),
    ]),
    graph('Errors of subscriptions', realTimeErrors(watched)),
  ];
}

/** A graph of a third of the page's width, with its axis at 0. */
function graph(title: string, left: IMetric[], right: IMetric[] = []): GraphWidget {
  return new GraphWidget({ title, left, right, width: 8, height: 6, leftYAxis: { min: 0 } });
}
