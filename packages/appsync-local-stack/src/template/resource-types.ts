import { TemplateNotRunnable } from './properties.ts';

/**
 * How the local stack treats each type of resource: some run, some do not change a client's answers, and
 * every other one is refused by name, so that no part of a template is silently ignored.
 */

const RUNNING_TYPES = new Set([
  'AWS::AppSync::DataSource',
  'AWS::AppSync::FunctionConfiguration',
  'AWS::AppSync::GraphQLApi',
  'AWS::AppSync::GraphQLSchema',
  'AWS::AppSync::Resolver',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolGroup',
  'AWS::DynamoDB::Table',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
]);

/** Entry points of requests, receivers of notifications, and treatment of suspicious requests. */
const WITHOUT_PART = new Set([
  'AWS::AppSync::DomainName',
  'AWS::AppSync::DomainNameApiAssociation',
  'AWS::CloudFormation::WaitConditionHandle',
  'AWS::Cognito::LogDeliveryConfiguration',
  'AWS::Cognito::UserPoolRiskConfigurationAttachment',
  // Of the rest of IAM only `RolePolicy` changes what a data source may do.
  'AWS::IAM::AccessKey',
  'AWS::IAM::Group',
  'AWS::IAM::GroupPolicy',
  'AWS::IAM::InstanceProfile',
  'AWS::IAM::OIDCProvider',
  'AWS::IAM::SAMLProvider',
  'AWS::IAM::ServiceLinkedRole',
  'AWS::IAM::User',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::UserToGroupAddition',
  // A function by itself does nothing: what calls it (data sources, triggers, streams) is refused where it
  // stands.
  'AWS::Lambda::Alias',
  'AWS::Lambda::Function',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::LayerVersionPermission',
  'AWS::Lambda::Permission',
  'AWS::Lambda::Url',
  'AWS::Lambda::Version',
  // CDK's own helpers around logs, buckets and exports.
  'Custom::AWSCDKOpenIdConnectProvider',
  'Custom::CDKBucketDeployment',
  'Custom::CrossRegionExportReader',
  'Custom::CrossRegionExportWriter',
  'Custom::LogRetention',
  'Custom::S3AutoDeleteObjects',
  'Custom::S3BucketNotifications',
  'Custom::VpcRestrictDefaultSG',
]);

/** Services of which no resource has a part in what a client is answered. */
const SERVICES_WITHOUT_PART = [
  ...['AWS::ApplicationAutoScaling', 'AWS::Backup', 'AWS::Budgets', 'AWS::CDK', 'AWS::CE', 'AWS::Chatbot'],
  ...['AWS::CertificateManager', 'AWS::CloudFront', 'AWS::CloudTrail', 'AWS::CloudWatch', 'AWS::CodeBuild'],
  ...[
    'AWS::CodePipeline',
    'AWS::Config',
    'AWS::EC2',
    'AWS::Events',
    'AWS::GuardDuty',
    'AWS::KMS',
    'AWS::Kinesis',
  ],
  ...[
    'AWS::KinesisFirehose',
    'AWS::Logs',
    'AWS::Pinpoint',
    'AWS::RUM',
    'AWS::ResourceGroups',
    'AWS::Route53',
    'AWS::S3',
  ],
  ...[
    'AWS::SES',
    'AWS::SNS',
    'AWS::SQS',
    'AWS::SSM',
    'AWS::Scheduler',
    'AWS::SecretsManager',
    'AWS::Synthetics',
  ],
  ...['AWS::WAFv2', 'AWS::XRay'],
];

/** Whether the local stack runs resources of a type. */
export function isRun(type: string): boolean {
  return RUNNING_TYPES.has(type);
}

/** Whether resources of a type are somewhere else: they have names and attributes, but nothing asks them. */
export function isWithoutPart(type: string): boolean {
  return WITHOUT_PART.has(type) || SERVICES_WITHOUT_PART.some((service) => type.startsWith(`${service}::`));
}

/**
 * Refuses what neither runs nor is without part.
 *
 * @throws {TemplateNotRunnable} naming the resource and its type
 */
export function checkType(logicalId: string, type: string): void {
  if (type === '') {
    throw new TemplateNotRunnable(`${logicalId}: a resource must have a Type`);
  }
  if (type === 'AWS::CloudFormation::Stack') {
    throw new TemplateNotRunnable(
      `${logicalId}: ${type} is not implemented by the local stack: declare its resources in the stack itself`,
    );
  }
  if (!isRun(type) && !isWithoutPart(type)) {
    throw new TemplateNotRunnable(`${logicalId}: ${type} is not implemented by the local stack`);
  }
}
