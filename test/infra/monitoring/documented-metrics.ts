/**
 * The metrics that AWS documents, as far as this stack looks at them, with their dimensions. A name that is
 * not here is a slip of the pen: CloudWatch would show an empty graph for it, without a word. Read in
 * November 2026.
 */
export const DOCUMENTED_METRICS: readonly {
  readonly source: string;
  readonly namespace: string;
  readonly dimensions: readonly string[];
  readonly names: readonly string[];
}[] = [
  {
    source: 'https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html',
    namespace: 'AWS/AppSync',
    dimensions: ['GraphQLAPIId'],
    names: [
      '4XXError',
      '5XXError',
      'Latency',
      'Requests',
      'TokensConsumed',
      'ConnectServerError',
      'SubscribeServerError',
      'PublishDataMessageSuccess',
      'PublishDataMessageServerError',
      'InboundMessageFailure',
      'InboundMessageDropped',
      'OutboundMessages',
      'ActiveConnections',
      'ActiveSubscriptions',
    ],
  },
  {
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html',
    namespace: 'AWS/DynamoDB',
    dimensions: ['TableName'],
    names: [
      'ConsumedReadCapacityUnits',
      'ConsumedWriteCapacityUnits',
      'ReadThrottleEvents',
      'WriteThrottleEvents',
      'TransactionConflict',
      'ConditionalCheckFailedRequests',
    ],
  },
  {
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html',
    namespace: 'AWS/DynamoDB',
    dimensions: ['Operation', 'TableName'],
    names: ['SystemErrors'],
  },
  {
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/metrics-for-cognito-user-pools.html',
    namespace: 'AWS/Cognito',
    dimensions: ['UserPool', 'UserPoolClient'],
    names: [
      'SignUpSuccesses',
      'SignUpThrottles',
      'SignInSuccesses',
      'SignInThrottles',
      'TokenRefreshSuccesses',
      'TokenRefreshThrottles',
    ],
  },
];
