import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
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

export interface AlarmsProps extends Watched {
  readonly errors: ErrorCounts;
  /** The topic for the start and the end of an alarm. */
  readonly topic: ITopic;
}

interface Rule {
  /** The meaning of the figure, in one sentence. */
  readonly meaning: string;
  /** How soon the operator should look. */
  readonly look: 'at once' | 'within a day';
  readonly metric: IMetric;
  /** The alarm goes off at this figure or above. */
  readonly threshold: number;
  /** Breaching periods out of evaluated ones, e.g. `[2, 3]`. */
  readonly periods: readonly [number, number];
}

/**
 * The alarms, with thresholds for a small deployment: a high percentage of few requests raises no alarm, and
 * neither does a time without requests. Each name is a heading of `docs/operations.md`, which says what to
 * do.
 */
export class Alarms extends Construct {
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, { topic, ...props }: AlarmsProps) {
    super(scope, id);
    const action = new SnsAction(topic);
    this.all = Object.entries(rules(props)).map(([name, { meaning, look, metric, threshold, periods }]) => {
      const alarm = new Alarm(this, name, {
        alarmName: `${Stack.of(this).stackName}-${name}`,
        alarmDescription: `${meaning} Look ${look}. What to do: docs/operations.md, heading "${name}".`,
        metric,
        threshold,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        datapointsToAlarm: periods[0],
        evaluationPeriods: periods[1],
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
      return alarm;
    });
  }
}

function rules({ errors, ...watched }: Omit<AlarmsProps, 'topic'>): Readonly<Record<string, Rule>> {
  const requests = apiMetric(watched, 'Requests');
  const attempts = userPoolMetric(watched, 'SignInSuccesses', { statistic: 'SampleCount' });
  return {
    InternalErrors: {
      meaning: 'A resolver ended with Internal or ran into an error: almost always a bug of ours.',
      look: 'at once',
      metric: sum('Internal errors', [errors.unexpected, errors.reported]),
      threshold: 1,
      periods: [1, 1],
    },
    ServerErrors: {
      meaning: 'AppSync answers at least 1 % of the requests, and 3 or more, with a status of 500 or above.',
      look: 'at once',
      metric: percentage('Server errors, %', apiMetric(watched, '5XXError'), requests, 3),
      threshold: 1,
      periods: [2, 3],
    },
    ClientErrors: {
      meaning: 'AppSync refuses at least 20 % of the requests, and 50 or more, before any resolver runs.',
      look: 'within a day',
      metric: percentage('Client errors, %', apiMetric(watched, '4XXError'), requests, 50),
      threshold: 20,
      periods: [3, 3],
    },
    SlowRequests: {
      meaning: 'One request in a hundred takes 3 seconds or longer.',
      look: 'within a day',
      metric: new MathExpression({
        label: 'p99 of 20 requests or more, ms',
        expression: 'IF(FILL(requests, 0) >= 20, latency, 0)',
        usingMetrics: { requests, latency: apiMetric(watched, 'Latency', { statistic: 'p99' }) },
        period: Duration.minutes(5),
      }),
      threshold: 3_000,
      periods: [3, 3],
    },
    TableThrottles: {
      meaning: 'DynamoDB turns reads or writes away, and people see Throttled.',
      look: 'at once',
      metric: sum('Throttled reads and writes', [
        tableMetric(watched, 'ReadThrottleEvents'),
        tableMetric(watched, 'WriteThrottleEvents'),
      ]),
      threshold: 5,
      periods: [2, 3],
    },
    TableSystemErrors: {
      meaning: 'DynamoDB answers with errors of its own.',
      look: 'at once',
      metric: sum('System errors', tableOperationMetrics(watched, 'SystemErrors')),
      threshold: 5,
      periods: [2, 3],
    },
    TransactionConflicts: {
      meaning: 'Many writes at once want the ledger of the same month, and some end with Throttled.',
      look: 'within a day',
      metric: tableMetric(watched, 'TransactionConflict'),
      threshold: 100,
      periods: [3, 3],
    },
    SignInThrottles: {
      meaning: 'Cognito turns people away who sign up, sign in or stay signed in.',
      look: 'at once',
      metric: sum('Throttled calls', userPoolThrottles(watched)),
      threshold: 1,
      periods: [2, 3],
    },
    SignInFailures: {
      meaning: 'At least half of the sign-ins, and 50 or more, fail: somebody may be trying passwords.',
      look: 'at once',
      metric: new MathExpression({
        label: 'Failed sign-ins, %',
        expression: 'IF((attempts - successes) >= 50, 100 * (attempts - successes) / attempts, 0)',
        usingMetrics: { attempts, successes: userPoolMetric(watched, 'SignInSuccesses') },
        period: Duration.minutes(5),
      }),
      threshold: 50,
      periods: [3, 3],
    },
    TokensNearQuota: {
      meaning: "Requests use half of the smaller default quota of a Region's request tokens, 5,000 a second.",
      look: 'within a day',
      metric: apiMetric(watched, 'TokensConsumed', perMinute),
      threshold: 2_500 * 60,
      periods: [3, 3],
    },
    RealTimeErrors: {
      meaning: 'AppSync fails to connect subscribers, or to hand them what was published.',
      look: 'within a day',
      metric: sum('Errors of subscriptions', realTimeErrors(watched)),
      threshold: 5,
      periods: [2, 3],
    },
    OutboundMessages: {
      meaning:
        'Subscribers are sent 10,000 messages a minute, $29 a day: somebody may be running up the bill.',
      look: 'at once',
      metric: apiMetric(watched, 'OutboundMessages', perMinute),
      threshold: 10_000,
      periods: [2, 3],
    },
    ActiveSubscriptions: {
      meaning: 'There are 8,000 subscriptions: each event that all of them hear costs $0.016.',
      look: 'at once',
      metric: apiMetric(watched, 'ActiveSubscriptions', perMinute),
      threshold: 8_000,
      periods: [3, 5],
    },
    ActiveConnections: {
      meaning: 'There are 1,000 connections for subscriptions; 100,000 usual users have 700.',
      look: 'within a day',
      metric: apiMetric(watched, 'ActiveConnections', perMinute),
      threshold: 1_000,
      periods: [3, 5],
    },
  };
}

/**
 * Metrics that AppSync counts once a minute: the sum of a longer period would count a connection several
 * times.
 */
const perMinute = { period: Duration.minutes(1) };

/** The sum of several metrics, where one without data counts as 0. */
function sum(label: string, metrics: readonly Metric[]): MathExpression {
  return new MathExpression({
    label,
    expression: `SUM([${metrics.map((_, index) => `FILL(m${index}, 0)`).join(', ')}])`,
    usingMetrics: Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric])),
    period: Duration.minutes(5),
  });
}

/**
 * Errors in a hundred requests, 0 while there are fewer errors than `least`. AWS does not say whether
 * `Requests` includes refused requests: the larger of both is the least number of requests.
 */
function percentage(label: string, errors: Metric, requests: Metric, least: number): MathExpression {
  return new MathExpression({
    label,
    expression: `IF(FILL(errors, 0) >= ${least}, 100 * errors / MAX([errors, FILL(requests, 0)]), 0)`,
    usingMetrics: { errors, requests },
    period: Duration.minutes(5),
  });
}
