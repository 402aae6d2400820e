import type { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Services whose resources have no names of ours in their ARNs, or are harmless. */
const WHOLE_SERVICES = [
  'appsync',
  'backup',
  'backup-storage',
  'budgets',
  'cloudfront',
  'cloudwatch',
  'cognito-idp',
  'sns',
  'wafv2',
];
const OWN_ROLE_ACTIONS = [
  ...['iam:CreateRole', 'iam:DeleteRole', 'iam:GetRole', 'iam:UpdateRole', 'iam:PassRole'],
  ...['iam:UpdateAssumeRolePolicy', 'iam:TagRole', 'iam:UntagRole'],
  ...['iam:PutRolePolicy', 'iam:DeleteRolePolicy', 'iam:GetRolePolicy'],
  ...['iam:AttachRolePolicy', 'iam:DetachRolePolicy', 'iam:ListAttachedRolePolicies', 'iam:ListRolePolicies'],
];

/**
 * What CloudFormation needs to make, change and delete the stacks of this product, and nothing else: no
 * Lambda functions, no networks, no users, no roles of others.
 */
export function executionStatements({ partition, account }: Stack): PolicyStatement[] {
  const arn = (rest: string) => `arn:${partition}:${rest}`;
  return [
    new PolicyStatement({
      sid: 'WholeServices',
      actions: WHOLE_SERVICES.map((service) => `${service}:*`),
      resources: ['*'],
    }),
    new PolicyStatement({
      sid: 'OwnTables',
      actions: ['dynamodb:*'],
      resources: [arn(`dynamodb:*:${account}:table/ExpenseTracker-*`)],
    }),
    new PolicyStatement({
      sid: 'OwnBuckets',
      actions: ['s3:*'],
      resources: [arn('s3:::expensetracker-*')],
    }),
    new PolicyStatement({
      sid: 'OwnRoles',
      actions: OWN_ROLE_ACTIONS,
      resources: [arn(`iam::${account}:role/ExpenseTracker-*`)],
    }),
    // Of AWS WAF, AWS Backup, and of Cognito for e-mail by Amazon SES.
    new PolicyStatement({
      sid: 'ServiceRoles',
      actions: ['iam:CreateServiceLinkedRole'],
      resources: [arn(`iam::${account}:role/aws-service-role/*`)],
    }),
    new PolicyStatement({
      sid: 'Logs',
      actions: ['logs:*'],
      resources: [arn(`logs:*:${account}:log-group:/aws/appsync/apis/*`)],
    }),
    new PolicyStatement({
      sid: 'Reading',
      actions: [
        'acm:DescribeCertificate',
        'dynamodb:ListTables',
        'logs:DescribeLogGroups',
        'ses:GetIdentityVerificationAttributes',
        'ssm:GetParameters',
      ],
      resources: ['*'],
    }),
    // The account's key for tables, and that of the vault of backups.
    new PolicyStatement({
      sid: 'ManagedKeys',
      actions: ['kms:CreateGrant', 'kms:DescribeKey', 'kms:GenerateDataKey', 'kms:RetireGrant'],
      resources: [arn(`kms:*:${account}:key/*`)],
      conditions: {
        StringLike: { 'kms:ViaService': ['backup.*.amazonaws.com', 'dynamodb.*.amazonaws.com'] },
      },
    }),
  ];
}
