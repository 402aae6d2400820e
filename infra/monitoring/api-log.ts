import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnGraphQLApi, FieldLogLevel } from 'aws-cdk-lib/aws-appsync';
import type { GraphqlApi } from 'aws-cdk-lib/aws-appsync';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Settings } from '../settings.ts';

export interface ApiLogProps {
  readonly api: GraphqlApi;
  readonly settings: Settings;
}

/**
 * AppSync's log. The group is made here and not by AppSync, which would keep everything for ever; the role
 * may write to this group and to no other.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html
 */
export class ApiLog extends Construct {
  readonly group: LogGroup;

  constructor(scope: Construct, id: string, { api, settings }: ApiLogProps) {
    super(scope, id);
    const logGroupName = `/aws/appsync/apis/${api.apiId}`;
    this.group = new LogGroup(this, 'Group', {
      logGroupName,
      retention: settings.logRetentionDays,
      removalPolicy: settings.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const groupArn = Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: logGroupName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const writer = new Role(this, 'Writer', { assumedBy: new ServicePrincipal('appsync.amazonaws.com') });
    writer.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
        // The group and its streams.
        resources: [groupArn, this.group.logGroupArn],
      }),
    );
    turnOn(api, writer, settings.logsContents);
  }
}

/**
 * Through the resource itself: the construct's `logConfig` brings a Lambda function that sets the retention.
 */
function turnOn(api: GraphqlApi, writer: Role, logsContents: boolean): void {
  const resource = api.node.defaultChild;
  if (!(resource instanceof CfnGraphQLApi)) {
    throw new Error('CDK has put something else than a GraphQL API into its construct');
  }
  resource.logConfig = {
    cloudWatchLogsRoleArn: writer.roleArn,
    fieldLogLevel: logsContents ? FieldLogLevel.ALL : FieldLogLevel.ERROR,
    excludeVerboseContent: !logsContents,
  };
  if (!logsContents) {
    acknowledge(api, {
      'AwsSolutions-ASC3': 'Errors are logged, contents are not: what people spend is personal.',
    });
  }
}
