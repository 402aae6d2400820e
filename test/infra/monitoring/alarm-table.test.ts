import { describe, expect, it } from 'vitest';
import { STAGES } from '../../../infra/stages.ts';
import { synthesize } from '../../../infra/synthesize.ts';
import { alarmsOf } from './observability-template.ts';
import type { AlarmProperties, ObservedTemplate } from './observability-template.ts';

/** An alarm in full, but for its words and its topic, which `observability.test.ts` looks at. */
interface AlarmRow {
  /** Each as `namespace name (statistic, seconds)`, by the id that the expression has for it. */
  readonly metrics: Readonly<Record<string, string>>;
  /** @default the only metric itself */
  readonly expression?: string;
  readonly atLeast: number;
  /** So many data points of so many. */
  readonly datapoints: string;
}

const REQUESTS = 'AWS/AppSync Requests (Sum, 300)';

/**
 * The thresholds, statistics and periods that docs/operations.md explains. They are written here a second
 * time on purpose.
 */
const TABLE: Readonly<Record<string, AlarmRow>> = {
  InternalErrors: {
    metrics: {
      m0: 'ExpenseTracker-prod/Errors Unexpected (Sum, 300)',
      m1: 'ExpenseTracker-prod/Errors Reported (Sum, 300)',
    },
    expression: 'SUM([FILL(m0, 0), FILL(m1, 0)])',
    atLeast: 1,
    datapoints: '1 of 1',
  },
  ServerErrors: {
    metrics: { errors: 'AWS/AppSync 5XXError (Sum, 300)', requests: REQUESTS },
    expression: 'IF(FILL(errors, 0) >= 3, 100 * errors / MAX([errors, FILL(requests, 0)]), 0)',
    atLeast: 1,
    datapoints: '2 of 3',
  },
  ClientErrors: {
    metrics: { errors: 'AWS/AppSync 4XXError (Sum, 300)', requests: REQUESTS },
    expression: 'IF(FILL(errors, 0) >= 50, 100 * errors / MAX([errors, FILL(requests, 0)]), 0)',
    atLeast: 20,
    datapoints: '3 of 3',
  },
  SlowRequests: {
    metrics: { requests: REQUESTS, latency: 'AWS/AppSync Latency (p99, 300)' },
    expression: 'IF(FILL(requests, 0) >= 20, latency, 0)',
    atLeast: 3_000,
    datapoints: '3 of 3',
  },
  TableThrottles: {
    metrics: {
      m0: 'AWS/DynamoDB ReadThrottleEvents (Sum, 300)',
      m1: 'AWS/DynamoDB WriteThrottleEvents (Sum, 300)',
    },
    expression: 'SUM([FILL(m0, 0), FILL(m1, 0)])',
    atLeast: 5,
    datapoints: '2 of 3',
  },
  TableSystemErrors: {
    metrics: {
      m0: 'AWS/DynamoDB SystemErrors of GetItem (Sum, 300)',
      m1: 'AWS/DynamoDB SystemErrors of BatchGetItem (Sum, 300)',
      m2: 'AWS/DynamoDB SystemErrors of Query (Sum, 300)',
      m3: 'AWS/DynamoDB SystemErrors of PutItem (Sum, 300)',
      m4: 'AWS/DynamoDB SystemErrors of UpdateItem (Sum, 300)',
      m5: 'AWS/DynamoDB SystemErrors of TransactWriteItems (Sum, 300)',
    },
    expression: 'SUM([FILL(m0, 0), FILL(m1, 0), FILL(m2, 0), FILL(m3, 0), FILL(m4, 0), FILL(m5, 0)])',
    atLeast: 5,
    datapoints: '2 of 3',
  },
  TransactionConflicts: {
    metrics: { m1: 'AWS/DynamoDB TransactionConflict (Sum, 300)' },
    atLeast: 100,
    datapoints: '3 of 3',
  },
  SignInThrottles: {
    metrics: {
      m0: 'AWS/Cognito SignInThrottles (Sum, 300)',
      m1: 'AWS/Cognito SignUpThrottles (Sum, 300)',
      m2: 'AWS/Cognito TokenRefreshThrottles (Sum, 300)',
    },
    expression: 'SUM([FILL(m0, 0), FILL(m1, 0), FILL(m2, 0)])',
    atLeast: 1,
    datapoints: '2 of 3',
  },
  SignInFailures: {
    metrics: {
      attempts: 'AWS/Cognito SignInSuccesses (SampleCount, 300)',
      successes: 'AWS/Cognito SignInSuccesses (Sum, 300)',
    },
    expression: 'IF((attempts - successes) >= 50, 100 * (attempts - successes) / attempts, 0)',
    atLeast: 50,
    datapoints: '3 of 3',
  },
  TokensNearQuota: {
    metrics: { m1: 'AWS/AppSync TokensConsumed (Sum, 60)' },
    atLeast: 150_000,
    datapoints: '3 of 3',
  },
  RealTimeErrors: {
    metrics: {
      m0: 'AWS/AppSync ConnectServerError (Sum, 300)',
      m1: 'AWS/AppSync SubscribeServerError (Sum, 300)',
      m2: 'AWS/AppSync PublishDataMessageServerError (Sum, 300)',
      m3: 'AWS/AppSync InboundMessageFailure (Sum, 300)',
      m4: 'AWS/AppSync InboundMessageDropped (Sum, 300)',
    },
    expression: 'SUM([FILL(m0, 0), FILL(m1, 0), FILL(m2, 0), FILL(m3, 0), FILL(m4, 0)])',
    atLeast: 5,
    datapoints: '2 of 3',
  },
  OutboundMessages: {
    metrics: { m1: 'AWS/AppSync OutboundMessages (Sum, 60)' },
    atLeast: 10_000,
    datapoints: '2 of 3',
  },
  ActiveSubscriptions: {
    metrics: { m1: 'AWS/AppSync ActiveSubscriptions (Sum, 60)' },
    atLeast: 8_000,
    datapoints: '3 of 5',
  },
  ActiveConnections: {
    metrics: { m1: 'AWS/AppSync ActiveConnections (Sum, 60)' },
    atLeast: 1_000,
    datapoints: '3 of 5',
  },
};

