import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { Api } from '../api.ts';
import type { Auth } from '../auth.ts';
import type { Data } from '../data.ts';

/** The monitored resources, whose names are the dimensions of the metrics. */
export interface Watched {
  readonly auth: Pick<Auth, 'userPool' | 'client'>;
  readonly data: Pick<Data, 'table'>;
  readonly api: Pick<Api, 'graphqlApi'>;
}

/** The calls to DynamoDB that the resolvers make: system errors are counted by operation only. */
const TABLE_OPERATIONS = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'UpdateItem',
  'TransactWriteItems',
] as const;

/** Sums of five minutes, unless the options say otherwise. */
const defaults: MetricOptions = { statistic: 'Sum', period: Duration.minutes(5) };

/**
 * A metric of the GraphQL API.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html
 */
export function apiMetric({ api }: Watched, metricName: string, options?: MetricOptions): Metric {
  return new Metric({
    namespace: 'AWS/AppSync',
    metricName,
    dimensionsMap: { GraphQLAPIId: api.graphqlApi.apiId },
    label: metricName,
    ...defaults,
    ...options,
  });
}

/**
 * A metric of the table. What its local indexes consume is part of the table's own figures: DynamoDB has
 * separate metrics for global indexes only.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
 */
export function tableMetric({ data }: Watched, metricName: string, options?: MetricOptions): Metric {
  return new Metric({
    namespace: 'AWS/DynamoDB',
    metricName,
    dimensionsMap: { TableName: data.table.tableName },
    label: metricName,
    ...defaults,
    ...options,
  });
}

/** A metric of the table that DynamoDB counts by operation, for each operation that the resolvers use. */
export function tableOperationMetrics({ data }: Watched, metricName: string): Metric[] {
  return TABLE_OPERATIONS.map(
    (operation) =>
      new Metric({
        namespace: 'AWS/DynamoDB',
        metricName,
        dimensionsMap: { TableName: data.table.tableName, Operation: operation },
        label: operation,
        ...defaults,
      }),
  );
}

/**
 * A metric of the user pool and its app client. The metrics that end in `Successes` are 1 for a success and 0
 * for a failure: their sum counts successes, their sample count attempts.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/metrics-for-cognito-user-pools.html
 */
export function userPoolMetric({ auth }: Watched, metricName: string, options?: MetricOptions): Metric {
  return new Metric({
    namespace: 'AWS/Cognito',
    metricName,
    dimensionsMap: { UserPool: auth.userPool.userPoolId, UserPoolClient: auth.client.userPoolClientId },
    label: metricName,
    ...defaults,
    ...options,
  });
}

/** Faults of AppSync between a mutation and its subscribers. */
export function realTimeErrors(watched: Watched): Metric[] {
  return [
    'ConnectServerError',
    'SubscribeServerError',
    'PublishDataMessageServerError',
    'InboundMessageFailure',
    'InboundMessageDropped',
  ].map((metricName) => apiMetric(watched, metricName));
}

/**
 * Sign-ups, sign-ins and refreshes that Cognito throttled.
 */
export function userPoolThrottles(watched: Watched): Metric[] {
  return ['SignInThrottles', 'SignUpThrottles', 'TokenRefreshThrottles'].map((metricName) =>
    userPoolMetric(watched, metricName),
  );
}