/** The row that the template has; what every alarm has in common is refused here when it is anything else. */
function rowOf({ Metrics, ...alarm }: AlarmProperties): AlarmRow {
  expect(alarm).toMatchObject({
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'notBreaching',
  });
  // Of the metrics and the expression CloudWatch watches the one that returns data.
  const watched = Metrics.filter(({ ReturnData }) => ReturnData === true);
  expect(watched).toHaveLength(1);
  const [result] = watched;
  const metrics = Metrics.flatMap(({ Id, MetricStat }) => {
    if (MetricStat === undefined) {
      return [];
    }
    const { Namespace, MetricName, Dimensions = [] } = MetricStat.Metric;
    const operation = Dimensions.find(({ Name }) => Name === 'Operation')?.Value;
    const name = `${Namespace} ${MetricName}${typeof operation === 'string' ? ` of ${operation}` : ''}`;
    return [[Id, `${name} (${MetricStat.Stat}, ${MetricStat.Period})`]];
  });
  return {
    metrics: Object.fromEntries(metrics) as Record<string, string>, // made just now
    ...(result?.Expression === undefined ? {} : { expression: result.Expression }),
    atLeast: alarm.Threshold,
    datapoints: `${alarm.DatapointsToAlarm} of ${alarm.EvaluationPeriods}`,
  };
}

describe('the alarms of prod', () => {
  const template = synthesize({ stage: 'prod' }).template as ObservedTemplate; // CDK wrote it.
  const alarms = alarmsOf(template);
  const nameOf = ({ AlarmName }: AlarmProperties) => AlarmName.replace('ExpenseTracker-prod-', '');

  it('are those of the table', () => {
    expect(alarms.map(nameOf)).toEqual(Object.keys(TABLE));
  });

  it.each(Object.entries(TABLE))('go off as the table says: %s', (name, row) => {
    const [alarm] = alarms.filter((each) => nameOf(each) === name);

    expect(alarm === undefined ? undefined : rowOf(alarm)).toEqual(row);
  });

  it('are all on', () => {
    expect(alarms.map(({ ActionsEnabled }) => ActionsEnabled ?? true)).toEqual(alarms.map(() => true));
  });

  it('ring for messages before a day of them has cost as much as the budget of a month', () => {
    const messagesPerDay = (TABLE['OutboundMessages']?.atLeast ?? 0) * 24 * 60;
    const usdPerDay = (messagesPerDay / 1_000_000) * 2;

    expect(usdPerDay).toBeCloseTo(28.8, 10);
    expect(usdPerDay).toBeLessThan(Number(STAGES.prod.monthlyBudget));
  });
});
